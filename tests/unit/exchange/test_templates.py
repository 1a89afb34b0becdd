"""Templates of an office."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from sqlalchemy import select

from planner.events.changes import When, Where
from planner.events.models.event import Event
from planner.events.models.kinds import EventKind, EventStatus, PartState
from planner.events.operations.planning import EventPlan
from planner.events.ready_checklists import READY_CHECKLISTS
from planner.exchange.models import EventTemplate
from planner.exchange.templates import (
    KEPT_FOR,
    bring_template_back,
    delete_template,
    event_from_template,
    forget_deleted_templates,
    keep_template,
    rename_template,
    template_called,
    template_values,
    templates_of,
)
from planner.history.models import Entry
from planner.kernel.errors import Invalid
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from tests.factories import Make

WHEN = When(
    starts_on=date(2012, 6, 5), starts_clock=time(10), ends_clock=time(12), zone="Europe/Moscow"
)


def plan(**given: object) -> EventPlan:
    return EventPlan(
        **{  # type: ignore[arg-type]
            "kind": EventKind.ROUND_TABLE,
            "titles": Texts(en="Ponds"),
            "languages": ("en",),
            "when": WHEN,
            "where": Where(venues=Texts(en="Large Hall")),
            **given,
        }
    )


def whole(make: Make) -> Event:
    event = make.event(subjects=Texts(en="water"))
    make.part(make.item(event, study=make.study()), person=make.person("Ada Lamp"))
    make.body(event)
    make.occasion(event)
    make.task(event, days=7, done_at=make.work.now, responsible=make.member().user)
    return event


def test_an_event_is_made_from_a_template(work: Work, make: Make) -> None:
    event = whole(make)
    task = event.tasks[0]
    template = keep_template(work, event, "Quarterly")

    made = event_from_template(work, template, plan())

    new = made.event
    assert (made.left_out, new.id != event.id, new.status) == (0, True, EventStatus.DRAFT)
    assert (new.titles, new.languages, new.venues) == (
        Texts(en="Ponds"),
        ["en"],
        Texts(en="Large Hall"),
    )
    assert (new.starts_on, new.subjects, len(new.bodies)) == (WHEN.starts_on, event.subjects, 1)
    assert [part.person_id for part in new.programme[0].parts] == [
        event.programme[0].parts[0].person_id
    ]
    assert new.programme[0].parts[0].state is PartState.PLANNED
    assert new.occasions == []
    assert [(one.due_on, one.done_at, one.responsible_id) for one in new.tasks] == [
        (date(2012, 5, 29), None, task.responsible_id)
    ]
    assert work.session.scalars(select(Entry.verb).order_by(Entry.id)).all() == [
        "template.kept",
        "event.planned",
    ]


def test_two_events_of_one_template_share_nothing(work: Work, make: Make) -> None:
    template = keep_template(work, whole(make), "Quarterly")

    first, second = (event_from_template(work, template, plan()).event for _ in range(2))

    assert first.calendar_uid != second.calendar_uid
    assert first.programme[0].uid != second.programme[0].uid
    assert first.tasks[0].uid != second.tasks[0].uid


def test_what_the_registers_no_longer_hold_is_left_out(work: Work, make: Make) -> None:
    event = whole(make)
    template = keep_template(work, event, "Quarterly")
    person = event.programme[0].parts[0].person
    event.programme[0].parts.clear()
    work.session.flush()
    work.session.delete(person)
    work.session.flush()

    made = event_from_template(work, template, plan())

    assert (made.left_out, made.event.programme[0].parts) == (1, [])


def test_a_template_without_a_checklist_takes_that_of_the_kind(work: Work, make: Make) -> None:
    template = keep_template(work, make.event(), "Bare")

    made = event_from_template(work, template, plan(kind=EventKind.INTERVIEW))

    assert made.event.kind is EventKind.INTERVIEW
    assert len(made.event.tasks) == len(READY_CHECKLISTS[EventKind.INTERVIEW])


def test_an_own_kind_is_kept(work: Work, make: Make) -> None:
    kind = make.own_kind(like=EventKind.PRESS_TOUR)
    event = make.event(own_kind=kind, kind=EventKind.PRESS_TOUR)
    template = keep_template(work, event, "Walk")

    values = template_values(template)
    made = event_from_template(work, template, plan(own_kind_id=kind.id))

    assert (values["own_kind_id"], values["kind"]) == (kind.id, EventKind.PRESS_TOUR)
    assert (values["titles"], values["venues"]) == (event.titles, event.venues)
    assert (template.kind_names, made.event.kind) == (kind.names, EventKind.PRESS_TOUR)


def test_a_name_is_given_once_unless_it_is_replaced(work: Work, make: Make) -> None:
    first = keep_template(work, make.event(), "Quarterly")
    event = make.event(kind=EventKind.BRIEFING)

    with pytest.raises(Invalid) as refused:
        keep_template(work, event, "quarterly")
    second = keep_template(work, event, "quarterly", replaces=True)

    assert refused.value.field == "name"
    assert (second, second.kind, second.name) == (first, EventKind.BRIEFING, "quarterly")
    assert second.kind_names == Texts()
    assert work.session.scalars(templates_of(work.office_id)).all() == [first]


def test_a_template_is_renamed(work: Work, make: Make) -> None:
    template = keep_template(work, make.event(), "Quarterly")
    keep_template(work, make.event(), "Yearly")

    rename_template(work, template, "Every quarter")

    assert template_called(work, "every quarter") == template
    with pytest.raises(Invalid, match="of this name"):
        rename_template(work, template, "yearly")
    rename_template(work, template, "EVERY quarter")
    assert template.name == "EVERY quarter"


def test_a_deleted_template_comes_back(work: Work, make: Make) -> None:
    template = keep_template(work, make.event(), "Quarterly")

    delete_template(work, template)
    gone = work.session.scalars(templates_of(work.office_id)).all()
    bring_template_back(work, template)
    bring_template_back(work, template)

    assert gone == []
    assert work.session.scalars(templates_of(work.office_id)).all() == [template]


def test_it_does_not_come_back_beside_another_of_its_name(work: Work, make: Make) -> None:
    template = keep_template(work, make.event(), "Quarterly")
    delete_template(work, template)
    keep_template(work, make.event(), "Quarterly")

    with pytest.raises(Invalid, match="by now"):
        bring_template_back(work, template)


def test_what_was_deleted_a_day_ago_is_forgotten(work: Work, make: Make) -> None:
    for name in ("old", "new", "kept"):
        keep_template(work, make.event(), name)
    old, new, kept = work.session.scalars(templates_of(work.office_id).order_by(None)).all()
    old.deleted_at, new.deleted_at = work.now - KEPT_FOR, work.now - KEPT_FOR / 2
    work.session.flush()

    assert forget_deleted_templates(work.session, work.now + timedelta(minutes=1)) == 1
    assert len(work.session.scalars(select(EventTemplate.id)).all()) == 2
    assert kept.deleted_at is None
