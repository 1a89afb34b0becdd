"""What a person says about doubtful rows, and what came between the preview and the import."""

from __future__ import annotations

import pytest

from planner.contacts.importing.models import Decision
from planner.kernel.work import Work
from tests.factories import Make
from tests.unit.contacts.importing.acts import (
    decide_about,
    outcomes,
    people,
    previewed,
    row,
    take_in,
)
from tests.unit.contacts.importing.test_verdicts import suppress


@pytest.mark.parametrize(
    ("decision", "found"),
    [
        (Decision.NEW, ["Boris Quayle", "Ada Ferrymann"]),
        (Decision.SAME, ["Ada Ferrymann"]),
        (Decision.LEAVE_OUT, ["Boris Quayle"]),
        (None, ["Boris Quayle"]),
    ],
)
def test_a_doubtful_row_is_what_a_person_says(
    make: Make, work: Work, decision: Decision | None, found: list[str]
) -> None:
    make.person("Boris Quayle", email="news@paper.test")
    brought = previewed(work, row(1, "Ada Ferrymann", "news@paper.test"))
    decide_about(work, brought, 1, decision)

    take_in(work, brought)

    assert [one.names.best() for one in people(work)] == found


def test_whoever_is_entered_meanwhile_is_asked_about(make: Make, work: Work) -> None:
    brought = previewed(work, row(1, "Ada Ferrymann", "ada@paper.test"))
    make.person("Ada Ferrymann", email="ada@paper.test")

    take_in(work, brought)

    assert outcomes(work, brought) == [
        (1, "left_out", "Somebody has entered this person meanwhile.")
    ]
    assert len(people(work)) == 1


def test_a_new_one_in_spite_of_a_namesake_is_asked_about_only_if_another_came(
    make: Make, work: Work
) -> None:
    make.person("Ada Ferrymann")
    brought = previewed(
        work, row(1, "Ada Ferrymann", "ada@paper.test"), row(2, "Ada Ferrymann", "b@paper.test")
    )
    decide_about(work, brought, 1, Decision.NEW)
    decide_about(work, brought, 2, Decision.NEW)
    make.person("Ada Ferrymann", email="b@paper.test")

    take_in(work, brought)

    assert [told for _n, told, _r in outcomes(work, brought)] == ["created", "left_out"]


def test_whoever_is_changed_or_removed_meanwhile_is_asked_about(make: Make, work: Work) -> None:
    changed = make.person("Ada Ferrymann", email="ada@paper.test")
    removed = make.person("Boris Quayle", email="boris@paper.test")
    brought = previewed(
        work,
        row(1, "Ada Ferrymann", "ada@paper.test", notes="shy"),
        row(2, "Boris Quayle", "boris@paper.test", notes="shy"),
    )
    changed.revise(None)
    work.session.delete(removed)
    work.session.flush()

    take_in(work, brought)

    assert outcomes(work, brought) == [
        (1, "left_out", "Somebody has changed this person meanwhile."),
        (2, "left_out", "This person is not in the register any more."),
    ]


@pytest.mark.parametrize("portion", [1, 500])
def test_a_row_about_a_person_who_was_left_out_is_left_out(
    make: Make, work: Work, portion: int
) -> None:
    brought = previewed(
        work,
        row(1, "Ada Ferrymann", "ada@paper.test"),
        row(2, "Ada Ferrymann", "ada@paper.test", notes="shy"),
    )
    make.person("Ada Ferrymann", email="ada@paper.test")

    take_in(work, brought, portion=portion)

    assert outcomes(work, brought)[1] == (
        2,
        "left_out",
        "Another row about the same person was left out.",
    )


def test_whoever_opts_out_meanwhile_is_left_out(work: Work) -> None:
    brought = previewed(work, row(1, "Ada Ferrymann", "ada@paper.test"))
    suppress(work, "ada@paper.test")

    take_in(work, brought)

    assert outcomes(work, brought) == [(1, "left_out", "does not want letters")]
    assert people(work) == []
