"""Reminders and thanks: what each tells, and that they change nothing."""

from __future__ import annotations

from datetime import date

import pytest

from planner.contacts.readers import readers
from planner.events.models.event import Event
from planner.events.queries import event_with_programme
from planner.invitations.answers import Reply, answer
from planner.invitations.history import histories
from planner.invitations.models import Answer, Invitation
from planner.invitations.plain_letters import PlainLetters, purpose_of
from planner.invitations.purposes import PlainPurpose
from planner.invitations.standard_texts import standard_text
from planner.kernel.work import Work
from planner.letter_texts.kinds import LetterKind
from planner.letter_texts.operations import set_text
from planner.letter_texts.queries import own_texts
from planner.letter_texts.wording import Wording, check_wording
from planner.outbox.list_kinds import ListKind
from planner.outbox.models import Letter
from planner.outbox.operations import enqueue
from tests.factories import Make
from tests.unit.invitations.post import invite, send, unwrapped

PLAIN = [kind for kind in LetterKind if purpose_of(kind)]
LINK = "https://meet.example.org/rivers"


@pytest.fixture
def event(make: Make) -> Event:
    return make.event(link=LINK, answers_until=date(2012, 3, 20))


@pytest.fixture
def ada(work: Work, make: Make, event: Event) -> Invitation:
    """Invited, with the letter in her hands."""
    (guest,) = invite(work, event, [make.person("Ada")]).invited
    send(work)
    return guest


def written(work: Work, guest: Invitation, kind: LetterKind, **pages: str) -> Letter:
    event = work.session.scalars(event_with_programme(work.office_id, guest.event_id)).one()
    own = own_texts(work.session, work.office_id, event.id)
    known = readers(work, [guest.person_id])
    letters = PlainLetters(work, event, kind, own, known, pages)
    return enqueue(work, letters.plan(guest, f"{kind}:{guest.id}"))


@pytest.mark.parametrize("kind", PLAIN)
@pytest.mark.parametrize("language", ["en", "ru"])
def test_each_standard_text_can_be_kept_as_it_is(kind: LetterKind, language: str) -> None:
    wording = standard_text(kind, language)

    check_wording(kind, wording)

    assert wording.subject.endswith("{title}")


@pytest.mark.parametrize("kind", PLAIN)
def test_none_brings_a_second_calendar_entry(work: Work, ada: Invitation, kind: LetterKind) -> None:
    letter = written(work, ada, kind)

    assert (letter.calendar, letter.calendar_method, letter.sequence) == (None, "", 0)


def test_a_reminder_voids_no_answer_and_is_nothing_that_was_told(
    work: Work, event: Event, ada: Invitation
) -> None:
    answer(work, ada, Reply(answer=Answer.TENTATIVE))

    written(work, ada, LetterKind.REMINDER_MAYBE)
    send(work)

    assert ada.standing is Answer.TENTATIVE
    assert [one.purpose for one in histories(work, [ada])[ada.about].letters] == ["invitation"]


def test_the_silent_are_asked_with_the_links_of_the_invitation(work: Work, ada: Invitation) -> None:
    letter = written(work, ada, LetterKind.REMINDER_SILENT)

    said = unwrapped(letter)
    page = work.links.invitation(ada.public_id, ada.generation)
    assert f"Yes: {page}?answer=accepted" in said
    assert f'href="{page}?answer=declined"' in letter.html
    assert letter.purpose == PlainPurpose.REMINDER


def test_only_those_who_come_are_told_the_link_of_the_conference(
    work: Work, ada: Invitation
) -> None:
    answer(work, ada, Reply(answer=Answer.REMOTE))
    told = {kind: LINK in written(work, ada, kind).text for kind in PLAIN}

    assert [kind for kind, is_told in told.items() if is_told] == [LetterKind.REMINDER_COMING]


def test_who_comes_is_not_asked_again_and_can_say_that_plans_changed(
    work: Work, ada: Invitation
) -> None:
    letter = written(work, ada, LetterKind.REMINDER_COMING)

    said = unwrapped(letter)
    assert "?answer=" not in letter.text
    assert "?answer=" not in letter.html
    assert "Your plans have changed?" in said
    assert work.links.invitation(ada.public_id, ada.generation) in said


def test_thanks_lead_to_the_release_in_the_language_of_the_guest(
    work: Work, ada: Invitation
) -> None:
    letter = written(work, ada, LetterKind.THANKS, en="https://news/en", ru="https://news/ru")

    assert "Press release: https://news/en" in letter.text
    assert '<a href="https://news/en"' in letter.html
    assert "https://news/ru" not in letter.text
    assert "/i/" not in letter.text


def test_without_a_release_thanks_name_none(work: Work, ada: Invitation) -> None:
    letter = written(work, ada, LetterKind.THANKS)

    assert "Press release" not in letter.text


def test_they_can_be_refused_as_invitations_can(work: Work, ada: Invitation) -> None:
    letter = written(work, ada, LetterKind.THANKS)

    assert letter.list_kind is ListKind.INVITATIONS
    assert letter.unsubscribe_url.startswith(f"{work.links.public_url}/u/")
    assert "/m/" in letter.text


def test_the_notice_of_art_14_is_not_told_twice(work: Work, make: Make, ada: Invitation) -> None:
    stranger = make.invitation(event=ada.event, person=make.person("Ben"))

    assert not written(work, ada, LetterKind.THANKS).has_notice
    assert written(work, stranger, LetterKind.THANKS).has_notice


def test_the_office_writes_them_in_its_own_words(work: Work, ada: Invitation) -> None:
    ours = Wording(subject="Still time", greeting="Hi {first_names}!", opening="Do come {when}.")
    set_text(work, LetterKind.REMINDER_SILENT, "en", ours, None, event_id=ada.event_id)

    letter = written(work, ada, LetterKind.REMINDER_SILENT)

    assert letter.subject == "Still time"
    assert letter.wording == f"reminder_silent:{ours.checksum}"
