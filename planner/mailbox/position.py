"""How far a folder has been read, by UIDVALIDITY and UID."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from planner.mailbox.imap.connection import Folder
from planner.mailbox.models import OfficeMailbox

# UIDs are asked for in spans of so many, so that an answer has a bounded length. Where there are
# none, the next span is longer: some servers leave large gaps.
_SPAN, _GROWTH = 10_000, 16
# The day of a message is that of its server, in whatever zone it is.
_SLACK = timedelta(days=2)

Ask = Callable[[int, int, date | None], Sequence[int]]


@dataclass(frozen=True, slots=True)
class Position:
    """See `OfficeMailbox`."""

    uid_validity: int
    last_uid: int = 0
    catch_up_since: date | None = None
    catch_up_until: int = 0

    def after(self, uid: int) -> Position:
        """With the messages up to `uid` read."""
        passed = replace(self, last_uid=max(self.last_uid, uid))
        if passed.last_uid < self.catch_up_until:
            return passed
        return replace(passed, catch_up_since=None, catch_up_until=0)


def position_in(row: OfficeMailbox, folder: Folder, highest: int, now: datetime) -> Position:
    """Where to go on, in a folder whose highest UID is `highest`.

    A folder that is numbered anew is looked through from shortly before it was last read: what is
    found there a second time is recognised when it is taken in.
    """
    if row.uid_validity == folder.uid_validity:
        return Position(folder.uid_validity, row.last_uid, row.catch_up_since, row.catch_up_until)
    if row.uid_validity is not None:
        since = min(now, row.read_at or row.set_at) - _SLACK
    elif row.days_back:
        since = now - timedelta(days=row.days_back)
    else:
        return Position(folder.uid_validity, last_uid=highest)
    return Position(folder.uid_validity, catch_up_since=since.date(), catch_up_until=highest).after(
        0
    )


def unread(position: Position, highest: int, ask: Ask) -> Iterator[list[int]]:
    """The UIDs after the position up to `highest`, in order and in portions.

    `ask(first, last, since)` asks the server. A portion may be empty.
    """
    first, span = position.last_uid + 1, _SPAN
    while first <= highest:
        last = min(first + span - 1, highest)
        since = position.catch_up_since if first <= position.catch_up_until else None
        if since is not None:
            last = min(last, position.catch_up_until)
        found = list(ask(first, last, since))
        yield found
        span = _SPAN if found else span * _GROWTH
        first = last + 1
