"""One announced event for everybody, as a page and as a calendar file."""

from __future__ import annotations

from flask import Blueprint, Response, abort

from planner.events.models import BodyRole, Event
from planner.events.public import announced_event
from planner.invitations.calendar import public_calendar
from planner.releases.announcements import programme_rows, when_text, where_lines
from planner.web.database import db
from planner.web.doors import public
from planner.web.fittings import now, settings
from planner.web.newsroom.copies import Fresh, copied
from planner.web.newsroom.reading import chosen_language, find_office, page_of, switch
from planner.web.unit import found

blueprint = Blueprint("events", __name__)


@blueprint.get("/newsroom/<office_slug>/events/<public_id>")
@public
@copied
def show(office_slug: str, public_id: str) -> Fresh:
    office, ends = find_office(office_slug)
    event = _event(office.id, public_id)
    language = chosen_language(event.languages)
    organisers = event.bodies_as(BodyRole.ORGANISER, BodyRole.CO_ORGANISER)
    page = page_of(
        "newsroom/events/show.html",
        office,
        language,
        event.languages,
        event=event,
        when=when_text(event, language),
        where=where_lines(event, language),
        rows=programme_rows(event, language),
        organisers=[body.names.best(language, *event.languages) for body in organisers],
        switch=switch,
    )
    return Fresh(page, ends)


@blueprint.get("/newsroom/<office_slug>/events/<public_id>.ics")
@public
@copied
def calendar(office_slug: str, public_id: str) -> Fresh:
    """A copy to keep: without METHOD, so that nobody is asked to answer."""
    office, ends = find_office(office_slug)
    event = _event(office.id, public_id)
    if event.starts_at is None:
        abort(404)
    language = chosen_language(event.languages)
    octets = public_calendar(
        event, language=language, url=settings().links.event(office.slug, event.public_id)
    )
    response = Response(octets, content_type="text/calendar; charset=utf-8")
    response.headers.set("Content-Disposition", "inline", filename=f"{event.public_id}.ics")
    return Fresh(response, ends)


def _event(office_id: int, public_id: str) -> Event:
    return found(db.session.scalars(announced_event(office_id, public_id, now())).one_or_none())
