"""Letters with a release in the office's own words; looking at any letter before it is sent."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from planner.accounts.models import Office
from planner.contacts.models import Gender
from planner.coverage.letter_previews import Trial, plan_trial, previewed, standard
from planner.coverage.notices import notices, send_notice
from planner.coverage.recipients import Recipients
from planner.coverage.sending import send_release
from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus
from planner.kernel.errors import Conflict
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.letter_texts.kinds import LetterKind
from planner.letter_texts.operations import set_text
from planner.letter_texts.wording import Wording, check_wording
from planner.outbox.models import Delivery, Letter
from planner.releases.publication.publishing import retire
from tests.conftest import NOW
from tests.factories import Make
from tests.releases import HEADLINE, issued

OURS = Wording(
    subject="For you: {headline}",
    greeting="{dear} {first_names},",
    opening="Here is what {office} says of {title}.",
    closing="Yours, Vera",
)


@pytest.fixture
def event(make: Make) -> Event:
    return make.event(status=EventStatus.HELD)


def last(work: Work) -> Letter:
    found = work.session.scalars(select(Letter).order_by(Letter.id.desc())).first()
    assert found is not None
    return found


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("kind", list(LetterKind))
def test_each_standard_text_could_be_the_offices_own(kind: LetterKind, language: str) -> None:
    check_wording(kind, standard(kind, language))


@pytest.mark.parametrize(
    ("kind", "came", "to"),
    [
        (LetterKind.RELEASE_CAME, True, Recipients.CAME),
        (LetterKind.RELEASE_ABSENT, False, Recipients.MISSED),
        (LetterKind.RELEASE_NEUTRAL, False, Recipients.ALL),
    ],
)
def test_a_release_comes_in_the_offices_words(
    work: Work,
    make: Make,
    office: Office,
    event: Event,
    kind: LetterKind,
    came: bool,
    to: Recipients,
) -> None:
    person = make.person("Anna Berg", surnames=Texts(en="Berg"), gender=Gender.FEMININE)
    make.invitation(event, person=person, name="Anna Berg", checked_in_at=NOW if came else None)
    if to is Recipients.MISSED:
        make.invitation(event, checked_in_at=NOW)
    issued(make, office, event)
    set_text(work, kind, "en", OURS, None)

    send_release(work, event, office, to)

    letter = last(work)
    assert letter.subject == f"For you: {HEADLINE}"
    assert letter.text.startswith("Dear Anna,\n\nHere is what ")
    assert "says of Rivers without borders.\n" in letter.text
    assert "Yours, Vera" in letter.text
    assert "<bdi>Anna</bdi>," in letter.html
    assert "Secret lead &amp; more." in letter.html


def test_the_notice_of_a_withdrawal_says_what_is_withdrawn_in_any_case(
    work: Work, make: Make, office: Office, event: Event
) -> None:
    make.invitation(event, checked_in_at=NOW)
    release = issued(make, office, event)
    send_release(work, event, office, Recipients.CAME)
    last(work).delivery = Delivery.SENT
    retire(work, release, "A wrong number.")
    set_text(work, LetterKind.RELEASE_WITHDRAWAL, "en", OURS, None, event_id=event.id)

    (notice,) = notices(work, event)
    send_notice(work, event, office, notice.release.id)

    letter = last(work)
    assert letter.subject == f"For you: {HEADLINE}"
    assert "Here is what" in letter.text
    assert "WITHDRAWN" in letter.text
    assert "WITHDRAWN" in letter.html


@pytest.mark.parametrize("kind", list(LetterKind))
def test_each_letter_can_be_looked_at(
    work: Work, make: Make, office: Office, event: Event, kind: LetterKind
) -> None:
    issued(make, office, event)
    person = make.person("Anna Berg", surnames=Texts(en="Berg"), gender=Gender.FEMININE)

    ours = previewed(
        work,
        office,
        Trial(kind=kind, language="en", event=event, wording=OURS, person=person),
    )
    plain = previewed(work, office, Trial(kind=kind, language="en", event=event))

    assert "Dear Anna," in ours.text
    assert "Here is what" in ours.html
    assert "Anna" not in plain.text
    assert "…" in plain.text
    work.session.flush()
    assert work.session.scalars(select(Letter)).all() == []


def test_a_letter_with_a_release_needs_one_in_its_language(
    work: Work, make: Make, office: Office, event: Event
) -> None:
    issued(make, office, event)

    with pytest.raises(Conflict, match="published in its language"):
        previewed(work, office, Trial(kind=LetterKind.RELEASE_CAME, language="ru", event=event))


@pytest.mark.parametrize(
    ("kind", "method"), [(LetterKind.INVITATION, "REQUEST"), (LetterKind.CANCELLATION, "")]
)
def test_a_test_has_an_entry_of_nobody_and_crosses_none_out(
    work: Work, make: Make, office: Office, kind: LetterKind, method: str
) -> None:
    event = make.event()
    trial = Trial(kind=kind, language="en", event=event, wording=OURS)

    plan = plan_trial(work, office, trial, "Vera Press", "vera@house.test")

    assert plan.subject.startswith("[Test] For you: ")
    assert plan.text.startswith(office.names.best("en"))
    assert "Dear Vera Press," in plan.text
    assert plan.calendar_method == method
    assert event.calendar_uid.encode() not in (plan.calendar or b"")
    assert (b"vera@house.test" in (plan.calendar or b"")) is bool(method)
