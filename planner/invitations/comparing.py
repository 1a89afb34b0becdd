"""Differences between two states of an event, as a guest sees them. Pure."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from enum import StrEnum

from planner.events.known_days import days_of, has_hour, last_day_of
from planner.events.places import is_other_place
from planner.events.public.visible_fields import AnyEvent
from planner.invitations.facts import InvitationFacts, facts_of, span, stays_tentative


class Aspect(StrEnum):
    """Properties whose change makes a new answer necessary."""

    DAY = "day"
    HOUR = "hour"
    PLACE = "place"
    CERTAINTY = "certainty"


@dataclass(frozen=True, slots=True)
class Difference:
    """`aspects` make a new answer necessary. `moves_entry`: DTSTART or DTEND differ, so that
    SEQUENCE must rise even if no answer is asked for (RFC 5546 2.1.4). `is_small`: another text
    differs in the guest's language.
    """

    aspects: frozenset[Aspect] = frozenset()
    moves_entry: bool = False
    is_small: bool = False


SAME = Difference()


def aspects_between(before: AnyEvent, now: AnyEvent) -> frozenset[Aspect]:
    """The changes for which a guest who knew `before` has to answer again."""
    found = {
        Aspect.DAY: _days(before) != _days(now),
        Aspect.HOUR: _hours_differ(before, now),
        Aspect.PLACE: is_other_place(before, now),
        Aspect.CERTAINTY: stays_tentative(before) != stays_tentative(now),
    }
    return frozenset(aspect for aspect, differs in found.items() if differs)


def difference(before: AnyEvent, now: InvitationFacts, event: AnyEvent) -> Difference:
    """From `before` to `event`, whose facts in the guest's language are `now`. Another link is no
    change to a guest who is not told it.
    """
    earlier = facts_of(before, now.language)
    return Difference(
        aspects=aspects_between(before, event),
        moves_entry=span(before) != span(event),
        is_small=_shown_values(replace(earlier, link=earlier.link if now.tells_link else ""))
        != _shown_values(now),
    )


# Fields that are not shown to guests.
_NOT_SHOWN = {
    *("uid", "sequence", "revised_at", "created_at", "status", "starts", "ends", "tells_link"),
}
_SHOWN = tuple(field.name for field in fields(InvitationFacts) if field.name not in _NOT_SHOWN)


def _shown_values(facts: InvitationFacts) -> tuple[object, ...]:
    return tuple(getattr(facts, name) for name in _SHOWN)


def _days(event: AnyEvent) -> tuple[object, ...]:
    return event.starts_on, last_day_of(event), bool(days_of(event))


def _hours_differ(before: AnyEvent, now: AnyEvent) -> bool:
    """An end that was added or removed does not count. On another day the local times are
    compared, otherwise the moments: the rules of a time zone may have changed.
    """
    if has_hour(before) != has_hour(now):
        return True
    if not has_hour(now):
        return False
    if _days(before) != _days(now):
        begins = before.starts_clock != now.starts_clock
        ends = before.ends_clock != now.ends_clock
    else:
        begins, ends = before.starts_at != now.starts_at, before.ends_at != now.ends_at
    return begins or (ends and None not in (before.ends_clock, now.ends_clock))
