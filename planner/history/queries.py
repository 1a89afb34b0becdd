"""Reading the history: of an event, a release, a person, or the whole office."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Select, or_, select

from planner.accounts.models import User
from planner.history.models import Entry
from planner.kernel.database import Rows

T = TypeVar("T", bound=tuple[Any, ...])


@dataclass(frozen=True, kw_only=True, slots=True)
class HistoryList:
    """What is looked for. `subject` is a table and a number; `acts` are beginnings of verbs, such as
    "release."; `since` and `until` are moments (UTC), the second one excluded.
    """

    office_id: int
    event_id: int | None = None
    subject: tuple[str, int] | None = None
    actor_id: int | None = None
    acts: tuple[str, ...] = ()
    since: datetime | None = None
    until: datetime | None = None

    def statement(self) -> Rows[Entry]:
        """The newest first."""
        return self._narrowed(select(Entry)).order_by(Entry.id.desc())

    def table(self) -> Select[tuple[datetime, int | None, str, str, int, dict[str, Any]]]:
        """The same as plain columns: when, who, verb, table and number of the subject, facts."""
        columns = select(
            Entry.at,
            Entry.actor_id,
            Entry.verb,
            Entry.subject_kind,
            Entry.subject_id,
            Entry.facts,
        )
        return self._narrowed(columns).order_by(Entry.id.desc())

    def _narrowed(self, found: Select[T]) -> Select[T]:
        found = found.where(Entry.office_id == self.office_id)
        if self.event_id is not None:
            found = found.where(Entry.event_id == self.event_id)
        if self.subject is not None:
            kind, number = self.subject
            found = found.where(Entry.subject_kind == kind, Entry.subject_id == number)
        if self.actor_id is not None:
            found = found.where(Entry.actor_id == self.actor_id)
        if self.acts:
            begins = (Entry.verb.startswith(act, autoescape=True) for act in self.acts)
            found = found.where(or_(*begins))
        if self.since is not None:
            found = found.where(Entry.at >= self.since)
        if self.until is not None:
            found = found.where(Entry.at < self.until)
        return found


def actors_of(office_id: int) -> Rows[User]:
    """Whoever has done anything in the office, by name."""
    acted = select(Entry.actor_id).where(Entry.office_id == office_id)
    return select(User).where(User.id.in_(acted)).order_by(User.name, User.id)
