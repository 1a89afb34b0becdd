"""The authors of a release: every user who changed a word that it prints."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import ColumnElement, and_, func, or_, select, union
from sqlalchemy.orm import Session, aliased

from planner.events.models.event import Event
from planner.events.models.kinds import BodyRole
from planner.history.models import Entry
from planner.kernel.database import Given
from planner.organisations.models import Organisation
from planner.releases.models import Comment, CommentState, Release, ReleasePicture

_BEGUN = ("release.drafted", "release.correction_begun")
# Acts that make somebody an author of the text (`Release.written_by`).
_WRITTEN = (
    *_BEGUN,
    "release.redrafted",
    "release.edited",
    "release.block_added",
    "release.block_moved",
    "release.block_left_out",
    "release.block_taken_in",
    "release.proposal_taken",
    "release.correction_noted",
    "release.suggestion_accepted",
)
# Changes of the event whose words a draft uses.
_USED_BY_DRAFTS = (
    "event.revised",
    "event.imported",
    "item.added",
    "item.revised",
    "item.removed",
    "item.restored",
    "part.given",
    "part.revised",
    "part.restored",
    "statement.noted",
    "statement.revised",
    "statement.restored",
    "occasion.marked",
    "occasion.unmarked",
)


def authors(session: Session, release: Release) -> frozenset[int]:
    """The users who have changed any word of this version.

    Besides those who edited its text (`author_ids`): whoever has changed the letterhead
    (organisations, project, office, organisers) or a picture since it was begun, and whoever
    changed the event between its first draft and the latest one, which uses their words.
    """
    begun = _first_entry(session, release)
    if begun is None:
        return frozenset(release.author_ids)
    # One statement per condition, so that each can use its own index.
    conditions = [*_changes_letterhead(release), _precedes_latest_draft(release)]
    found = session.scalars(
        union(
            *(
                select(Entry.actor_id).where(
                    Entry.office_id == release.office_id,
                    Entry.actor_id.is_not(None),
                    Entry.at >= begun.at,
                    Entry.id > begun.id,
                    condition,
                )
                for condition in conditions
            )
        )
    )
    return frozenset(release.author_ids) | {actor for actor in found if actor is not None}


def wrote(user_id: Given[int]) -> ColumnElement[bool]:
    """In SQL, for lists: releases in whose text the user wrote or suggested what was accepted, or
    whose event they changed between its first draft and the latest one. Who only changed the
    letterhead or a picture is refused when they clear it.
    """
    begun = aliased(Entry)
    first = (
        select(func.min(begun.id))
        .where(
            begun.office_id == Release.office_id,
            begun.subject_kind == Release.__tablename__,
            begun.subject_id == Release.id,
            begun.verb.in_(_BEGUN),
        )
        .correlate(Release)
        .scalar_subquery()
    )
    in_text = (
        Entry.subject_kind == Release.__tablename__,
        Entry.subject_id == Release.id,
        Entry.verb.in_(_WRITTEN),
    )
    in_event = (
        Entry.event_id == Release.event_id,
        Entry.verb.in_(_USED_BY_DRAFTS),
        Entry.at <= Release.drafted_at,
        Entry.id > first,
    )
    theirs = (Entry.office_id == Release.office_id, Entry.actor_id == user_id)
    return or_(
        _suggested(user_id),
        *(
            select(Entry.id).where(*theirs, *conditions).correlate(Release).exists()
            for conditions in (in_text, in_event)
        ),
    )


def _suggested(user_id: Given[int]) -> ColumnElement[bool]:
    """Words of the user were accepted."""
    accepted = select(Comment.id).where(
        Comment.office_id == Release.office_id,
        Comment.release_id == Release.id,
        Comment.author_id == user_id,
        Comment.state == CommentState.ACCEPTED,
    )
    return accepted.correlate(Release).exists()


def _first_entry(session: Session, release: Release) -> Entry | None:
    return session.scalars(
        select(Entry)
        .where(
            Entry.office_id == release.office_id,
            Entry.subject_kind == release.__tablename__,
            Entry.subject_id == release.id,
            Entry.verb.in_(_BEGUN),
        )
        .order_by(Entry.at, Entry.id)
        .limit(1)
    ).one_or_none()


def _changes_letterhead(release: Release) -> Iterator[ColumnElement[bool]]:
    event = release.event
    bodies = {body.id for body in _letterhead_bodies(event)}
    fields = func.coalesce(Entry.facts["fields"].as_string(), "")
    yield and_(
        Entry.subject_kind == ReleasePicture.__tablename__, Entry.event_id == release.event_id
    )
    yield and_(Entry.subject_kind == "offices", Entry.subject_id == release.office_id)
    yield and_(Entry.subject_kind == "organisations", Entry.subject_id.in_(bodies))
    yield and_(Entry.subject_kind == "projects", Entry.subject_id == event.project_id)
    yield and_(
        Entry.verb == "event.revised",
        Entry.event_id == release.event_id,
        or_(fields.contains("bodies"), fields.contains("project_id")),
    )


def _precedes_latest_draft(release: Release) -> ColumnElement[bool]:
    return and_(
        Entry.event_id == release.event_id,
        Entry.verb.in_(_USED_BY_DRAFTS),
        Entry.at <= release.drafted_at,
    )


def _letterhead_bodies(event: Event) -> list[Organisation]:
    roles = (BodyRole.ORGANISER, BodyRole.CO_ORGANISER, BodyRole.DONOR)
    project = event.project
    return [*event.bodies_as(*roles), *(project.donors if project else ())]
