"""Who gets which version of a release, in which language, and who is told that it changed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from planner.accounts.models import Office
from planner.coverage.addressed import Addressed
from planner.coverage.notices import notices, send_notice
from planner.coverage.offers import LanguageSubstitute, offers
from planner.coverage.recipients import Recipients
from planner.coverage.sending import Sent, send_release
from planner.coverage.versions import public_releases
from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus
from planner.invitations.models import Invitation
from planner.kernel.errors import Conflict
from planner.kernel.work import Work
from planner.outbox.models import Delivery, Letter
from planner.releases.models import Release, ReleaseStatus
from planner.releases.papers.release_text import ReleaseText
from planner.releases.publication.publishing import letters_about, retire
from tests.conftest import NOW
from tests.factories import Make
from tests.releases import HEADLINE, issued

NOTE = "In the third paragraph: 14 %, not 40 %"


@pytest.fixture
def event(make: Make) -> Event:
    return make.event(status=EventStatus.HELD)


def corrected(make: Make, office: Office, first: Release) -> Release:
    """Version 2 of that release, published; version 1 is out of the newsroom."""
    retire(make.work, first, "Replaced by version 2.")
    second = issued(
        make,
        office,
        first.event,
        number=2,
        language=first.language,
        status=ReleaseStatus.CORRECTED,
        correction_note=NOTE,
    )
    issue = ReleaseText.from_json(second.issued)
    mark = "CORRECTED, version 2, 27 March 2012"
    second.issued = replace(
        issue, correction=mark, correction_note=NOTE, footer=f"{mark}. Issued today."
    ).as_json()
    make.work.session.flush()
    return second


def instead(work: Work, event: Event, to: Recipients) -> list[LanguageSubstitute]:
    found = offers(work, event, public_releases(work, event))
    return [one for offer in found if offer.to is to for one in offer.instead]


def left(session: Session) -> None:
    """All letters so far have left."""
    session.execute(update(Letter).values(delivery=Delivery.SENT))


def test_each_guest_gets_the_newest_release_once(
    work: Work, make: Make, office: Office, session: Session, event: Event
) -> None:
    make.invitation(event, language="en-GB", checked_in_at=NOW)
    with pytest.raises(Conflict, match="Publish it first"):
        send_release(work, event, office, Recipients.CAME)
    issued(make, office, event)

    assert send_release(work, event, office, Recipients.CAME) == Sent(written=1)
    assert send_release(work, event, office, Recipients.CAME) == Sent(written=0)
    assert send_release(work, event, office, Recipients.MISSED) == Sent(written=0)

    letter = session.scalars(select(Letter)).one()
    assert (letter.language, letter.purpose) == ("en", "release")
    assert "Thank you for coming" in letter.text
    assert "/newsroom/house/releases/" in letter.text


def test_nobody_gets_another_language_without_a_word(
    work: Work, make: Make, office: Office, session: Session, event: Event
) -> None:
    event.languages = ["ru", "en"]
    guest = make.invitation(event, language="ar", checked_in_at=NOW)
    make.invitation(event, language="en", checked_in_at=NOW)
    assert instead(work, event, Recipients.CAME) == []
    for language in ("en", "ru"):
        issued(make, office, event, language=language)

    told = instead(work, event, Recipients.CAME)

    assert told == [LanguageSubstitute(name=guest.name, wanted="ar", given="ru")]
    assert instead(work, event, Recipients.MISSED) == []
    assert send_release(work, event, office, Recipients.CAME) == Sent(written=1, passed=1)
    assert send_release(work, event, office, Recipients.CAME, in_another=True) == Sent(written=1)
    languages = session.scalars(select(Letter.language).order_by(Letter.id)).all()
    assert languages == ["en", "ru"]


def test_without_one_of_the_events_languages_any_will_do(
    work: Work, make: Make, office: Office, event: Event
) -> None:
    make.invitation(event, language="ar", checked_in_at=NOW)
    issued(make, office, event, language="fr")

    assert [one.given for one in instead(work, event, Recipients.CAME)] == ["fr"]


def test_exactly_those_who_have_the_older_version_are_told_of_the_correction(
    work: Work, make: Make, office: Office, session: Session, event: Event
) -> None:
    has, lost = (make.invitation(event, checked_in_at=NOW) for _ in range(2))
    first = issued(make, office, event)
    send_release(work, event, office, Recipients.CAME)
    left(session)
    session.execute(
        update(Letter)
        .where(Letter.recipient_address == lost.address)
        .values(delivery=Delivery.FAILED)
    )
    make.invitation(event)
    assert notices(work, event) == []
    second = corrected(make, office, first)

    (notice,) = notices(work, event)
    assert (notice.release, notice.people, notice.is_withdrawal) == (
        second,
        [Addressed.guest(has)],
        False,
    )
    assert send_notice(work, event, office, second.id) == 1

    letter = session.scalars(select(Letter).order_by(Letter.id.desc())).first()
    assert letter is not None
    assert (letter.recipient_address, letter.delivery) == (has.address, Delivery.HELD)
    assert letter.subject == f"Correction: {HEADLINE}"
    assert "This corrects the press release that we sent you." in letter.text
    for part in (letter.text, letter.html):
        assert f"{NOTE}. The corrected text follows." in part
        assert "CORRECTED, version 2" in part
        assert "Thank you" not in part
    assert notices(work, event) == []
    with pytest.raises(Conflict, match="already"):
        send_notice(work, event, office, second.id)


def test_who_has_the_older_version_is_not_thanked_anew(
    work: Work, make: Make, office: Office, session: Session, event: Event
) -> None:
    has = make.invitation(event, checked_in_at=NOW)
    first = issued(make, office, event)
    send_release(work, event, office, Recipients.CAME)
    left(session)
    new = make.invitation(event, checked_in_at=NOW)
    corrected(make, office, first)

    assert send_release(work, event, office, Recipients.CAME) == Sent(written=2)

    of = {one.recipient_address: one for one in session.scalars(select(Letter).order_by(Letter.id))}
    assert "This corrects the press release" in of[has.address].text
    assert "Thank you for coming" in of[new.address].text
    assert of[has.address].subject == f"Correction: {HEADLINE}"
    assert of[new.address].subject == f"Press release: {HEADLINE}"


@pytest.mark.parametrize(
    ("language", "subject", "words"),
    [
        ("en", "Press release", ("CORRECTED", "Correct", "correct", NOTE)),
        ("ru", "Пресс-релиз", ("CORRECTED", "Исправлен", "исправлен", NOTE)),
    ],
)
@pytest.mark.parametrize(
    "delivery", [None, Delivery.HELD, Delivery.FAILED, Delivery.SUPERSEDED, Delivery.DISCARDED]
)
def test_whom_the_first_version_never_reached_gets_the_second_as_a_press_release(
    work: Work,
    make: Make,
    office: Office,
    session: Session,
    event: Event,
    delivery: Delivery | None,
    language: str,
    subject: str,
    words: tuple[str, ...],
) -> None:
    make.invitation(event, checked_in_at=NOW, language=language)
    first = issued(make, office, event, language=language)
    if delivery:
        send_release(work, event, office, Recipients.CAME)
        session.execute(update(Letter).values(delivery=delivery))
    second = corrected(make, office, first)

    assert send_release(work, event, office, Recipients.CAME) == Sent(written=1)

    about = Letter.about == letters_about(second.id)
    letter = session.scalars(select(Letter).where(about)).one()
    assert letter.subject == f"{subject}: {HEADLINE}"
    assert [word for word in words if word in letter.text or word in letter.html] == []
    assert "Issued today." in letter.text


def test_the_letter_of_a_correction_is_russian_where_the_release_is(
    work: Work, make: Make, office: Office, session: Session, event: Event
) -> None:
    make.invitation(event, language="ru", checked_in_at=NOW)
    first = issued(make, office, event, language="ru")
    send_release(work, event, office, Recipients.CAME)
    left(session)
    second = corrected(make, office, first)

    send_notice(work, event, office, second.id)

    letter = session.scalars(select(Letter).order_by(Letter.id.desc())).first()
    assert letter is not None
    assert letter.subject == f"Исправление: {HEADLINE}"
    assert "Направляем исправленный пресс-релиз вместо присланного ранее." in letter.text
    assert f"{NOTE}. Ниже — исправленный текст." in letter.text


@pytest.mark.parametrize("notice", ["", "A name was wrong."])
def test_a_withdrawal_offers_a_letter_without_a_word_of_the_text(
    work: Work, make: Make, office: Office, session: Session, event: Event, notice: str
) -> None:
    guest: Invitation = make.invitation(event, checked_in_at=NOW)
    release = issued(make, office, event)
    send_release(work, event, office, Recipients.CAME)
    left(session)
    retire(work, release, "Of no concern to readers.", notice)

    (offered,) = notices(work, event)
    assert (offered.people, offered.is_withdrawal) == ([Addressed.guest(guest)], True)
    assert send_notice(work, event, office, release.id) == 1

    letter = session.scalars(select(Letter).order_by(Letter.id.desc())).first()
    assert letter is not None
    assert letter.subject == f"Withdrawn: {HEADLINE}"
    assert (
        f"WITHDRAWN. Press House has withdrawn the press release of 20 March 2012, “{HEADLINE}”."
        in letter.text.replace("\xa0", " ")
    )
    for part in (letter.text, letter.html):
        assert ("Reason: a name was wrong." in part) is bool(notice)
        assert "Secret lead" not in part
        assert "Of no concern" not in part
    assert notices(work, event) == []


def test_a_letter_that_was_thrown_away_is_offered_again(
    work: Work, make: Make, office: Office, session: Session, event: Event
) -> None:
    make.invitation(event, checked_in_at=NOW)
    first = issued(make, office, event)
    send_release(work, event, office, Recipients.CAME)
    left(session)
    second = corrected(make, office, first)
    send_notice(work, event, office, second.id)

    session.execute(
        update(Letter).where(Letter.delivery == Delivery.HELD).values(delivery=Delivery.DISCARDED)
    )

    assert [one.release for one in notices(work, event)] == [second]
    assert send_notice(work, event, office, second.id) == 1
