"""The checklist of an event on its page, its overview and the day's desk."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.accounts.models import User
from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus
from planner.events.models.task import EventTask
from planner.events.ready_checklists import READY_CHECKLISTS
from planner.kernel.texts import Texts
from tests.factories import Make
from tests.web.desk.undoing import undo
from tests.web.reading import attributes, filled, texts
from tests.web.visitor import Visitor


def url(event: Event, rest: str = "") -> str:
    return f"/desk/events/{event.id}/checklist/{rest}"


def test_rows_stand_by_day_with_who_does_them(editor: Visitor, make: Make) -> None:
    event = make.event(responsible=make.user(name="Vera Press"))
    make.task(event, titles=Texts(en="Thank"), days=1, is_after=True, due_on=date(2012, 3, 28))
    late = make.task(
        event, days=14, due_on=date(2012, 3, 13), responsible=make.user(name="Ada Ink")
    )
    last = make.task(event, titles=Texts(en="Call"))

    page = editor.get(url(event)).text

    assert texts(page, ".checklist tbody th") == ["Book the venue", "Thank", "Call"]
    assert texts(page, f"#task-{late.id} td")[1:3] == [
        "overdue 13\u00a0March\u00a02012 14 days before",
        "Ada Ink",
    ]
    assert texts(page, f"#task-{last.id} td")[1:3] == ["without a day", "Vera Press"]
    assert texts(page, ".part__head p") == ["0 of 3 done"]


def test_a_row_is_ticked_and_the_tick_undone(editor: Visitor, make: Make, session: Session) -> None:
    task = make.task(make.event())
    session.commit()

    ticked = editor.post(url(task.event, f"{task.id}/tick"))
    page = editor.get(ticked.location).text
    done = session.scalars(select(EventTask.done_at)).one()
    undo(editor, page)

    assert texts(page, ".notice p") == ["Done: “Book the venue”."]
    assert texts(page, ".is-done th") == ["Book the venue"]
    assert done is not None
    assert session.scalars(select(EventTask.done_at)).one() is None


def test_a_row_is_added_changed_and_removed(editor: Visitor, make: Make, session: Session) -> None:
    event, person = make.event(), make.member().user
    session.commit()
    typed = {"titles-en": "Call", "days": "7", "due": "before", "responsible_id": str(person.id)}

    added = editor.post(url(event), {**filled(editor.get(url(event)).text), **typed})
    task = session.scalars(select(EventTask)).one()
    opened = filled(editor.get(url(event, str(task.id))).text)
    by_hand = {"titles-en": "Call twice", "due": "on_day", "due_on": "2012-03-01"}
    changed = editor.post(url(event, str(task.id)), {**opened, **by_hand})

    assert (added.location, opened["days"]) == (url(event, f"#task-{task.id}"), "7")
    assert changed.status_code == 303
    session.refresh(task)
    assert (task.titles["en"], task.days, task.due_on) == ("Call twice", None, date(2012, 3, 1))
    assert task.responsible_id == person.id
    removed = editor.post(url(event, f"{task.id}/removal"))
    gone = session.scalars(select(EventTask)).all()
    undo(editor, editor.get(removed.location).text)
    assert (gone, len(session.scalars(select(EventTask)).all())) == ([], 1)


def test_a_day_alone_is_when_a_row_is_due(editor: Visitor, make: Make, session: Session) -> None:
    event = make.event()

    editor.post(url(event), {"titles-en": "Call", "due": "before", "due_on": "2012-03-01"})

    task = session.scalars(select(EventTask)).one()
    assert (task.days, task.due_on) == (None, date(2012, 3, 1))


def test_a_row_without_words_comes_back(editor: Visitor, make: Make) -> None:
    event = make.event()

    refused = editor.post(url(event), {"days": "7", "due": "before"})

    assert refused.status_code == 422
    assert filled(refused.text, {"days"}) == {"days": "7"}


def test_two_people_change_a_row_at_once(editor: Visitor, make: Make) -> None:
    task = make.task(make.event())
    address = url(task.event, str(task.id))
    opened = filled(editor.get(address).text)
    editor.post(address, {**opened, "titles-en": "theirs"})

    refused = editor.post(address, {**opened, "titles-en": "ours"})

    assert refused.status_code == 409
    assert "theirs" in texts(refused.text, ".field__stored")[0]


def test_an_event_without_rows_takes_those_of_its_kind(
    editor: Visitor, make: Make, session: Session
) -> None:
    event = make.event()
    session.commit()

    taken = editor.post(url(event, "of-kind"))

    count = len(READY_CHECKLISTS[event.kind])
    assert texts(editor.get(taken.location).text, ".notice") == [
        f"{count} rows are on the checklist."
    ]
    assert len(session.scalars(select(EventTask)).all()) == count


def test_those_who_look_and_closed_events_have_no_buttons(
    editor: Visitor, viewer: Visitor, make: Make
) -> None:
    event, closed = make.event(), make.event(status=EventStatus.CLOSED)
    tasks = [make.task(one) for one in (event, closed)]

    for visitor, task in zip((viewer, editor), tasks, strict=True):
        page = visitor.get(url(task.event, str(task.id))).text
        assert attributes(page, "main form", "action") == []
        assert texts(page, ".checklist tbody th") == ["Book the venue"]


def test_the_overview_and_the_next_step_show_what_is_due(editor: Visitor, make: Make) -> None:
    event = make.event()
    make.task(event, due_on=date(2012, 3, 13))
    make.task(event, titles=Texts(en="Later"), due_on=date(2012, 3, 26))
    make.task(event, titles=Texts(en="Ticked"), due_on=date(2012, 3, 12), done_at=make.work.now)

    page = editor.get(f"/desk/events/{event.id}/").text

    assert "“Book the venue” was due on 13\u00a0March\u00a02012." in texts(page, ".next-steps h2")
    assert [row.split(" overdue")[0] for row in texts(page, "aside .lines li")][:2] == [
        "Book the venue",
        "Later 26\u00a0March\u00a02012 · nobody yet",
    ]


def test_ones_own_row_is_the_next_step(editor: Visitor, make: Make, session: Session) -> None:
    event = make.event()
    make.task(event, due_on=date(2012, 3, 13))
    me = session.scalars(select(User)).one()
    make.task(event, titles=Texts(en="Mine"), due_on=date(2012, 3, 22), responsible=me)
    session.commit()

    page = editor.get(f"/desk/events/{event.id}/").text

    assert "“Mine” is due on 22\u00a0March\u00a02012." in texts(page, ".next-steps h2")


def test_nothing_is_due_of_an_event_that_is_off(editor: Visitor, make: Make) -> None:
    event = make.event(status=EventStatus.CANCELLED)
    make.task(event, due_on=date(2012, 3, 13))

    page = editor.get(f"/desk/events/{event.id}/").text

    assert [step for step in texts(page, ".next-steps h2") if "due" in step] == []


@pytest.mark.parametrize("address", ["checklist/", ""])
def test_a_page_takes_the_same_statements_however_many_rows_there_are(
    editor: Visitor, make: Make, session: Session, selects: list[str], address: str
) -> None:
    event, taken = make.event(), []
    for rows in (1, 9):
        for _number in range(rows):
            make.task(event, responsible=make.user(), due_on=date(2012, 3, 1))
        session.commit()
        selects.clear()
        editor.get(f"/desk/events/{event.id}/{address}")
        taken.append(len(selects))

    assert taken[0] == taken[1]
