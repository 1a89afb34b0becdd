"""Changing a template in a draft."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from planner.events.models.event import Event
from planner.events.models.kinds import EventKind, EventStatus
from planner.exchange.models import DeletedEvent, EventTemplate
from planner.exchange.template_drafts import open_template, replace_template, template_in
from planner.exchange.templates import keep_template
from planner.history.models import Entry
from planner.kernel.errors import Conflict
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from tests.factories import Make


@pytest.fixture
def template(work: Work, make: Make) -> EventTemplate:
    event = make.event(titles=Texts(en="Rivers"), kind=EventKind.WEBINAR)
    make.part(make.item(event), person=make.person("Ada"))
    return keep_template(work, event, "Quarterly")


def test_a_template_is_opened_as_a_draft_without_a_date(
    work: Work, template: EventTemplate
) -> None:
    made = open_template(work, template)

    event = made.event
    assert (event.titles["en"], event.kind, event.status) == (
        "Rivers",
        EventKind.WEBINAR,
        EventStatus.DRAFT,
    )
    assert (event.starts_on, event.zone, len(event.programme[0].parts)) == (
        None,
        "Europe/Moscow",
        1,
    )
    assert work.session.scalars(template_in(event)).one() is template
    acts = work.session.scalars(select(Entry.verb).where(Entry.event_id == event.id))
    assert list(acts) == ["event.planned", "template.opened"]


def test_it_is_opened_once(work: Work, template: EventTemplate) -> None:
    first = open_template(work, template).event

    assert open_template(work, template).event is first


@pytest.mark.parametrize("gone", ["deleted", "confirmed"])
def test_a_draft_that_is_none_any_more_is_made_anew(
    work: Work, template: EventTemplate, gone: str
) -> None:
    first = open_template(work, template).event
    if gone == "deleted":
        work.session.delete(first)
        work.session.flush()
        work.session.refresh(template)
    else:
        first.status = EventStatus.CONFIRMED

    assert open_template(work, template).event is not first


def test_what_the_draft_holds_takes_the_place_of_the_template(
    work: Work, make: Make, template: EventTemplate
) -> None:
    draft = open_template(work, template).event
    draft.titles, draft.kind = Texts(en="Lakes"), EventKind.ROUND_TABLE
    make.item(draft)
    work.session.flush()
    number = draft.id

    replace_template(work, template, draft)
    work.session.refresh(template)

    assert (template.name, template.kind, template.draft_id) == (
        "Quarterly",
        EventKind.ROUND_TABLE,
        None,
    )
    assert (template.document["titles"], len(template.document["programme"])) == (
        {"en": "Lakes"},
        2,
    )
    assert work.session.get(Event, number) is None
    assert work.session.scalars(select(DeletedEvent.event_id)).all() == [number]


def test_an_event_that_is_no_draft_any_more_is_not_taken_away(
    work: Work, template: EventTemplate
) -> None:
    draft = open_template(work, template).event
    draft.status = EventStatus.CONFIRMED

    with pytest.raises(Conflict):
        replace_template(work, template, draft)
