"""The rows of a plan as its page shows them, read in a bounded number of statements."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import case, func, select

from planner.events.models.event import Event
from planner.kernel.dates import clock_text, day_text, short_zone_text
from planner.kernel.messages import gettext as _
from planner.kernel.messages import ngettext, reader_language
from planner.kernel.work import Work
from planner.letter_plans.audiences import audiences
from planner.letter_plans.models import Anchor, PlannedLetter, PlanState, Way
from planner.letter_plans.queries import plan_of
from planner.letter_plans.ready_plan import When
from planner.letter_plans.recipients import Audience
from planner.letter_plans.timing import due_moment
from planner.letter_plans.whether import OFF, why_not_written
from planner.outbox.models import Delivery, Letter

_FAR = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, kw_only=True, slots=True)
class TimelineRow:
    """`waits_for` says why nothing happens although its hour has come; `delivered` counts its letters
    by where they stand, once they are written.
    """

    planned: PlannedLetter
    due: datetime | None
    is_past: bool
    audience: Audience = field(default_factory=Audience)
    waits_for: str = ""
    delivered: Counter[Delivery] = field(default_factory=Counter)

    @property
    def reasons(self) -> list[tuple[str, int]]:
        """Why some are left out, the most frequent reason first."""
        return Counter(str(reason) for _who, reason in self.audience.left_out).most_common()


def timeline(work: Work, event: Event) -> list[TimelineRow]:
    """The plan of an event by the hour. Those without an hour come last."""
    planned = plan_of(work, event.id)
    if not planned:
        return []
    by_kind = audiences(work, event, {one.kind for one in planned})
    delivered = _delivered(work, event, planned)
    rows = [_row(work, event, one, by_kind[one.kind], delivered[one.id]) for one in planned]
    return sorted(rows, key=lambda row: (row.due or _FAR, row.planned.id))


def _row(
    work: Work,
    event: Event,
    planned: PlannedLetter,
    audience: Audience,
    delivered: Counter[Delivery],
) -> TimelineRow:
    due = due_moment(event, planned)
    is_past = due is not None and due <= work.now
    waits = planned.is_open and is_past and planned.way is not Way.DRAFT and event.status not in OFF
    return TimelineRow(
        planned=planned,
        due=due,
        is_past=is_past,
        audience=audience,
        waits_for=why_not_written(work, event, planned.kind) if waits else "",
        delivered=delivered,
    )


def _delivered(
    work: Work, event: Event, planned: Sequence[PlannedLetter]
) -> dict[int, Counter[Delivery]]:
    """How many letters of each row stand where."""
    found: dict[int, Counter[Delivery]] = defaultdict(Counter)
    written = [one for one in planned if one.state is PlanState.WRITTEN]
    if not written:
        return found
    row = case(*((Letter.unique_key.startswith(one.key), one.id) for one in written))
    counted = (
        select(row.label("row"), Letter.delivery, func.count())
        .where(
            Letter.office_id == work.office_id,
            Letter.event_id == event.id,
            Letter.unique_key.startswith("plan:"),
        )
        .group_by(row, Letter.delivery)
    )
    for number, delivery, count in work.session.execute(counted):
        if number is not None:
            found[number][delivery] = count
    return found


def hour_words(moment: datetime, zone: str) -> str:
    """“24 March 2012, 10:00 MSK”, in the zone of the event."""
    local, language = moment.astimezone(ZoneInfo(zone)), reader_language()
    day, clock = day_text(local.date(), language), clock_text(local.time())
    return f"{day}, {clock} {short_zone_text(moment, zone, language)}"


def when_words(when: When | PlannedLetter) -> str:
    """“2 days before the last day to answer, 10:00”."""
    if when.hours is not None:
        count = ngettext("%(count)s hour", "%(count)s hours", when.hours)
        return _away(count, when.anchor, is_after=when.is_after)
    clock = clock_text(when.clock) if when.clock else ""
    if not when.days:
        return _("%(day)s, %(clock)s", day=_ON[when.anchor], clock=clock)
    count = ngettext("%(count)s day", "%(count)s days", when.days)
    away = _away(count, when.anchor, is_after=when.is_after)
    return _("%(day)s, %(clock)s", day=away, clock=clock)


def _away(count: str, anchor: Anchor, *, is_after: bool) -> str:
    if is_after:
        return {
            Anchor.DEADLINE: _("%(count)s after the last day to answer", count=count),
            Anchor.START: _("%(count)s after the beginning", count=count),
            Anchor.END: _("%(count)s after the end", count=count),
        }[anchor]
    return {
        Anchor.DEADLINE: _("%(count)s before the last day to answer", count=count),
        Anchor.START: _("%(count)s before the beginning", count=count),
        Anchor.END: _("%(count)s before the end", count=count),
    }[anchor]


_ON = {
    Anchor.DEADLINE: _("On the last day to answer"),
    Anchor.START: _("On the day of the event"),
    Anchor.END: _("On the last day of the event"),
}
