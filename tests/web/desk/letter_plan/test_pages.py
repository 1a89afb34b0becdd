"""The plan of letters: taken from the office, looked at, decided about, changed and undone."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from planner.background.models import Job
from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus, PartState
from planner.invitations.models import Answer
from planner.letter_plans.models import PlannedLetter, PlanState, Way
from planner.letter_plans.operations import miss
from tests.factories import Make
from tests.unit.letter_plans.plans import guests, planned
from tests.web.visitor import Visitor

TYPED = {
    "kind": "reminder_coming",
    "count": "1",
    "unit": "days",
    "side": "before",
    "anchor": "start",
    "clock": "12:00",
}


@pytest.fixture
def event(make: Make) -> Event:
    return make.event(answers_until=date(2012, 3, 24))


def address(event: Event, one: PlannedLetter | None = None, act: str = "") -> str:
    row = f"/{one.id}" if one else ""
    return f"/desk/events/{event.id}/letter-plan{row}{f'/{act}' if act else ''}"


def rows(make: Make) -> list[PlannedLetter]:
    make.work.session.expire_all()
    return list(make.work.session.scalars(select(PlannedLetter).order_by(PlannedLetter.id)))


def test_an_event_begins_with_the_plan_of_the_office(
    editor: Visitor, make: Make, event: Event
) -> None:
    assert "Begin with the plan of the office: 6 letters" in editor.get(address(event)).text

    response = editor.post(address(event, act="of-office"))

    assert response.status_code == 303
    assert len(rows(make)) == 6
    page = editor.get(address(event)).text.replace("\u00a0", " ")
    assert "22 March 2012, 10:00 MSK" in page
    assert "2 days before the last day to answer, 10:00" in page
    assert "nothing is written until you decide" in page


def test_the_page_says_how_many_get_it_and_why_others_do_not(
    editor: Visitor, make: Make, event: Event
) -> None:
    guests(make.work, make, event, ada=None, ben=Answer.ACCEPTED, clara=None)
    one = planned(make.work, event)
    make.invitation(event=event, person=make.person("Dmitri"), invited_at=make.work.now)

    assert "2 people" in editor.get(address(event)).text
    assert "the invitation has not left yet (1)" in editor.get(address(event)).text
    page = editor.get(address(event, one)).text
    assert "2 people would get it now" in page
    assert "Ada" in page
    assert "1 person is left out" in page


def test_a_letter_is_planned_and_changed(editor: Visitor, make: Make, event: Event) -> None:
    assert editor.post(address(event), TYPED).status_code == 303

    (one,) = rows(make)
    changed = TYPED | {"count": "3", "unit": "hours", "version": str(one.version)}
    assert editor.post(address(event, one), changed).status_code == 303

    (one,) = rows(make)
    assert (one.hours, one.clock, one.days) == (3, None, 0)
    assert "3 hours before the beginning" in editor.get(address(event)).text


def test_a_reminder_to_speakers_names_them(editor: Visitor, make: Make, event: Event) -> None:
    ada = make.person("Ada", email="ada@rivers.test", is_journalist=False)
    make.part(make.item(event), person=ada, state=PartState.ASKED)
    editor.post(address(event), TYPED | {"kind": "speaker_reminder"})
    (one,) = rows(make)

    plan, page = editor.get(address(event)).text, editor.get(address(event, one)).text

    assert "Reminder to speakers who have not answered" in plan
    assert "no letter has asked them to confirm yet (1)" in plan
    assert "No speaker is meant by this letter as things stand." in page
    assert f"/desk/events/{event.id}/confirmations/#speaker-{ada.id}" in page


def test_what_cannot_be_planned_comes_back_with_its_reason(
    editor: Visitor, make: Make, event: Event
) -> None:
    page = editor.post(address(event), TYPED | {"clock": ""})
    assert page.status_code == 422
    assert "Give the hour, such as 10:00." in page.text

    one = planned(make.work, event)
    page = editor.post(address(event, one), TYPED | {"clock": "", "version": str(one.version)})
    assert page.status_code == 422


def test_it_is_released_beforehand_and_that_is_undone(
    editor: Visitor, make: Make, event: Event
) -> None:
    one = planned(make.work, event)

    editor.post(address(event, one, "way"), {"way": "released"})
    assert [one.way for one in rows(make)] == [Way.RELEASED]
    page = editor.get(address(event)).text
    assert "leaves by itself" in page
    assert "leaves at its hour. You can take it back until then." in page

    editor.post(address(event, one, "way"), {"way": "draft"})
    assert [one.way for one in rows(make)] == [Way.DRAFT]
    assert editor.post(address(event, one, "way"), {"way": "held"}).status_code == 303
    assert "is written and held" in editor.get(address(event)).text
    assert editor.post(address(event, one, "way"), {"way": "perhaps"}).status_code == 422


def test_it_is_removed_and_comes_back(editor: Visitor, make: Make, event: Event) -> None:
    one = planned(make.work, event)

    editor.post(address(event, one, "removal"))
    assert rows(make) == []
    page = editor.get(address(event))
    undo = page.text.split("/restoration")[0].rpartition('action="')[2]
    editor.post(f"{undo}/restoration")

    assert len(rows(make)) == 1


def test_it_is_written_now_by_a_job(editor: Visitor, make: Make, event: Event) -> None:
    guests(make.work, make, event, ada=None)
    one = planned(make.work, event)

    response = editor.post(address(event, one, "letters"))

    job = make.work.session.scalars(select(Job)).one()
    assert response.headers["Location"].endswith(f"/desk/jobs/{job.public_id}")
    assert "Letters of the plan" in editor.get(f"/desk/jobs/{job.public_id}").text
    assert [(one.state, one.job_id) for one in rows(make)] == [(PlanState.WRITTEN, job.id)]
    assert "written" in editor.get(address(event)).text
    assert "Save" not in editor.get(address(event, one)).text


def test_its_letters_that_wait_are_taken_back(editor: Visitor, make: Make, event: Event) -> None:
    one = planned(make.work, event)
    editor.post(address(event, one, "letters"))

    assert editor.post(address(event, one, "take-back")).status_code == 303

    assert [(one.state, one.way) for one in rows(make)] == [(PlanState.OPEN, Way.DRAFT)]


def test_what_was_missed_is_dropped_and_taken_up_again(
    editor: Visitor, make: Make, event: Event
) -> None:
    one = planned(make.work, event, Way.RELEASED)
    miss(make.work, one, "Too late.")
    assert "Too late." in editor.get(address(event)).text
    assert "1 letter of the plan waits for your decision" in editor.get("/desk/").text

    editor.post(address(event, one, "drop"))
    assert [one.state for one in rows(make)] == [PlanState.DROPPED]
    assert "Take up again" in editor.get(address(event)).text
    assert "1 letter of the plan" not in editor.get("/desk/").text

    editor.post(address(event, one, "take-up"))
    assert [one.state for one in rows(make)] == [PlanState.OPEN]


def test_a_draft_whose_hour_is_near_waits_on_the_desk(
    editor: Visitor, make: Make, event: Event
) -> None:
    planned(make.work, event, days=7)

    assert "1 letter of the plan waits for your decision" in editor.get("/desk/").text


def test_an_event_that_is_off_says_so(editor: Visitor, make: Make, event: Event) -> None:
    planned(make.work, event, Way.RELEASED)
    event.status = EventStatus.CANCELLED
    make.work.session.flush()

    page = editor.get(address(event)).text

    assert "The event is cancelled: nothing leaves." in page
    assert "stands still" in page


def test_a_viewer_reads_the_plan(viewer: Visitor, make: Make, event: Event) -> None:
    planned(make.work, event)

    page = viewer.get(address(event)).text

    assert "Reminder to those who have not answered" in page
    assert "Release beforehand" not in page


def test_the_office_has_a_plan_of_its_own(editor: Visitor, make: Make) -> None:
    assert "This is the proposal of the program." in editor.get("/desk/letter-plan").text
    assert editor.post("/desk/letter-plan", TYPED | {"clock": ""}).status_code == 422

    editor.post("/desk/letter-plan", TYPED)
    assert len(rows(make)) == 7
    one = rows(make)[0]
    assert "Before or after" in editor.get(f"/desk/letter-plan/{one.id}").text
    editor.post(f"/desk/letter-plan/{one.id}", TYPED | {"version": str(one.version)})
    editor.post(f"/desk/letter-plan/{rows(make)[1].id}/removal")
    assert len(rows(make)) == 6

    editor.post("/desk/letter-plan/proposal")
    assert rows(make) == []


def test_the_page_takes_as_many_statements_for_many_guests_as_for_few(
    editor: Visitor, make: Make, event: Event, statements: list[str]
) -> None:
    planned(make.work, event)
    asked = []
    for names in (("ada", "ben"), ("clara", "dmitri", "elena", "farid", "gita")):
        guests(make.work, make, event, **dict.fromkeys(names))
        editor.get(address(event))
        statements.clear()
        editor.get(address(event))
        asked.append(len(statements))

    assert asked[0] == asked[1]
