"""Copies of letters for assistants: what they say, and what they do not."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

from sqlalchemy import select

from planner.accounts.models import Office, ReplyAddresses
from planner.contacts.models import Person
from planner.distribution.embargoed_copies import give_copy
from planner.distribution.models import DistributionKind
from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus
from planner.free_letters.operations import draft_free_letter, note_written
from planner.jobs.starting import start_free_letter
from planner.kernel.reply_addresses import reply_address
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.outbox.list_kinds import ListKind
from planner.outbox.models import Delivery, Letter
from planner.releases.models import Release
from tests.conftest import NOW
from tests.factories import Make
from tests.releases import issued
from tests.unit.distribution.choosing import chosen, sent
from tests.unit.distribution.copying import copied, leave
from tests.unit.free_letters.drafts import plan as free_plan
from tests.unit.invitations.post import invite, move
from tests.unit.jobs.doing import do_all

_TOKEN = re.compile(r"/[acimstu]/[a-z2-7]{52}")


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
    assert "Only Ada Arden can answer it: this copy has" in " ".join(copy.text.split())
    assert "Only Ada Arden can answer it: this copy has" in copy.html
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
        assert "can answer it" not in one.text + one.html


def test_what_stands_below_a_signature_of_the_author_is_copied_too(
    mine: Work, ada: Person, bea: Person, tmp_path: Path
) -> None:
    texts = Texts(en="We have news.\n\n-- \nMaria, press officer", ru="Новости")
    letter = draft_free_letter(mine, None, free_plan(person_ids=[ada.id], texts=texts))
    note_written(mine, letter)
    start_free_letter(mine, letter, [ada.id])
    do_all(mine, tmp_path)
    leave(mine)

    [copy] = copied(mine)

    assert copy.text.endswith("-- \nMaria, press officer\n")


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
