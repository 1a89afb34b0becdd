"""Who has written in a release: whoever changed a word of what it prints, wherever they did."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import ColumnElement, and_, func, or_, select, union
from sqlalchemy.orm import Session

from planner.events.models.event import Event
from planner.events.models.kinds import BodyRole
from planner.history.models import Entry
from planner.organisations.models import Organisation
from planner.releases.models import Release

_BEGUN = ("release.drafted", "release.correction_begun")
# Acts on the event's record whose words a draft takes over.
_TAKEN_OVER = (
    "event.revised",
    "event.imported",
    "item.added",
    "item.revised",
    "item.removed",
    "part.given",
    "part.revised",
    "statement.noted",
    "statement.revised",
    "occasion.marked",
    "occasion.unmarked",
)


def authors(session: Session, release: Release) -> frozenset[int]:
    """The users who have changed any word of this version.

    Beside those who worked on its text: whoever changed the letterhead (organisations, project,
    office, who organises) since it was begun, and whoever changed the event's record between its
    first draft and the last one, which took their words over.
    """
    begun = _begun(session, release)
    if begun is None:
        return frozenset(release.author_ids)
    # Apart, so that each is answered by an index of its own.
    places = [*_on_the_letterhead(release), _before_the_last_draft(release)]
    found = session.scalars(
        union(
            *(
                select(Entry.actor_id).where(
                    Entry.office_id == release.office_id,
                    Entry.actor_id.is_not(None),
                    Entry.at >= begun.at,
                    Entry.id > begun.id,
                    place,
                )
                for place in places
            )
        )
    )
    return frozenset(release.author_ids) | {actor for actor in found if actor is not None}


def _begun(session: Session, release: Release) -> Entry | None:
    return session.scalars(
        select(Entry)
        .where(
            Entry.office_id == release.office_id,
            Entry.subject_kind == release.__tablename__,
            Entry.subject_id == release.id,
            Entry.verb.in_(_BEGUN),
        )
        .order_by(Entry.id)
        .limit(1)
    ).one_or_none()


def _on_the_letterhead(release: Release) -> Iterator[ColumnElement[bool]]:
    event = release.event
    bodies = {body.id for body in _named(event)}
    fields = func.coalesce(Entry.facts["fields"].as_string(), "")
    yield and_(Entry.subject_kind == "offices", Entry.subject_id == release.office_id)
    yield and_(Entry.subject_kind == "organisations", Entry.subject_id.in_(bodies))
    yield and_(Entry.subject_kind == "projects", Entry.subject_id == event.project_id)
    yield and_(
        Entry.verb == "event.revised",
        Entry.event_id == release.event_id,
        or_(fields.contains("bodies"), fields.contains("project_id")),
    )


def _before_the_last_draft(release: Release) -> ColumnElement[bool]:
    return and_(
        Entry.event_id == release.event_id,
        Entry.verb.in_(_TAKEN_OVER),
        Entry.at <= release.drafted_at,
    )


def _named(event: Event) -> list[Organisation]:
    roles = (BodyRole.ORGANISER, BodyRole.CO_ORGANISER, BodyRole.DONOR)
    project = event.project
    return [*event.bodies_as(*roles), *(project.donors if project else ())]
