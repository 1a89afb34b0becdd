"""What is other between two states of an event, as a guest sees it. Pure."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum

from planner.events.places import is_other_place
from planner.events.public.visible_fields import AnyEvent
from planner.events.schedule import has_hour
from planner.invitations.facts import InvitationFacts, facts_of, span, stays_tentative


class Aspect(StrEnum):
    """What may change so that a guest has to be asked anew."""

    DAY = "day"
    HOUR = "hour"
    PLACE = "place"
    CERTAINTY = "certainty"


@dataclass(frozen=True, slots=True)
class Difference:
    """`aspects` ask anew. `moves_entry`: begin or end in the calendar are other, so that its
    SEQUENCE must rise even where nothing is asked (RFC 5546 2.1.4). `is_small`: something else
    is other in the language that was asked for.
    """

    aspects: frozenset[Aspect] = frozenset()
    moves_entry: bool = False
    is_small: bool = False


SAME = Difference()


def aspects_between(before: AnyEvent, now: AnyEvent) -> frozenset[Aspect]:
    """What asks a guest anew who knew `before`."""
    found = {
        Aspect.DAY: _days(before) != _days(now),
        Aspect.HOUR: _is_other_hour(before, now),
        Aspect.PLACE: is_other_place(before, now),
        Aspect.CERTAINTY: stays_tentative(before) != stays_tentative(now),
    }
    return frozenset(aspect for aspect, is_other in found.items() if is_other)


def difference(before: AnyEvent, now: InvitationFacts, event: AnyEvent) -> Difference:
    """Between what was told and `event`, whose facts in the guest's language are `now`."""
    then = facts_of(before, now.language)
    return Difference(
        aspects=aspects_between(before, event),
        moves_entry=span(before) != span(event),
        is_small=_words(then) != _words(now),
    )


# What tells versions apart, but is nothing that a guest reads.
_UNREAD = {"uid", "sequence", "revised_at", "created_at", "status", "starts", "ends"}
_READ = tuple(field.name for field in fields(InvitationFacts) if field.name not in _UNREAD)


def _words(facts: InvitationFacts) -> tuple[object, ...]:
    return tuple(getattr(facts, name) for name in _READ)


def _days(event: AnyEvent) -> tuple[object, object]:
    return event.starts_on, event.ends_on or event.starts_on


def _is_other_hour(before: AnyEvent, now: AnyEvent) -> bool:
    """An end that was not named before, or is named no more, is no other hour. On another day
    the clock is compared, else the moment: zones may change their rules.
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
