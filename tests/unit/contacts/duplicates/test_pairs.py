"""The list of pairs, and what a person says of them."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from planner.contacts.duplicates.evidence import Reason
from planner.contacts.duplicates.pairs import (
    PairList,
    dismiss,
    level_of,
    open_pairs,
    pairs_of,
    restore_pair,
)
from planner.contacts.models import Channel, ChannelKind
from planner.history.models import Entry
from planner.kernel.errors import Conflict
from planner.kernel.work import Work
from tests.conftest import NOW
from tests.unit.contacts.duplicates.comparing import Enter, found, reasons, the_pair


def test_who_is_not_the_same_is_not_shown_again(work: Work, enter: Enter) -> None:
    one = enter("Anna Arden", email="anna@paper.test")
    enter("Anna Arden")
    found(work)
    dismiss(work, the_pair(work))

    one.notes = "Anything else."
    work.session.flush()

    assert reasons(work) == []


def test_until_a_name_or_an_address_changes(work: Work, enter: Enter) -> None:
    enter("Anna Arden", email="anna@paper.test")
    other = enter("Anna Arden")
    found(work)
    dismiss(work, the_pair(work))

    other.channels.append(
        Channel(
            office_id=work.office_id,
            kind=ChannelKind.EMAIL,
            value="anna@paper.test",
            key="anna@paper.test",
        )
    )
    work.session.flush()

    assert reasons(work) == [Reason.ADDRESS]


def test_it_can_be_said_otherwise(work: Work, enter: Enter) -> None:
    enter("Anna Arden")
    enter("Anna Arden")
    found(work)
    pair = the_pair(work)

    for _twice in range(2):
        dismiss(work, pair)
    for _twice in range(2):
        restore_pair(work, pair)

    told = select(Entry.verb).where(Entry.verb.startswith("duplicate.")).order_by(Entry.id)
    assert work.session.scalars(told).all() == ["duplicate.dismissed", "duplicate.restored"]
    assert work.session.scalar(open_pairs(work.office_id)) == 1


def test_what_is_said_of_somebody_who_is_gone_is_refused(work: Work, enter: Enter) -> None:
    enter("Anna Arden")
    other = enter("Anna Arden")
    found(work)
    other.archived_at = NOW
    work.session.flush()

    with pytest.raises(Conflict, match="not in the register any more"):
        dismiss(work, the_pair(work))


def test_the_list_is_narrowed_to_a_level(work: Work, enter: Enter) -> None:
    enter("Anna Arden", email="anna@paper.test")
    enter("Anna Arden", email="anna@paper.test")
    enter("Ben Bellwether")
    enter("Ben Bellwether")
    found(work)

    levels = {
        level: len(
            work.session.scalars(PairList(office_id=work.office_id, level=level).select()).all()
        )
        for level in ("certain", "likely", "possible", "")
    }

    assert levels == {"certain": 1, "likely": 0, "possible": 1, "": 2}
    assert [level_of(doubt) for doubt in (0, 10, 11, 40, 41, 70)] == [
        *("certain", "certain", "likely", "likely", "possible", "possible")
    ]


def test_the_pairs_of_a_person(work: Work, enter: Enter) -> None:
    enter("Anna Arden")
    other = enter("Anna Arden")
    found(work)

    assert work.session.scalars(pairs_of(work.office_id, other.id)).all() == [the_pair(work)]
