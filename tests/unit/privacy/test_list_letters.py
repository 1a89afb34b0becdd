"""Letters that people can opt out of: their headers as they arrive, and those that do not leave."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from email import message_from_bytes, policy

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import Envelope
from sqlalchemy import select

from planner.accounts.models import Office
from planner.contacts.legal_basis import LegalBasis
from planner.contacts.models import Person
from planner.contacts.readers import note_informed
from planner.contacts.suppression import SuppressionRoad, Unwanted
from planner.contacts.suppressions import suppress
from planner.coverage.offers import offers
from planner.coverage.recipients import Recipients
from planner.coverage.sending import Sent, notices, send_notice, send_release
from planner.coverage.versions import public_releases
from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus
from planner.invitations.candidates import check
from planner.invitations.letters import bring_in_line, is_anything_due
from planner.invitations.operations import invite
from planner.jobs.last_look import LastLook
from planner.kernel.links import Links
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.outbox.delivery.sending import UNWANTED, deliver_next
from planner.outbox.delivery.smtp import Smtp
from planner.outbox.delivery.smtp_client import Timeouts
from planner.outbox.delivery.transport import Transports
from planner.outbox.message.reading import open_letter
from planner.outbox.models import Delivery, Letter
from planner.outbox.operations import release_letters
from tests.conftest import NOW
from tests.factories import Make
from tests.releases import issued
from tests.unit.coverage.test_sending import corrected
from tests.unit.invitations.post import move
from tests.unit.outbox.postman import Postman
from tests.unit.outbox.server import Ledger, serve

ADDRESS = "anna@paper.test"
ALL = Unwanted.EVERYTHING


@pytest.fixture
def person(make: Make) -> Person:
    return make.person("Anna Arden", email=ADDRESS, source="own website")


@pytest.fixture
def event(make: Make) -> Event:
    return make.event()


@pytest.fixture
def over(make: Make) -> Event:
    return make.event(
        starts_at=NOW - timedelta(hours=3),
        ends_at=NOW - timedelta(hours=1),
        status=EventStatus.HELD,
    )


def opt_out(work: Work, kind: Unwanted = ALL) -> None:
    suppress(work, [ADDRESS], kind, SuppressionRoad.LINK)


def letters(work: Work) -> list[Letter]:
    work.session.expire_all()
    return list(work.session.scalars(select(Letter).order_by(Letter.id)))


def invited(work: Work, event: Event, person: Person) -> Letter:
    invite(work, event, [person])
    bring_in_line(work, event)
    return letters(work)[-1]


def send_all(work: Work, postman: Postman | Smtp) -> None:
    release_letters(work, [letter.id for letter in letters(work)])
    work.session.commit()
    look = LastLook(work.links)
    transports = Transports(postman)
    while deliver_next(
        work.session, transports, now=NOW, may_go=look, is_unwanted=look.is_unwanted
    ):
        pass


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
    controller: Controller = serve(ledger)
    smtp = Smtp(
        f"smtp://127.0.0.1:{controller.port}", timeouts=Timeouts(connect=5, command=5, dot=5)
    )
    yield smtp
    smtp.close()
    controller.stop()


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
    assert "List-Unsubscribe" not in opened.source


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


def test_the_first_letter_tells_whence_the_data_are_and_no_later_one(
    work: Work, make: Make, office: Office, person: Person, event: Event
) -> None:
    office.retention_texts = Texts(en="Kept for two years.")
    office.data_protection_contact = "data@house.test"
    person.legal_basis = LegalBasis.PUBLIC_TASK
    first = invited(work, event, person)
    second = invited(work, make.event(), person)

    for part in (first.text, first.html):
        plain = " ".join(part.split())
        assert "How we come to write to you" in plain
        assert "Legal basis: our public task of informing the press." in plain
        assert "Source: own website. Kept for two years." in plain
        assert "Data protection officer: data@house.test." in plain
    assert (first.has_notice, second.has_notice) == (True, False)
    assert "How we come" not in second.text
    note_informed(work.session)
    assert person.informed_at is None

    send_all(work, Postman())
    note_informed(work.session)

    work.session.refresh(person)
    assert person.informed_at == NOW
    assert "How we come" not in invited(work, make.event(), person).text


@pytest.mark.parametrize("basis", [LegalBasis.CONSENT, LegalBasis.OWN_REQUEST])
def test_who_has_given_the_data_is_told_nothing_of_their_source(
    work: Work, person: Person, event: Event, basis: LegalBasis
) -> None:
    person.legal_basis = basis

    assert invited(work, event, person).has_notice is False


def test_the_office_may_say_it_in_its_own_words(
    work: Work, office: Office, person: Person, event: Event
) -> None:
    office.privacy_texts = Texts(en="We keep the addresses of the press.", ru="Иначе.")
    person.source = ""
    person.legal_basis, person.legal_basis_note = LegalBasis.OTHER, "Statute of 1999"

    text = " ".join(invited(work, event, person).text.split())

    assert (
        "We keep the addresses of the press. Legal basis: Statute of 1999. We shall tell you the "
        "source on request." in text
    )


def test_a_release_tells_it_too(
    work: Work, make: Make, office: Office, person: Person, over: Event
) -> None:
    make.invitation(over, person=person, checked_in_at=NOW)
    issued(make, office, over)

    send_release(work, over, office, Recipients.CAME)

    (letter,) = letters(work)
    assert letter.has_notice
    assert "Source: own website." in letter.text
    assert "Source: own website." in letter.html
