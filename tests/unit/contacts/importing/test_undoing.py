"""Taking back a whole import: who goes, who stays and why, and what is as before."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import delete, select

from planner.contacts.importing.models import ChangeRule, Decision, Import
from planner.contacts.importing.rows import rows_of
from planner.contacts.models import Gender, Outlet, Person, Pool, PoolMember
from planner.contacts.operations import PersonPlan, revise_person
from planner.contacts.pools import remove_member
from planner.contacts.topic import Topic
from planner.grammar.models import WordForm
from planner.history.models import Entry
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.organisations.models import Organisation
from tests.factories import Make
from tests.unit.contacts.importing.acts import (
    decide_about,
    outcomes,
    people,
    person,
    pools,
    previewed,
    row,
    take_in,
    take_out,
    taken_in,
)
from tests.unit.contacts.importing.test_storing import full

_SEEN = (
    "names", "surnames", "gender", "language", "is_journalist", "notes", "source", "legal_basis",
    "label", "sort_name", "search_text",
)  # fmt: skip


def snapshot(work: Work, one: Person) -> dict[str, Any]:
    return {
        **{name: getattr(one, name) for name in _SEEN},
        "channels": [(c.value, c.key) for c in one.channels],
        "posts": [(a.employer and a.employer.names, a.functions) for a in one.affiliations],
        "topics": [topic.names for topic in one.topic_list],
        "pools": pools(work, one),
    }


def known(make: Make, work: Work) -> Person:
    """Somebody of whom a row of `full` changes everything but the name."""
    ada = make.person("Ada Ferrymann", email="ada@paper.test", language="en", notes="shy")
    make.affiliation(
        ada, outlet=make.outlet(names=Texts(en="Herald")), functions=Texts(en="reporter")
    )
    work.session.refresh(ada)
    ada.index()
    work.session.flush()
    return ada


def rest(work: Work) -> list[str]:
    models: tuple[Any, ...] = (Outlet, Organisation, Topic, Pool)
    return [one.label for model in models for one in work.session.scalars(select(model))]


def told(brought: Import) -> dict[str, int]:
    return dict(brought.outcomes)


@pytest.mark.parametrize("portion", [1, 500])
def test_whoever_came_goes_with_all_that_came_with_them(
    make: Make, work: Work, portion: int
) -> None:
    pool = make.pool(names=Texts(en="Everybody"))
    brought = taken_in(
        work,
        full(),
        row(2, "Boris Quayle", "b@paper.test", organisation="Water Fund"),
        row(3, "Ada Ferrymann", "third@paper.test", outlet="Harbour Times"),
        pool_ids=[pool.id],
    )
    make.forms("Ada Ferrymann", genitive="Ады Ферриманн")

    take_out(work, brought, portion=portion)

    assert people(work) == []
    assert rest(work) == ["Everybody"]
    assert work.session.scalars(select(PoolMember)).all() == []
    assert work.session.scalars(select(WordForm)).all() == []
    assert told(brought) == {"undone": 3}
    deleted = select(Entry.subject_kind).where(Entry.verb.endswith(".deleted"))
    assert sorted(work.session.scalars(deleted)) == [
        "organisations", "outlets", "people", "people", "pools", "topics", "topics",
    ]  # fmt: skip


@pytest.mark.parametrize("rule", ChangeRule)
def test_what_was_changed_is_as_before(make: Make, work: Work, rule: ChangeRule) -> None:
    before = snapshot(work, known(make, work))
    brought = taken_in(work, full(), rule=rule)

    take_out(work, brought)

    assert snapshot(work, person(work, "Ada Ferrymann")) == before
    assert told(brought) == {"undone": 1}


def test_a_name_and_its_surname_are_as_before(make: Make, work: Work) -> None:
    make.person("Ada Quayle", email="ada@paper.test", surnames=Texts(en="Quayle"), gender=None)
    brought = previewed(
        work,
        row(
            1,
            "Ada Ferrymann",
            "ada@paper.test",
            surnames=Texts(en="Ferrymann"),
            gender=Gender.FEMININE,
        ),
    )
    decide_about(work, brought, 1, Decision.SAME)
    take_in(work, brought)

    take_out(work, brought)

    (ada,) = people(work)
    assert (ada.names, ada.surnames) == (Texts(en="Ada Quayle"), Texts(en="Quayle"))
    assert ada.gender is None


def test_an_employer_and_a_function_that_came_go(make: Make, work: Work) -> None:
    make.person("Ada Ferrymann", email="ada@paper.test")
    make.person("Boris Quayle", email="boris@paper.test")
    brought = taken_in(
        work,
        row(1, "Ada Ferrymann", "ada@paper.test", outlet="Herald", function="editor"),
        row(2, "Boris Quayle", "boris@paper.test", function="stringer"),
    )

    take_out(work, brought)

    assert [one.affiliations for one in people(work)] == [[], []]


def test_whoever_was_changed_since_stays(make: Make, work: Work) -> None:
    brought = taken_in(work, row(1, "Ada Ferrymann", "ada@paper.test"))
    (ada,) = people(work)
    revise_person(work, ada, PersonPlan(names=Texts(en="Ada Byron")), None)

    take_out(work, brought)

    assert outcomes(work, brought) == [(1, "kept", "Somebody has changed this person since.")]
    assert [one.label for one in people(work)] == ["Ada Byron"]
    assert told(brought) == {"kept": 1}


def test_whoever_is_a_guest_or_in_another_pool_stays(make: Make, work: Work) -> None:
    brought = taken_in(work, row(1, "Ada Ferrymann"), row(2, "Boris Quayle"), row(3, "Carla Weir"))
    ada, boris, _carla = people(work)
    make.invitation(make.event(), person=ada)
    make._own(PoolMember, {}, person=boris, pool=make.pool())

    take_out(work, brought)

    assert outcomes(work, brought) == [
        (1, "kept", "This person is a guest, speaks somewhere, or is used elsewhere."),
        (2, "kept", "Somebody has put this person into another pool since."),
        (3, "undone", ""),
    ]


def test_a_value_that_was_changed_since_stays(make: Make, work: Work) -> None:
    known(make, work)
    brought = taken_in(work, full())
    ada = person(work, "Ada Ferrymann")
    ada.language, ada.notes, ada.source = "fr", "", "a letter"
    ada.affiliations[0].outlet = None
    ada.affiliations[0].functions = Texts(en="editor")
    ada.channels = ada.channels[:1]
    ada.topics = []
    ada.is_journalist = False
    work.session.flush()

    take_out(work, brought)

    ada = person(work, "Ada Ferrymann")
    assert (ada.language, ada.source, ada.notes) == ("fr", "a letter", "")
    assert outcomes(work, brought) == [(1, "kept", "Somebody has changed this person since.")]
    (stored,) = [row.changes for row in work.session.scalars(rows_of(brought))]
    assert {change["field"] for change in stored} == {
        "outlet", "function", "email", "phone", "language", "journalist", "topic", "notes",
        "source",
    }  # fmt: skip


def test_notes_that_somebody_has_added_to_stay(make: Make, work: Work) -> None:
    known(make, work)
    brought = taken_in(work, row(1, "Ada Ferrymann", "ada@paper.test", notes="calls"))
    person(work, "Ada Ferrymann").notes += "\nlikes rivers"
    work.session.flush()

    take_out(work, brought)

    assert person(work, "Ada Ferrymann").notes == "shy\n\nlikes rivers"


def test_a_former_outlet_that_is_gone_is_not_set_again(make: Make, work: Work) -> None:
    known(make, work)
    brought = taken_in(work, row(1, "Ada Ferrymann", "ada@paper.test", outlet="Gazette"))
    work.session.execute(delete(Outlet).where(Outlet.label == "Herald"))

    take_out(work, brought)

    (post,) = person(work, "Ada Ferrymann").affiliations
    assert post.employer is not None
    assert post.employer.label == "Gazette"


def test_people_who_are_gone_already(make: Make, work: Work) -> None:
    known(make, work)
    brought = taken_in(
        work, full(), row(2, "Boris Quayle", "b@paper.test"), row(3, "Carla Weir", "c@paper.test")
    )
    for one in people(work)[:2]:
        work.session.delete(one)
    work.session.flush()

    take_out(work, brought)

    assert outcomes(work, brought) == [
        (1, "kept", "This person is not in the register any more."),
        (2, "undone", ""),
        (3, "undone", ""),
    ]


def test_a_pool_that_somebody_has_left_or_that_is_renamed_is_no_hindrance(
    make: Make, work: Work
) -> None:
    make.person("Ada Ferrymann", email="ada@paper.test", is_journalist=True, source="a card")
    brought = taken_in(work, row(1, "Ada Ferrymann", "ada@paper.test", pools=("Rivers", "Lakes")))
    ada = person(work, "Ada Ferrymann")
    rivers, lakes = work.session.scalars(select(Pool).order_by(Pool.id))
    remove_member(work, rivers, ada)
    lakes.names = Texts(en="Seas")
    lakes.revise(None)
    work.session.flush()

    take_out(work, brought)

    assert pools(work, ada) == ["Seas"]
    assert rest(work) == ["Seas"]


def test_what_came_with_the_list_and_is_used_stays(make: Make, work: Work) -> None:
    brought = taken_in(work, full())
    herald = work.session.scalars(select(Outlet)).one()
    make.affiliation(make.person("Boris Quayle"), outlet=herald)

    take_out(work, brought)

    assert rest(work) == ["Harbour Times"]


def test_somebody_changed_twice_by_a_list_is_as_before(make: Make, work: Work) -> None:
    before = snapshot(work, known(make, work))
    brought = taken_in(
        work,
        row(1, "Ada Ferrymann", "ada@paper.test", notes="calls", outlet="Gazette"),
        row(2, "Ada Ferrymann", "ada@paper.test", notes="writes", outlet="Organ"),
    )

    take_out(work, brought, portion=1)

    assert snapshot(work, person(work, "Ada Ferrymann")) == before
