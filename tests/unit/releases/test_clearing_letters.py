"""Who is told what by letter while a release is cleared."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.accounts.models import Office, Role
from planner.kernel.errors import Invalid
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.outbox.models import Delivery, Letter
from planner.releases.clearance import clear, request_clearance, send_back
from planner.releases.models import Release, ReleaseStatus
from planner.releases.operations import EmbargoPlan, set_embargo, set_slug_line
from tests.conftest import NOW
from tests.factories import Make
from tests.releases import HEADLINE, written

MOSCOW = EmbargoPlan(day=date(2012, 3, 27), clock=time(10), zone="Europe/Moscow")


class Cast:
    def __init__(self, make: Make) -> None:
        self.writer = make.member(user=make.user(name="Walter")).user
        self.anna = make.member(Role.APPROVER, user=make.user(name="Anna", language="ru")).user
        self.boss = make.member(Role.ADMINISTRATOR, user=make.user(name="Boris")).user
        make.member(Role.APPROVER, suspended_at=NOW)
        make.member(Role.APPROVER, user=make.user(disabled_at=NOW))
        elsewhere = make.office()
        make.member(Role.APPROVER, office_id=elsewhere.id)


@pytest.fixture
def cast(make: Make) -> Cast:
    return Cast(make)


@pytest.fixture
def release(make: Make, cast: Cast) -> Release:
    event = make.event(titles=Texts(en="Lakes", ru="Озёра"))
    return written(make, event, author_ids=[cast.writer.id])


def letters(session: Session, kind: str) -> list[Letter]:
    found = select(Letter).where(Letter.purpose == f"clearing.{kind}").order_by(Letter.id)
    return list(session.scalars(found))


def by(work: Work, user: object) -> Work:
    return replace(work, actor_id=user.id)  # type: ignore[attr-defined]


def test_whoever_may_clear_is_told_that_a_release_was_handed_in(
    work: Work, cast: Cast, release: Release, session: Session
) -> None:
    told = request_clearance(by(work, cast.writer), release)

    assert told == [cast.anna, cast.boss]
    russian, english = letters(session, "handed_in")
    assert (russian.recipient_address, russian.delivery) == (cast.anna.email, Delivery.QUEUED)
    assert russian.language == "ru"
    assert "Озёра" in russian.subject
    assert english.text == (
        "Walter has handed in the press release (English) on “Lakes”. "
        "Please read it, and clear it or send it back with a reason.\n\n"
        "Open the release:\n"
        f"{work.links.public_url}/desk/releases/{release.id}\n\n"
        "You are receiving this letter because you may clear releases of this office.\n\n"
        "-- \nPress House"
    ).replace("Press House", english.sender_name)
    assert HEADLINE not in english.text + english.html


def test_an_approver_who_wrote_in_it_is_not_asked_to_clear_it(
    work: Work, cast: Cast, release: Release, session: Session
) -> None:
    release.author_ids = [cast.writer.id, cast.anna.id]

    assert request_clearance(by(work, cast.writer), release) == [cast.boss]


def test_the_authors_are_told_that_it_was_cleared_and_nobody_is_asked_any_more(
    work: Work, cast: Cast, release: Release, office: Office, session: Session
) -> None:
    request_clearance(by(work, cast.writer), release)

    clear(by(work, cast.anna), release, [], office, approvers=2)

    (letter,) = letters(session, "cleared")
    assert letter.recipient_address == cast.writer.email
    assert letter.text.startswith("Anna has cleared the press release (English) on “Lakes”")
    assert "because you wrote in the release" in letter.text
    session.expire_all()
    asked = {one.delivery for one in letters(session, "handed_in")}
    assert asked == {Delivery.SUPERSEDED}


def test_what_is_sent_back_needs_a_reason_and_the_authors_read_it(
    work: Work, cast: Cast, release: Release, session: Session
) -> None:
    request_clearance(by(work, cast.writer), release)
    with pytest.raises(Invalid, match="Say why"):
        send_back(by(work, cast.anna), release, "  ")
    assert release.status is ReleaseStatus.IN_REVIEW

    send_back(by(work, cast.anna), release, "The number of guests is wrong.")

    assert release.sent_back_reason == "The number of guests is wrong."
    (letter,) = letters(session, "sent_back")
    assert letter.recipient_address == cast.writer.email
    assert "The reason: The number of guests is wrong." in letter.text
    request_clearance(by(work, cast.writer), release)
    assert release.sent_back_reason == ""


def test_authors_take_it_back_without_a_reason_or_a_letter(
    work: Work, cast: Cast, release: Release, session: Session
) -> None:
    request_clearance(by(work, cast.writer), release)

    send_back(by(work, cast.writer), release)

    assert release.status is ReleaseStatus.DRAFT
    assert letters(session, "sent_back") == []


def test_the_approver_is_told_of_an_embargo_and_a_line_that_are_set_later(
    work: Work, cast: Cast, release: Release, office: Office, session: Session
) -> None:
    writer = by(work, cast.writer)
    set_embargo(writer, release, MOSCOW, None)
    assert letters(session, "embargo_set") == []
    request_clearance(writer, release)
    set_slug_line(writer, release, "PR 1", None)
    assert [one.recipient_name for one in letters(session, "line_set")] == ["Anna", "Boris"]
    clear(by(work, cast.boss), release, [], office, approvers=2)

    set_embargo(writer, release, MOSCOW, None)
    set_embargo(writer, release, EmbargoPlan(), None)

    (told,) = letters(session, "embargo_set")
    assert told.recipient_name == "Boris"
    assert "until 27 March 2012, 10:00 (MSK" in told.text.replace("\u00a0", " ")
    (lifted,) = letters(session, "embargo_lifted")
    assert lifted.text.startswith("Walter has lifted the embargo of the press release")
    assert release.status is ReleaseStatus.CLEARED


def test_whoever_cleared_it_is_not_told_what_they_did_themselves(
    work: Work, cast: Cast, release: Release, office: Office, session: Session
) -> None:
    request_clearance(by(work, cast.writer), release)
    clear(by(work, cast.boss), release, [], office, approvers=2)

    set_embargo(by(work, cast.boss), release, MOSCOW, None)

    assert letters(session, "embargo_set") == []


def test_a_letter_of_the_program_is_signed_by_the_office(
    work: Work, cast: Cast, release: Release, session: Session
) -> None:
    request_clearance(work, release)

    assert len(letters(session, "handed_in")) == 2
    assert letters(session, "handed_in")[1].text.startswith("Press House has handed in")
