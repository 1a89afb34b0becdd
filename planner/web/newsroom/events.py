"""An announced event, as a public page and as a calendar file."""

from __future__ import annotations

from urllib.parse import urlencode

from flask import Blueprint, Response, abort
from flask.typing import ResponseReturnValue

from planner.accreditation.asking import takes_requests
from planner.events.kind_words import kind_name
from planner.events.known_days import has_calendar_date
from planner.events.models.kinds import OVER, BodyRole, EventStatus
from planner.events.public.lists import coming_up, gone_by, topics_of
from planner.events.public.queries import announced_event
from planner.events.public.visible_fields import PublicEvent
from planner.events.spoken import spoken_text
from planner.events.where_words import place_text, where_text
from planner.invitations.calendar import public_calendar
from planner.releases.papers.event_lines import programme_rows, when_line
from planner.releases.papers.people_lines import biographies
from planner.releases.queries import releases_on
from planner.web.database import db
from planner.web.doors import public
from planner.web.extensions import now, settings
from planner.web.newsroom.lists import EventLine, ReleaseLine, changes_at, state_key
from planner.web.newsroom.reading import (
    PublicOffice,
    chosen_language,
    public_page,
    shown,
    switch,
)
from planner.web.newsroom.sharing import event_preview, topic_names
from planner.web.transaction import found

blueprint = Blueprint("events", __name__)


@blueprint.get("/newsroom/<office_slug>/events/")
@public
@public_page
def index(office: PublicOffice) -> ResponseReturnValue:
    language = chosen_language(office.languages)
    coming = db.session.scalars(coming_up(office.id, now())).all()
    over = db.session.scalars(gone_by(office.id, now())).all()
    return shown(
        "newsroom/events/index.html",
        office,
        language,
        office.languages,
        coming=[EventLine.of(event, language, now()) for event in coming],
        over=[EventLine.of(event, language, now()) for event in over],
        until=min((one for event in coming for one in changes_at(event, now())), default=None),
        switch=switch,
    )


@blueprint.get("/newsroom/<office_slug>/events/<public_id>")
@public
@public_page
def show(office: PublicOffice, public_id: str) -> ResponseReturnValue:
    event = _event(office.id, public_id)
    language = chosen_language(event.languages)
    when, where = when_line(event, language), where_text(event, language)
    url = settings().links.event(office.slug, event.public_id)
    releases = db.session.scalars(releases_on(office.id, event.id, now())).all()
    topics = topics_of(db.session(), office.id, [event.id])[event.id]
    return shown(
        "newsroom/events/show.html",
        office,
        language,
        event.languages,
        event=event,
        topics=topics,
        has_calendar_date=has_calendar_date(event),
        is_ahead=_is_ahead(event),
        asks=takes_requests(event, now()),
        when=when,
        state=state_key(event),
        kind=kind_name(event, language),
        spoken=spoken_text(event, language),
        where=where,
        map_url=_map_url(place_text(event, language)),
        releases=[ReleaseLine.of(release) for release in releases],
        preview=event_preview(
            event, language, when, url, topic_names(topics, language, *office.languages)
        ),
        rows=programme_rows(event, language, now()),
        biographies=biographies(event, language, now()),
        organisers=_names(event, language, BodyRole.ORGANISER, BodyRole.CO_ORGANISER),
        hosts=_names(event, language, BodyRole.HOST),
        until=min(changes_at(event, now()), default=None),
        switch=switch,
    )


@blueprint.get("/newsroom/<office_slug>/events/<public_id>.ics")
@public
@public_page
def calendar(office: PublicOffice, public_id: str) -> ResponseReturnValue:
    """Without METHOD, so that calendar programs do not ask for an answer."""
    event = _event(office.id, public_id)
    if not has_calendar_date(event):
        abort(404)
    language = chosen_language(event.languages)
    octets = public_calendar(
        event,
        language=language,
        url=settings().links.event(office.slug, event.public_id),
        at=now(),
    )
    response = Response(octets, content_type="text/calendar; charset=utf-8")
    response.headers.set("Content-Disposition", "inline", filename=f"{event.public_id}.ics")
    return response


def _is_ahead(event: PublicEvent) -> bool:
    """Whether somebody could still ask to attend it."""
    is_off = event.status in (*OVER, EventStatus.CANCELLED, EventStatus.POSTPONED)
    return not is_off and (event.ends_at is None or event.ends_at > now())


def _map_url(place: str) -> str:
    """A search on a map; "" for an event that is held online only."""
    query = urlencode({"query": place})
    return f"https://www.openstreetmap.org/search?{query}" if place else ""


def _names(event: PublicEvent, language: str, *roles: BodyRole) -> list[str]:
    bodies = dict.fromkeys(event.bodies_as(*roles))
    return [body.names.best(language, *event.languages) for body in bodies]


def _event(office_id: int, public_id: str) -> PublicEvent:
    return found(announced_event(db.session(), office_id, public_id, now()))
