"""Where else an erased person was named: lists of people, subjects in the office's own words, tests."""

from __future__ import annotations

from sqlalchemy import select

from planner.accounts.models import Office
from planner.contacts.importing.rows import rows_of
from planner.contacts.models import Person
from planner.contacts.notes import Audience, NotePlan, PersonNote, write_note
from planner.coverage.letter_previews import Trial, plan_trial
from planner.events.models.event import Event
from planner.invitations.person_filter import PersonFilter
from planner.invitations.saved_filters import saved_filters
from planner.jobs.starting import start_people_sheet
from planner.kernel.work import Work
from planner.letter_texts.kinds import LetterKind
from planner.letter_texts.operations import set_text
from planner.letter_texts.wording import Wording
from planner.outbox.models import Delivery
from planner.outbox.operations import enqueue
from planner.privacy.erasing import erase
from planner.privacy.own_data import as_json, own_data
from tests.factories import Make
from tests.unit.background.started import acting
from tests.unit.contacts.importing.acts import row, taken_in
from tests.unit.privacy.conftest import ADDRESS, invited, letters

PERSONAL = Wording(subject="{first_names}, come", greeting="Dear {name},", opening="Do come.")


def test_the_lists_that_they_came_with_are_emptied(work: Work, person: Person) -> None:
    brought = taken_in(work, row(1, "Anna Arden", ADDRESS), row(2, "Boris Quayle", "b@paper.test"))
    brought.examples = [["Anna Arden", ADDRESS]]
    work.session.flush()

    erase(work, person)

    first, second = work.session.scalars(rows_of(brought))
    assert (first.label, first.cells, first.read, first.person_id) == ("", [], {}, None)
    assert second.label == "Boris Quayle"
    assert brought.examples == []


def test_a_subject_that_names_them_goes_with_the_letter(
    work: Work, person: Person, event: Event
) -> None:
    set_text(work, LetterKind.INVITATION, "en", PERSONAL, None)
    assert invited(work, event, person).subject == "Anna Arden, come"

    erase(work, person)

    (letter,) = letters(work)
    assert "Anna" not in letter.subject
    assert letter.subject


def test_a_test_in_their_name_is_emptied_and_none_of_their_letters(
    work: Work, office: Office, person: Person, event: Event
) -> None:
    trial = Trial(
        kind=LetterKind.INVITATION, language="en", event=event, wording=PERSONAL, person=person
    )
    copy = enqueue(work, plan_trial(work, office, trial, "Vera Press", "vera@house.test"))
    copy.delivery = Delivery.SENT
    work.session.flush()
    assert copy.subject == "[Test] Anna Arden, come"
    assert as_json(own_data(work, person))["letters"] == []

    erase(work, person)

    (letter,) = letters(work)
    assert "Anna" not in f"{letter.subject}{letter.text}{letter.html}"


def test_two_presses_send_one_test(work: Work, office: Office, event: Event) -> None:
    trial = Trial(kind=LetterKind.INVITATION, language="en", event=event)
    for _ in range(2):
        enqueue(work, plan_trial(work, office, trial, "Vera", "vera@house.test", "the same"))

    assert len(letters(work)) == 1


def test_a_saved_filter_that_looks_for_them_goes(work: Work, person: Person, make: Make) -> None:
    make.saved_filter(conditions={"search": ["anna arden"]})
    make.saved_filter(former={"name": "Anna Arden", "conditions": {}, "is_shared": True})
    kept = make.saved_filter(name="Others")

    erase(work, person)

    assert list(work.session.scalars(saved_filters(work.office_id, None))) == [kept]


def test_private_notes_on_them_go(work: Work, person: Person, make: Make) -> None:
    for one in (person, make.person("Somebody else")):
        write_note(work, one, NotePlan(text="Calls back", audience=Audience.AUTHOR))

    erase(work, person)

    (kept,) = work.session.scalars(select(PersonNote))
    assert kept.person.label == "Somebody else"


def test_the_filter_of_a_sheet_does_not_keep_their_name(make: Make, person: Person) -> None:
    mine = acting(make)
    job = start_people_sheet(mine, PersonFilter(search="anna arden"), mine.now.date(), ["en"])

    erase(mine, person)

    assert job.arguments["filter"] == {"search": ["Erased person"]}
