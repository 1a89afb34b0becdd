"""The newsroom's list of releases, with keyset pagination: page 400 is as fast as page 1."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, literal, or_, select, tuple_
from sqlalchemy.orm import Session, aliased

from planner.contacts.topic import Topic
from planner.events.models.event import Event
from planner.events.models.kinds import EventKind
from planner.events.models.own_kind import OwnKind
from planner.events.models.topic import EventTopic
from planner.events.public.queries import announced
from planner.kernel.database import Rows
from planner.kernel.searchable import each_word
from planner.releases.models import Release
from planner.releases.queries import visible

PAGE = 50
_KEY = re.compile(r"([0-9]{1,16})\.([0-9]{1,15})")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class NewsPage:
    """Releases, the newest first, and the keys of the newer and older page ("" if there is none)."""

    releases: list[Release]
    newer: str
    older: str


@dataclass(frozen=True, kw_only=True, slots=True)
class News:
    """The releases that are public at `now`: one for each event, in the first of `languages` that
    the event has one in, the newest in that language.

    `between` (the second not included), `kind` and `topic` of event and the words of `search` narrow the
    list.
    `before` and `after` are keys: they select the page of releases older or newer than that key. An
    invalid key counts as "".
    """

    office_id: int
    now: datetime
    languages: Sequence[str]
    before: str = ""
    after: str = ""
    between: tuple[datetime, datetime] | None = None
    kind: EventKind | OwnKind | None = None
    topic: Topic | None = None
    search: str = ""

    def first(self, session: Session, count: int) -> list[Release]:
        """The newest `count` releases."""
        return self._read(session, None, count, newest_first=True)

    def earlier(self, session: Session, release: Release, count: int) -> list[Release]:
        """The newest `count` releases before `release`, of other events."""
        older_than = _sort_key() < tuple_(literal(release.published_at), literal(release.id))
        others = and_(older_than, Release.event_id != release.event_id)
        return self._read(session, others, count, newest_first=True)

    def page(self, session: Session) -> NewsPage:
        before, after = _read_key(self.before), _read_key(self.after)
        if after is not None and before is None:
            newer_than = _sort_key() > tuple_(*map(literal, after))
            rows = self._read(session, newer_than, PAGE + 1, newest_first=False)
            releases = rows[:PAGE][::-1]
            newer = _key(releases[0]) if len(rows) > PAGE else ""
            return NewsPage(releases, newer, _key(releases[-1]) if releases else "")
        older_than = _sort_key() < tuple_(*map(literal, before)) if before else None
        rows = self._read(session, older_than, PAGE + 1, newest_first=True)
        releases = rows[:PAGE]
        newer = _key(releases[0]) if before and releases else ""
        return NewsPage(releases, newer, _key(releases[-1]) if len(rows) > PAGE else "")

    def latest(self, session: Session, count: int) -> list[Release]:
        """The newest ones, without paging."""
        order = (Release.published_at.desc(), Release.id.desc())
        return list(session.scalars(self._best().order_by(*order).limit(count)))

    def _read(
        self, session: Session, where: ColumnElement[bool] | None, count: int, *, newest_first: bool
    ) -> list[Release]:
        columns = (Release.published_at, Release.id)
        statement = self._best().limit(count)
        if where is not None:
            statement = statement.where(where)
        order = [column.desc() if newest_first else column.asc() for column in columns]
        return list(session.scalars(statement.order_by(*order)))

    def _best(self) -> Rows[Release]:
        """Public releases that match, unless the same event has a better one. A version that another
        replaced is left out even if the newer one does not match.
        """
        other = aliased(Release)
        is_newer = tuple_(other.published_at, other.id) > _sort_key()
        is_replaced = and_(other.language == Release.language, is_newer)
        is_preferred = or_(
            self._rank(other) < self._rank(Release),
            and_(self._rank(other) == self._rank(Release), is_newer),
        )
        better = (
            select(other.id)
            .where(
                other.office_id == self.office_id,
                other.event_id == Release.event_id,
                visible(self.now, other),
                or_(is_replaced, and_(is_preferred, *self._matches(other))),
            )
            .correlate(Release)
            .exists()
        )
        return select(Release).where(
            Release.office_id == self.office_id,
            visible(self.now),
            *self._matches(Release),
            ~better,
        )

    def _matches(self, release: Any) -> list[ColumnElement[bool]]:
        conditions = each_word(release.search_text, self.search)
        if self.between:
            first, end = self.between
            conditions += [release.published_at >= first, release.published_at < end]
        if self.kind:
            of_kind = select(Event.id).where(Event.office_id == self.office_id, *self._of_kind())
            conditions.append(release.event_id.in_(of_kind))
        if self.topic:
            about_it = select(EventTopic.event_id).where(
                EventTopic.office_id == self.office_id, EventTopic.topic_id == self.topic.id
            )
            conditions.append(release.event_id.in_(about_it))
        return conditions

    def _of_kind(self) -> list[ColumnElement[bool]]:
        if isinstance(self.kind, OwnKind):
            return [Event.own_kind_id == self.kind.id]
        return [Event.kind == self.kind, Event.own_kind_id.is_(None)]

    def _rank(self, release: Any) -> ColumnElement[int]:
        ranks = {language: rank for rank, language in reversed([*enumerate(self.languages)])}
        return case(ranks, value=release.language, else_=len(self.languages))


def span(session: Session, office_id: int, now: datetime) -> tuple[datetime, datetime] | None:
    """When the first and the last public release were published; None if there is none."""
    public = select(Release.published_at).where(Release.office_id == office_id, visible(now))
    # From the two ends of the index; MIN and MAX together would read all of it.
    ends = (
        public.order_by(order).limit(1).scalar_subquery()
        for order in (Release.published_at, Release.published_at.desc())
    )
    first, last = session.execute(select(*ends)).one()
    return (first, last) if first and last else None


def kinds_of_events(session: Session, office_id: int, now: datetime) -> list[EventKind | OwnKind]:
    """The kinds of the events that have a public release: those of the program in their order, then
    the office's own by name.
    """
    public = select(Release.id).where(
        Release.office_id == office_id, Release.event_id == Event.id, visible(now)
    )
    released = select(Event.id).where(Event.office_id == office_id, public.exists())
    # Each kind is looked for by itself: found with its first release, instead of reading all of them.
    used = select(Event.kind).where(Event.office_id == office_id).distinct().subquery()
    of_program = released.where(Event.kind == used.c.kind, Event.own_kind_id.is_(None))
    known = session.scalars(select(used.c.kind).where(of_program.exists()))
    own = select(OwnKind).where(
        OwnKind.office_id == office_id, released.where(Event.own_kind_id == OwnKind.id).exists()
    )
    return [
        *sorted(known, key=list(EventKind).index),
        *session.scalars(own.order_by(OwnKind.sort_name, OwnKind.id)),
    ]


def topics_of_releases(
    session: Session, office_id: int, now: datetime, also: str = ""
) -> list[Topic]:
    """The topics of the events that have a public release, in the order of the office; and the one
    whose uid is `also` if an announced event links to it, before it has a release.
    """
    about = select(EventTopic.id).where(
        EventTopic.topic_id == Topic.id, EventTopic.office_id == office_id
    )
    released = about.join(Release, Release.event_id == EventTopic.event_id).where(
        Release.office_id == office_id, visible(now)
    )
    ahead = about.join(Event, Event.id == EventTopic.event_id).where(
        Event.office_id == office_id, announced(now)
    )
    is_public = or_(released.exists(), and_(Topic.uid == also, ahead.exists()))
    topics = select(Topic).where(Topic.office_id == office_id, is_public)
    return list(session.scalars(topics.order_by(Topic.position, Topic.id)))


def counted_topics(session: Session, office_id: int, now: datetime) -> list[tuple[Topic, int]]:
    """The topics in use that public releases are about, in the order of the office, each with the
    length of its list: one release for each event.
    """
    counted = (
        select(Topic, func.count(Release.event_id.distinct()))
        .join(EventTopic, EventTopic.topic_id == Topic.id)
        .join(Release, Release.event_id == EventTopic.event_id)
        .where(Topic.office_id == office_id, Topic.archived_at.is_(None))
        .where(Release.office_id == office_id, visible(now))
        .group_by(Topic.id)
        .order_by(Topic.position, Topic.id)
    )
    return list(session.execute(counted).tuples())


def _sort_key() -> Any:
    return tuple_(Release.published_at, Release.id)


def _key(release: Release) -> str:
    assert release.published_at is not None
    return f"{(release.published_at - _EPOCH) // _MICROSECOND}.{release.id}"


def _read_key(key: str) -> tuple[datetime, int] | None:
    found = _KEY.fullmatch(key)
    return (_EPOCH + int(found[1]) * _MICROSECOND, int(found[2])) if found else None
