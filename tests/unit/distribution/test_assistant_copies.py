"""Copies of letters for assistants: what they say, and what they do not."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from planner.accounts.models import Office, ReplyAddresses
from planner.contacts.assistants import name_assistant, remove_assistant
from planner.contacts.models import Person
from planner.contacts.suppression import SuppressionRoad, Unwanted
from planner.contacts.suppressions import suppress
from planner.distribution.assistant_copies import (
    PURPOSE,
    WITHIN,
    copies_of,
    original_of,
    write_copies,
)
from planner.distribution.embargoed_copies import give_copy
from planner.distribution.models import DistributionKind
from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus
from planner.free_letters.operations import draft_free_letter, note_written
from planner.jobs.starting import start_free_letter
from planner.kernel.reply_addresses import reply_address
from planner.kernel.work import Work
from planner.outbox.delivery.sending import UNWANTED
from planner.outbox.list_kinds import ListKind
from planner.outbox.message.redaction import redacted
from planner.outbox.models import Delivery, Letter
from planner.privacy.erasing import erase
from planner.releases.models import Release
from tests.conftest import NOW
from tests.factories import Make
from tests.releases import issued
from tests.unit.distribution.choosing import chosen, corrected, sent
from tests.unit.free_letters.drafts import plan as free_plan
from tests.unit.invitations.post import invite, move
from tests.unit.jobs.doing import do_all
from tests.unit.outbox.postman import Postman
from tests.unit.privacy.conftest import send_released

_TOKEN = re.compile(r"/[acimstu]/[a-z2-7]{52}")


@pytest.fixture
def ada(make: Make) -> Person:
    return make.person("Ada Arden", email="ada@paper.test")


@pytest.fixture
def bea(make: Make, mine: Work, ada: Person) -> Person:
    """Ada's assistant."""
    bea = make.person("Bea Bell", email="bea@paper.test", language="en")
    name_assistant(mine, ada, bea.id)
    return bea


def leave(work: Work, delivery: Delivery = Delivery.SENT) -> None:
    """All that is held has left, as the worker notes it."""
    for letter in work.session.scalars(select(Letter).where(Letter.delivery == Delivery.HELD)):
        letter.delivery, letter.sent_at = delivery, NOW
        if delivery is Delivery.SENT:
            for column, value in redacted(letter).items():
                setattr(letter, column, value)
    work.session.flush()


def copied(work: Work) -> list[Letter]:
    work.session.commit()
    write_copies(work.session, work.links, NOW)
    found = select(Letter).where(Letter.purpose == PURPOSE).order_by(Letter.id)
    return list(work.session.scalars(found))


def test_an_invitation_is_copied_without_its_links_and_calendar(
    mine: Work, office: Office, coming: Event, ada: Person, bea: Person
) -> None:
    invite(mine, coming, [ada])
    leave(mine, Delivery.FILED)

    [copy] = copied(mine)

    [original] = mine.session.scalars(select(Letter).where(Letter.person_id == ada.id))
    assert _TOKEN.search(original.text)
    assert copy.subject == f"Copy: {original.subject}"
    assert (copy.recipient_address, copy.person_id) == ("bea@paper.test", bea.id)
    assert (copy.calendar, copy.calendar_method, copy.delivery) == (None, "", Delivery.QUEUED)
    assert copy.text.count("Ada Arden") >= 2
    assert "Rivers" in copy.text
    assert "Rivers" in copy.html
    own = mine.links.own_page(bea.public_id)
    for said in (copy.text, copy.html):
        assert _TOKEN.findall(said.replace(own, "")) == []
        assert own in said
        assert "personal link]" not in said
    assert copy.unsubscribe_url == mine.links.unsubscribe(bea.public_id, ListKind.INVITATIONS)


def test_a_sent_letter_is_copied_though_its_links_are_taken_out(
    mine: Work, coming: Event, ada: Person, bea: Person
) -> None:
    invite(mine, coming, [ada])
    leave(mine)

    [copy] = copied(mine)

    assert "personal" not in copy.html.partition("<hr")[2]
    assert copied(mine) == [copy]


def test_change_and_cancellation_are_copied_too_and_always_leave(
    mine: Work, coming: Event, ada: Person, bea: Person
) -> None:
    invite(mine, coming, [ada])
    leave(mine)
    move(mine, coming, EventStatus.CANCELLED, "Flood.")
    leave(mine)

    first, second = copied(mine)

    assert (first.list_kind, second.list_kind) == (ListKind.INVITATIONS, None)
    assert "Flood." in second.text
    assert second.unsubscribe_url == mine.links.unsubscribe(bea.public_id, ListKind.INVITATIONS)


def test_free_letters_releases_and_advisories_are_copied(
    make: Make,
    mine: Work,
    office: Office,
    over: Event,
    coming: Event,
    release: Release,
    ada: Person,
    bea: Person,
    tmp_path: Path,
) -> None:
    letter = draft_free_letter(mine, None, free_plan(person_ids=[ada.id]))
    note_written(mine, letter)
    start_free_letter(mine, letter, [ada.id])
    do_all(mine, tmp_path)
    sent(mine, chosen(mine, over, person_ids=[ada.id]), tmp_path)
    sent(mine, chosen(mine, coming, DistributionKind.ADVISORY, person_ids=[ada.id]), tmp_path)
    leave(mine)
    for one in mine.session.scalars(select(Letter)):
        one.sent_at = NOW

    copies = copied(mine)

    subjects = [one.subject.removeprefix("Copy: ").partition(":")[0] for one in copies]
    assert subjects == [f"News of {office.names['en']}", "Press release", "Advisory"]
    for one in copies:
        assert "How we come to write to you" not in one.text.partition("-----")[2]


def test_what_is_under_embargo_stays_with_whoever_agreed(
    make: Make, mine: Work, office: Office, over: Event, ada: Person, bea: Person
) -> None:
    embargoed = issued(make, office, over, embargo_until=NOW + timedelta(days=1))
    give_copy(mine, office, embargoed, ada, "By telephone.")
    leave(mine)

    assert copied(mine) == []


def test_an_assistant_in_another_language_is_told_in_it(
    mine: Work, coming: Event, ada: Person, bea: Person
) -> None:
    bea.language = "ru"
    invite(mine, coming, [ada])
    leave(mine)

    [copy] = copied(mine)

    assert copy.language == "ru"
    assert '<html lang="ru"' in copy.html
    assert '<div lang="en" dir="ltr">' in copy.html


def test_answers_to_a_copy_come_from_the_assistant(
    mine: Work, office: Office, coming: Event, ada: Person, bea: Person
) -> None:
    office.reply_addresses = ReplyAddresses.TOKENS
    invite(mine, coming, [ada])
    leave(mine)

    [copy] = copied(mine)

    signer, form = mine.links.signer, office.reply_form
    assert copy.reply_address == reply_address(signer, office.mail_from, bea.public_id, form)


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
