"""Which assistants get copies, of which letters, and what becomes of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from planner.accounts.models import Office
from planner.contacts.assistants import name_assistant, remove_assistant
from planner.contacts.models import Person
from planner.contacts.suppression import SuppressionRoad, Unwanted
from planner.contacts.suppressions import suppress
from planner.distribution.assistant_copies import (
    WITHIN,
    copies_of,
    original_of,
)
from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus
from planner.jobs.assistant_copies import write_copies
from planner.kernel.work import Work
from planner.merging.merge import MergePlan, merge
from planner.outbox.delivery.sending import UNWANTED
from planner.outbox.models import Delivery, Letter
from planner.privacy.erasing import erase
from planner.releases.models import Release
from tests.conftest import NOW
from tests.factories import Make
from tests.unit.distribution.choosing import chosen, corrected, sent
from tests.unit.distribution.copying import copied, leave
from tests.unit.invitations.post import invite, move
from tests.unit.outbox.postman import Postman
from tests.unit.privacy.conftest import send_released


def test_only_what_leaves_while_they_assist_is_copied(
    make: Make, mine: Work, coming: Event, ada: Person
) -> None:
    bea = make.person("Bea Bell", email="bea@paper.test")
    invite(mine, coming, [ada])
    leave(mine)
    row = name_assistant(replace(mine, now=NOW + timedelta(minutes=1)), ada, bea.id)
    assert copied(mine) == []

    row.since = NOW
    remove_assistant(mine, row)

    assert copied(mine) == []


def test_what_left_long_ago_is_not_copied_any_more(
    mine: Work, coming: Event, ada: Person, bea: Person
) -> None:
    invite(mine, coming, [ada])
    leave(mine)
    mine.session.commit()

    assert write_copies(mine.session, mine.links, NOW + WITHIN) == 0


def test_who_cannot_get_a_copy_keeps_nobody_else_from_theirs(
    make: Make, mine: Work, coming: Event, ada: Person, bea: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planner.distribution.assistant_copies._AT_ONCE", 1)
    cy = make.person("Cy", email="cy@paper.test")
    name_assistant(mine, ada, cy.id)
    bea.archived_at = NOW
    invite(mine, coming, [ada])
    leave(mine)

    assert [one.recipient_name for one in copied(mine)] == ["Cy"]


def test_an_assistant_at_the_address_of_the_letter_gets_no_second_one(
    mine: Work, coming: Event, ada: Person, bea: Person
) -> None:
    invite(mine, coming, [ada])
    for letter in mine.session.scalars(select(Letter)):
        letter.recipient_address = "BEA@paper.test"
    leave(mine)

    assert copied(mine) == []


@pytest.mark.parametrize("is_cancelled", [False, True])
def test_who_has_opted_out_gets_none(
    mine: Work, coming: Event, ada: Person, bea: Person, is_cancelled: bool
) -> None:
    if is_cancelled:
        invite(mine, coming, [ada])
        leave(mine)
        copied(mine)
        move(mine, coming, EventStatus.CANCELLED, "Flood.")
    else:
        invite(mine, coming, [ada])
    leave(mine)
    suppress(mine, ["bea@paper.test"], Unwanted.INVITATIONS, SuppressionRoad.LINK)

    copy = copied(mine)[-1]
    send_released(mine, Postman())

    mine.session.refresh(copy)
    assert (copy.delivery, copy.error) == (Delivery.DISCARDED, UNWANTED)


def test_an_assistant_who_was_merged_since_gets_no_second_copy(
    make: Make, mine: Work, coming: Event, ada: Person, bea: Person
) -> None:
    invite(mine, coming, [ada])
    leave(mine)
    [copy] = copied(mine)
    other = make.person("B. Bell", email="b@paper.test")

    merge(mine, other, bea, MergePlan())

    assert copied(mine) == [copy]


def test_of_several_copies_at_once_one_tells_the_assistant_of_their_data(
    make: Make, mine: Work, coming: Event, ada: Person, bea: Person
) -> None:
    cy = make.person("Cy", email="cy@paper.test")
    name_assistant(mine, cy, bea.id)
    invite(mine, coming, [ada, cy])
    leave(mine)

    assert [one.has_notice for one in copied(mine)] == [True, False]


def test_copies_name_their_letter_and_the_letter_its_copies(
    mine: Work, coming: Event, ada: Person, bea: Person
) -> None:
    invite(mine, coming, [ada])
    leave(mine)

    [copy] = copied(mine)

    [original] = mine.session.scalars(select(Letter).where(Letter.person_id == ada.id))
    assert list(mine.session.scalars(copies_of(original))) == [copy]
    assert (original_of(copy), original_of(original)) == (original.id, None)


def test_a_correction_is_copied(
    make: Make,
    mine: Work,
    office: Office,
    over: Event,
    release: Release,
    ada: Person,
    bea: Person,
    tmp_path: Path,
) -> None:
    sent(mine, chosen(mine, over, person_ids=[ada.id]), tmp_path)
    corrected(make, office, over, release)
    sent(mine, chosen(mine, over, person_ids=[ada.id]), tmp_path)
    for one in mine.session.scalars(select(Letter)):
        one.sent_at = NOW

    subjects = [one.subject.partition(":")[2].partition(":")[0] for one in copied(mine)]

    assert subjects == [" Press release", " Correction"]


def test_when_the_person_is_erased_their_copies_say_nothing(
    mine: Work, coming: Event, ada: Person, bea: Person
) -> None:
    invite(mine, coming, [ada])
    leave(mine)
    [copy] = copied(mine)

    erase(mine, ada)

    mine.session.refresh(copy)
    assert "Ada" not in f"{copy.subject}{copy.text}{copy.html}"
    assert (copy.recipient_address, copy.delivery) == ("bea@paper.test", Delivery.DISCARDED)
