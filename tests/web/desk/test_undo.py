"""What was removed, discarded, reordered or archived comes back with *Undo*."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.coverage.models import Clip
from planner.events.models.event import Event, Occasion, Part, ProgrammeItem
from planner.events.models.kinds import EventStatus
from planner.events.models.statement import SpeechForm, Statement
from planner.events.operations.statements import StatementPlan, note_statement
from planner.history.models import Removed
from planner.kernel.texts import Texts
from tests.factories import Make
from tests.web.desk.undoing import undo
from tests.web.reading import attributes, texts
from tests.web.visitor import Visitor

Sent = tuple[str, dict[str, str]]


def _item(make: Make, event: Event) -> Sent:
    item = make.item(event, titles=Texts(en="Warm rooms"))
    make.part(item, person=make.person())
    return f"programme/items/{item.id}/removal", {}


def _part(make: Make, event: Event) -> Sent:
    return f"parts/{make.part(make.item(event), person=make.person('Ada Lamp')).id}/removal", {}


def _order_of_parts(make: Make, event: Event) -> Sent:
    item = make.item(event)
    make.part(item, person=make.person("Ada Lamp"), position=0)
    second = make.part(item, person=make.person("Bo Reed"), position=1)
    return f"parts/{second.id}/position", {"direction": "up"}


def _statement(make: Make, event: Event) -> Sent:
    part = make.part(make.item(event), person=make.person())
    plan = StatementPlan(form=SpeechForm.DIRECT, texts=Texts(en="Cold kills."))
    return f"statements/{note_statement(make.work, part, plan).id}/removal", {}


def _clip(make: Make, event: Event) -> Sent:
    clip = Clip(office_id=event.office_id, event=event, title="Warm rooms")
    make.work.session.add(clip)
    make.work.session.flush()
    return f"clips/{clip.id}/removal", {}


def _occasion(make: Make, event: Event) -> Sent:
    return f"occasions/{make.occasion(event).id}/removal", {}


def _order_of_occasions(make: Make, event: Event) -> Sent:
    make.occasion(event, position=0)
    return f"occasions/{make.occasion(event, position=1).id}/position", {"direction": "up"}


def seen(session: Session) -> list[Any]:
    """The record of the event, without numbers."""
    session.expire_all()
    return [
        [(item.uid, item.titles) for item in session.scalars(select(ProgrammeItem))],
        [part.uid for part in session.scalars(select(Part).order_by(Part.position))],
        [(one.uid, one.texts) for one in session.scalars(select(Statement))],
        [clip.title for clip in session.scalars(select(Clip))],
        [
            one.anniversary_id
            for one in session.scalars(select(Occasion).order_by(Occasion.position))
        ],
    ]


@pytest.mark.parametrize(
    ("prepare", "said"),
    [
        (_item, "“Warm rooms” is out of the programme, with 1 speaker."),
        (_part, "Ada Lamp is removed from the programme."),
        (_order_of_parts, "“Bo Reed” stands one place higher now."),
        (_statement, "The statement is removed."),
        (_clip, "The publication is removed."),
        (_occasion, "The event no longer marks it."),
        (_order_of_occasions, None),
    ],
)
def test_an_act_on_an_event_is_undone(
    editor: Visitor,
    make: Make,
    session: Session,
    prepare: Callable[[Make, Event], Sent],
    said: str | None,
) -> None:
    event = make.event()
    make.item(event, titles=Texts(en="Welcome"))
    address, values = prepare(make, event)
    session.commit()
    before = seen(session)

    answer = editor.post(f"/desk/events/{event.id}/{address}", values)
    assert answer.status_code == 303
    assert seen(session) != before
    page = editor.get(answer.location).text
    assert said in (None, *texts(page, ".notice p"))
    assert texts(page, ".notice button") == ["Undo"]

    undo(editor, page)

    assert seen(session) == before


@pytest.mark.parametrize(
    "address",
    ["people/{0.id}", "organisations/{1.id}", "anniversaries/{2.id}"],
)
def test_an_archived_entry_comes_back_and_goes_again(
    editor: Visitor, make: Make, session: Session, address: str
) -> None:
    things = (make.person(), make.organisation(), make.anniversary())
    thing = things[int(address.split("{")[1][0])]
    session.commit()

    archived = editor.post(f"/desk/{address.format(*things)}/archive")
    session.refresh(thing)
    assert thing.archived_at is not None
    restored = undo(editor, editor.get(archived.location).text)
    session.refresh(thing)
    assert thing.archived_at is None
    undo(editor, editor.get(restored.location).text)
    session.refresh(thing)
    assert thing.archived_at is not None


def test_the_second_undo_finds_nothing(editor: Visitor, make: Make, session: Session) -> None:
    event = make.event()
    item = make.item(event)
    editor.post(f"/desk/events/{event.id}/programme/items/{item.id}/removal")
    removed = session.scalars(select(Removed)).one()
    back = f"/desk/events/{event.id}/removed/{removed.id}/restoration"

    assert editor.post(back).status_code == 303
    assert editor.post(back).status_code == 404


def test_it_comes_back_to_its_own_event_only(editor: Visitor, make: Make, session: Session) -> None:
    event, other = make.event(), make.event()
    item = make.item(event)
    editor.post(f"/desk/events/{event.id}/programme/items/{item.id}/removal")
    removed = session.scalars(select(Removed)).one()

    assert (
        editor.post(f"/desk/events/{other.id}/removed/{removed.id}/restoration").status_code == 404
    )


def test_what_cannot_come_back_is_told(editor: Visitor, make: Make, session: Session) -> None:
    event = make.event()
    item = make.item(event)
    answer = editor.post(f"/desk/events/{event.id}/programme/items/{item.id}/removal")
    (back,) = attributes(editor.get(answer.location).text, ".notice form", "action")
    event.status = EventStatus.CLOSED
    session.commit()

    refused = editor.post(back)

    assert refused.status_code == 409
    assert len(texts(refused.text, ".errors p")) == 1


def test_a_sentence_without_an_inverse_has_no_button(editor: Visitor, make: Make) -> None:
    event = make.event()
    make.item(event, length_is_guess=True)

    answer = editor.post(f"/desk/events/{event.id}/programme/lengths")

    page = editor.get(answer.location).text
    assert len(texts(page, ".notice")) == 1
    assert texts(page, ".notice button") == []


def test_a_withdrawn_invitation_holds_again(editor: Visitor, make: Make) -> None:
    event = make.event(status=EventStatus.CONFIRMED)
    ada = make.invitation(event, person=make.person("Ada", email="ada@paper.example"))
    make.work.session.commit()
    answer = editor.post(f"/desk/events/{event.id}/invitations/{ada.id}/withdrawal")

    undo(editor, editor.get(answer.location).text)

    make.work.session.refresh(ada)
    assert ada.withdrawn_at is None
