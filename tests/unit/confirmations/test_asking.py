"""Speakers are asked by one letter each, with their parts as they are printed."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from planner.confirmations.asking import (
    CHANGED,
    NOBODY,
    NOT_ASKED,
    ask,
    has_asked,
    note_asked,
    why_not_sent,
)
from planner.confirmations.models import PURPOSE, SpeakerConfirmation
from planner.confirmations.speakers import (
    IS_OFF,
    IS_OVER,
    NO_ADDRESS,
    SAID_NO,
    SAID_YES,
    WAITS,
    speakers_of,
)
from planner.contacts.models import Person
from planner.events.models.event import Event, Part
from planner.events.models.kinds import EventStatus, PartRole, PartState
from planner.events.queries import event_with_programme
from planner.kernel.errors import Conflict
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.letter_texts.kinds import LetterKind
from planner.letter_texts.operations import set_text
from planner.letter_texts.wording import Wording
from planner.outbox.models import Delivery, Letter
from planner.outbox.operations import discard
from tests.factories import Make
from tests.unit.outbox.letters import plan


@pytest.fixture
def ada(make: Make) -> Person:
    return make.person("Ada Ferrymann", email="ada@rivers.test", is_journalist=False)


@pytest.fixture
def event(make: Make, ada: Person) -> Event:
    event = make.event()
    item = make.item(event, titles=Texts(en="Rivers of the plain"))
    functions = Texts(en="Director of the Institute")
    make.part(item, person=ada, functions=functions, state=PartState.PLANNED)
    return loaded(make.work, event)


def loaded(work: Work, event: Event) -> Event:
    work.session.flush()
    work.session.expire(event)
    return work.session.scalars(event_with_programme(work.office_id, event.id)).one()


def part_of(work: Work, person: Person) -> Part:
    return work.session.scalars(select(Part).where(Part.person_id == person.id)).one()


def row_of(work: Work) -> SpeakerConfirmation:
    return work.session.scalars(select(SpeakerConfirmation)).one()


def letters(work: Work) -> list[Letter]:
    found = select(Letter).where(Letter.purpose == PURPOSE).order_by(Letter.id)
    return list(work.session.scalars(found))


def test_a_speaker_gets_one_letter_with_all_their_parts(
    work: Work, make: Make, event: Event, ada: Person
) -> None:
    second = make.item(event, titles=Texts(en="Questions"), position=1, venues=Texts(en="Hall 2"))
    make.part(second, person=ada, role=PartRole.MODERATOR, is_remote=True, state=PartState.ASKED)
    event = loaded(work, event)

    assert ask(work, event, [ada.id]) == 1

    (letter,) = letters(work)
    assert (letter.recipient_address, letter.delivery) == ("ada@rivers.test", Delivery.HELD)
    assert (letter.list_kind, letter.unsubscribe_url, letter.person_id) == (None, "", ada.id)
    text = letter.text.replace("\u00a0", " ")
    assert "Dear Ada Ferrymann," in text
    assert "Rivers of the plain" in text
    assert "Questions – moderator (Hall 2), by video link" in text
    assert "Ada Ferrymann\nDirector of the Institute" in text
    assert f"{work.links.speaker(row_of(work).public_id)}?answer=corrected" in text


def test_nobody_is_asked_twice_while_a_letter_waits(work: Work, event: Event, ada: Person) -> None:
    ask(work, event, [ada.id])

    assert [one.why_not for one in speakers_of(work, event)] == [WAITS]
    with pytest.raises(Conflict) as refused:
        ask(work, event, [ada.id])
    assert refused.value.message == NOBODY


def test_who_is_silent_is_asked_again_by_the_same_link(
    work: Work, event: Event, ada: Person
) -> None:
    ask(work, event, [ada.id])
    first = letters(work)[0]
    first.delivery, first.sent_at = Delivery.SENT, work.now
    work.session.flush()
    (speaker,) = speakers_of(work, event)
    assert (speaker.is_asked, speaker.why_not) == (True, "")

    ask(work, event, [ada.id])

    assert len({one.unique_key for one in letters(work)}) == 2
    assert row_of(work).letters == 2


def test_a_discarded_letter_is_written_once_more(work: Work, event: Event, ada: Person) -> None:
    ask(work, event, [ada.id])
    discard(work, letters(work)[0])

    ask(work, event, [ada.id])

    assert [one.delivery for one in letters(work)] == [Delivery.DISCARDED, Delivery.HELD]


@pytest.mark.parametrize(
    ("state", "why_not"),
    [
        (PartState.CONFIRMED, SAID_YES),
        (PartState.DECLINED, SAID_NO),
        (PartState.ABSENT, SAID_NO),
    ],
)
def test_who_has_answered_is_not_asked(
    work: Work, event: Event, ada: Person, state: PartState, why_not: str
) -> None:
    part_of(work, ada).state = state

    assert [one.why_not for one in speakers_of(work, event)] == [why_not]


def test_interpreters_and_bodies_are_not_asked_and_who_has_no_address_is_told_of(
    work: Work, make: Make, event: Event
) -> None:
    silent = make.person("Ben", email="", is_journalist=False)
    item = event.programme[0]
    make.part(item, person=silent, position=1, state=PartState.PLANNED)
    make.part(item, person=make.person("Ira"), role=PartRole.INTERPRETER, position=2)
    make.part(item, organisation=make.organisation(), position=3)
    event = loaded(work, event)

    speakers = speakers_of(work, event)

    assert [(one.person.names["en"], one.why_not) for one in speakers] == [
        ("Ada Ferrymann", ""),
        ("Ben", NO_ADDRESS),
    ]


@pytest.mark.parametrize(
    ("status", "later", "why"),
    [
        (EventStatus.CANCELLED, timedelta(), IS_OFF),
        (EventStatus.HELD, timedelta(), IS_OVER),
        (EventStatus.CONFIRMED, timedelta(days=30), IS_OVER),
    ],
)
def test_nobody_is_asked_about_what_is_over_or_off(
    work: Work, event: Event, ada: Person, status: EventStatus, later: timedelta, why: str
) -> None:
    event.status = status

    with pytest.raises(Conflict) as refused:
        ask(replace(work, now=work.now + later), event, [ada.id])

    assert refused.value.message == why


def test_the_office_writes_the_text(work: Work, event: Event, ada: Person) -> None:
    wording = Wording(
        subject="Your talk at {title}",
        greeting="{dear} {first_names},",
        opening="Is it right?",
        closing="Thank you.",
    )
    set_text(work, LetterKind.SPEAKER_CONFIRMATION, "en", wording, None)

    ask(work, event, [ada.id])

    (letter,) = letters(work)
    assert letter.subject == "Your talk at Rivers without borders"
    assert "Is it right?" in letter.text
    assert "Thank you." in letter.html
    assert letter.wording == f"speaker_confirmation:{wording.checksum}"


def sent(work: Work, at: datetime) -> None:
    (letter,) = letters(work)
    letter.delivery, letter.sent_at = Delivery.SENT, at
    work.session.flush()


def test_a_part_is_asked_once_the_letter_has_left(work: Work, event: Event, ada: Person) -> None:
    ask(work, event, [ada.id])
    assert not has_asked(work.session)
    assert part_of(work, ada).state is PartState.PLANNED
    sent(work, work.now)
    assert has_asked(work.session)

    assert note_asked(work.session, work.links, work.now) == 1

    assert not has_asked(work.session)
    assert part_of(work, ada).state is PartState.ASKED
    assert row_of(work).asked_at == work.now


def test_of_a_closed_event_nothing_changes_any_more(work: Work, event: Event, ada: Person) -> None:
    ask(work, event, [ada.id])
    sent(work, work.now)
    event.status = EventStatus.CLOSED

    note_asked(work.session, work.links, work.now)

    assert part_of(work, ada).state is PartState.PLANNED


def test_a_letter_leaves_while_what_it_asks_is_true(work: Work, event: Event, ada: Person) -> None:
    ask(work, event, [ada.id])
    (letter,) = letters(work)

    assert why_not_sent(work, letter) == ""
    part_of(work, ada).functions = Texts(en="President")
    work.session.flush()
    assert why_not_sent(work, letter) == CHANGED


def test_a_letter_to_who_has_answered_or_has_no_part_does_not_leave(
    work: Work, event: Event, ada: Person
) -> None:
    ask(work, event, [ada.id])
    (letter,) = letters(work)
    part_of(work, ada).state = PartState.CONFIRMED
    assert why_not_sent(work, letter) == NOT_ASKED
    part_of(work, ada).state = PartState.ASKED
    event.status = EventStatus.CANCELLED
    assert why_not_sent(work, letter) == IS_OFF
    work.session.delete(row_of(work))
    work.session.flush()

    assert why_not_sent(work, letter) == NOT_ASKED


def test_other_letters_are_not_looked_at(work: Work) -> None:
    letter = Letter(purpose=plan().purpose)

    assert why_not_sent(work, letter) == ""
