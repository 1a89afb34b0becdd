"""Letters that people can opt out of: their headers as they arrive, and those that do not leave."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes, policy

import pytest
from aiosmtpd.smtp import Envelope

from planner.accounts.models import Office
from planner.contacts.models import Person
from planner.contacts.suppression import SuppressionRoad, Unwanted
from planner.contacts.suppressions import suppress
from planner.coverage.notices import notices, send_notice
from planner.coverage.offers import offers
from planner.coverage.recipients import Recipients
from planner.coverage.sending import Sent, send_release
from planner.coverage.versions import public_releases
from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus
from planner.invitations.candidates import check
from planner.invitations.letters import bring_in_line, is_anything_due
from planner.invitations.operations import invite
from planner.kernel.links import Links
from planner.kernel.work import Work
from planner.outbox.delivery.sending import UNWANTED
from planner.outbox.delivery.smtp import Smtp
from planner.outbox.message.reading import open_letter
from planner.outbox.message.redaction import for_members
from planner.outbox.models import Delivery
from tests.conftest import NOW
from tests.factories import Make
from tests.releases import issued
from tests.unit.coverage.test_sending import corrected
from tests.unit.invitations.post import move
from tests.unit.outbox.postman import Postman
from tests.unit.outbox.server import Ledger, smtp_to
from tests.unit.privacy.conftest import ADDRESS, invited, letters, send_all

ALL = Unwanted.EVERYTHING


def opt_out(work: Work, kind: Unwanted = ALL) -> None:
    suppress(work, [ADDRESS], kind, SuppressionRoad.LINK)


def bytes_of(envelope: Envelope) -> bytes:
    assert isinstance(envelope.content, bytes)
    return envelope.content


def parts(envelope: Envelope, media_type: str) -> list[bytes]:
    message = message_from_bytes(bytes_of(envelope), policy=policy.default)
    return [
        str(part.get_content()).encode()
        for part in message.walk()
        if part.get_content_type() == media_type
    ]


@pytest.fixture
def ledger() -> Ledger:
    return Ledger()


@pytest.fixture
def smtp(ledger: Ledger) -> Iterator[Smtp]:
    with smtp_to(ledger) as smtp:
        yield smtp


@pytest.mark.loopback
def test_an_invitation_arrives_with_both_headers_on_a_line_each(
    work: Work, links: Links, person: Person, event: Event, smtp: Smtp, ledger: Ledger
) -> None:
    invited(work, event, person)

    send_all(work, smtp)

    (envelope,) = ledger.taken
    head = bytes_of(envelope).partition(b"\r\n\r\n")[0].split(b"\r\n")
    url = links.unsubscribe(person.public_id, "invitations")
    assert [line for line in head if line.startswith(b"List-")] == [
        f"List-Unsubscribe: <{url}>".encode(),
        b"List-Unsubscribe-Post: List-Unsubscribe=One-Click",
    ]
    (text,) = parts(envelope, "text/plain")
    assert links.own_page(person.public_id).encode() in text


@pytest.mark.loopback
def test_a_cancellation_arrives_without_them_though_everything_is_unwanted(
    work: Work, person: Person, event: Event, smtp: Smtp, ledger: Ledger
) -> None:
    invited(work, event, person)
    send_all(work, smtp)
    opt_out(work)

    move(work, event, EventStatus.CANCELLED, "Storm.")
    send_all(work, smtp)

    assert [b"List-Unsubscribe" in bytes_of(one) for one in ledger.taken] == [True, False]
    (calendar,) = parts(ledger.taken[1], "text/calendar")
    assert b"METHOD:CANCEL" in calendar


def test_sent_letters_do_not_keep_the_links(
    work: Work, links: Links, person: Person, event: Event
) -> None:
    invited(work, event, person)

    send_all(work, Postman())

    (letter,) = letters(work)
    opened = open_letter(letter)
    tokens = [
        link.rpartition("/")[2]
        for link in (
            links.own_page(person.public_id),
            links.unsubscribe(person.public_id, "invitations"),
        )
    ]
    shown = (opened.source, opened.text, opened.html, letter.unsubscribe_url)
    assert [token in part for token in tokens for part in shown] == [False] * 8
    assert "List-Unsubscribe: <http://127.0.0.1:8000/u/personal-link>" in opened.source


def test_members_look_at_a_letter_that_waits_without_the_links_to_a_persons_data(
    work: Work, links: Links, person: Person, event: Event
) -> None:
    letter = invited(work, event, person)

    copy = for_members(letter)

    own = links.own_page(person.public_id)
    assert [own in part for part in (letter.text, letter.html)] == [True, True]
    assert [own in part for part in (copy.text, copy.html)] == [False, False]
    assert copy.unsubscribe_url.endswith("/u/personal-link")
    assert "/i/personal-link" not in copy.text
    assert (copy.id, copy in work.session) == (letter.id, False)


def test_who_does_not_want_invitations_is_left_out_with_the_reason(
    work: Work, person: Person, event: Event
) -> None:
    opt_out(work, Unwanted.INVITATIONS)

    (candidate,) = check(work, event, [person])

    assert candidate.reason == "does not want invitations"
    assert invite(work, event, [person]).invited == []


def test_who_does_not_want_releases_may_be_invited(
    work: Work, person: Person, event: Event
) -> None:
    opt_out(work, Unwanted.RELEASES)

    assert invited(work, event, person).delivery is Delivery.HELD


def test_an_invitation_that_waits_is_taken_back_and_no_other_is_due(
    work: Work, person: Person, event: Event
) -> None:
    letter = invited(work, event, person)
    opt_out(work)

    assert bring_in_line(work, event) == 0

    work.session.refresh(letter)
    assert letter.delivery is Delivery.SUPERSEDED
    guest = int(letter.about.rpartition(":")[2])
    assert is_anything_due(work, event, [guest]) is False


def test_opting_out_between_queue_and_sending_stops_the_letter_and_says_why(
    work: Work, person: Person, event: Event
) -> None:
    invited(work, event, person)
    opt_out(work, Unwanted.INVITATIONS)
    postman = Postman()

    send_all(work, postman)

    (letter,) = letters(work)
    assert (letter.delivery, letter.error, postman.taken) == (Delivery.DISCARDED, UNWANTED, [])


def test_a_release_passes_by_who_does_not_want_any(
    work: Work, make: Make, office: Office, person: Person, over: Event
) -> None:
    make.invitation(over, person=person, checked_in_at=NOW)
    make.invitation(over, checked_in_at=NOW)
    issued(make, office, over)
    opt_out(work, Unwanted.RELEASES)

    came = offers(work, over, public_releases(work, over))[0]
    sent = send_release(work, over, office, Recipients.CAME)

    assert (came.people, came.unwanted) == (1, ["Anna Arden"])
    assert sent == Sent(written=1, unwanted=1)
    assert ADDRESS not in [letter.recipient_address for letter in letters(work)]


def test_a_correction_goes_to_whoever_has_the_wrong_text(
    work: Work, make: Make, office: Office, person: Person, over: Event
) -> None:
    make.invitation(over, person=person, checked_in_at=NOW)
    first = issued(make, office, over)
    send_release(work, over, office, Recipients.CAME)
    send_all(work, Postman())
    opt_out(work)
    corrected(make, office, first)
    (notice,) = notices(work, over)
    assert send_notice(work, over, office, notice.release.id) == 1
    postman = Postman()

    send_all(work, postman)

    assert [b"List-Unsubscribe" in one.content for one in postman.taken] == [False]
    assert [one.recipient for one in postman.taken] == [ADDRESS]
