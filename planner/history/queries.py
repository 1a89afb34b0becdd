"""Reading the history: of an event, a release, a person, or the whole office."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Select, exists, literal, select, tuple_, union_all

from planner.accounts.models import User
from planner.history.models import Entry
from planner.kernel.database import Rows

T = TypeVar("T", bound=tuple[Any, ...])


@dataclass(frozen=True, kw_only=True, slots=True)
class HistoryList:
    """What is looked for, the newest first. `subject` is a table and numbers of its rows; `verbs` are all where
    none is named; `since` and `until` are moments (UTC), the second one excluded; `before` is the
    moment and number of an entry that was shown already.
    """

    office_id: int
    event_id: int | None = None
    subject: tuple[str, Collection[int]] | None = None
    actor_id: int | None = None
    verbs: Collection[str] = ()
    since: datetime | None = None
    until: datetime | None = None
    before: tuple[datetime, int] | None = None

    def select(self, limit: int) -> Rows[Entry]:
        """The first so many. Those of each verb are read off the end of an index that is sorted by
        verb: acts that are rare are found as fast as frequent ones.
        """
        found = select(Entry).where(Entry.office_id == self.office_id)
        if self.verbs:
            each = (self._newest(verb, limit).subquery().c.id for verb in self.verbs)
            found = found.where(Entry.id.in_(union_all(*(select(newest) for newest in each))))
        else:
            found = self._narrowed(found)
        return found.order_by(Entry.at.desc(), Entry.id.desc()).limit(limit)

    def table(self) -> Select[tuple[datetime, int | None, str, str, dict[str, Any]]]:
        """All of them as plain columns: when, who, verb, table of the subject, facts."""
        columns = select(Entry.at, Entry.actor_id, Entry.verb, Entry.subject_kind, Entry.facts)
        found = self._narrowed(columns)
        if self.verbs:
            found = found.where(Entry.verb.in_(self.verbs))
        return found.order_by(Entry.at.desc(), Entry.id.desc())

    def _newest(self, verb: str, limit: int) -> Rows[int]:
        found = self._narrowed(select(Entry.id)).where(Entry.verb == verb)
        return found.order_by(Entry.at.desc(), Entry.id.desc()).limit(limit)

    def _narrowed(self, found: Select[T]) -> Select[T]:
        found = found.where(Entry.office_id == self.office_id)
        if self.event_id is not None:
            found = found.where(Entry.event_id == self.event_id)
        if self.subject is not None:
            kind, numbers = self.subject
            found = found.where(Entry.subject_kind == kind, Entry.subject_id.in_(numbers))
        if self.actor_id is not None:
            found = found.where(Entry.actor_id == self.actor_id)
        if self.since is not None:
            found = found.where(Entry.at >= self.since)
        if self.until is not None:
            found = found.where(Entry.at < self.until)
        if self.before is not None:
            at, number = self.before
            shown = tuple_(literal(at, Entry.at.type), literal(number))
            found = found.where(tuple_(Entry.at, Entry.id) < shown)
        return found


def entry_of(office_id: int, entry_id: int) -> Rows[Entry]:
    return select(Entry).where(Entry.office_id == office_id, Entry.id == entry_id)


def actors_of(office_id: int) -> Rows[User]:
    """Whoever has done anything in the office, by name."""
    acted = exists().where(Entry.office_id == office_id, Entry.actor_id == User.id)
    return select(User).where(acted).order_by(User.name, User.id)
