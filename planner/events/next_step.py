"""What is next: the one line at the top of an event's page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from planner.events.completeness import Lack, Tab
from planner.events.models.kinds import OVER, EventStatus

SOON = timedelta(days=3)


@dataclass(frozen=True, kw_only=True, slots=True)
class EventCounts:
    """Counts from all rooms of the house; whoever knows a room fills its own in."""

    status: EventStatus
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    is_announced: bool = False
    lacks: tuple[Lack, ...] = ()
    speakers: int = 0
    unconfirmed_speakers: int = 0
    quotes_to_approve: int = 0
    held_letters: int = 0
    invited: int = 0
    outdated: int = 0
    unsent: int = 0
    colleagues: int = 0
    unanswered: int = 0
    came: int = 0
    releases: int = 0
    releases_open: int = 0


@dataclass(frozen=True, slots=True)
class Step:
    """What to do next and on which tab; `is_move`: on the page where the event moves on."""

    tab: Tab
    sentence: str
    is_move: bool = False


def next_step(facts: EventCounts, now: datetime) -> Step:
    """The first thing that waits, most pressing first."""
    is_coming = facts.status in (EventStatus.TENTATIVE, EventStatus.CONFIRMED)
    if is_coming and facts.ends_at is not None and facts.ends_at <= now:
        return _over(facts)
    if facts.held_letters:
        letters = _many(facts.held_letters, "letter waits", "letters wait")
        return Step(Tab.INVITATIONS, f"{letters} in the outbox for you to release.")
    if facts.outdated and facts.status not in OVER:
        guests = _many(facts.outdated, "guest has", "guests have")
        return Step(Tab.INVITATIONS, f"{guests} not been told of the last change yet.")
    if is_coming and (sentence := _to_write(facts)):
        return Step(Tab.INVITATIONS, sentence)
    return _BY_STATUS[facts.status](facts, now)


def _to_write(facts: EventCounts) -> str:
    """Who is on the list and has heard nothing; who is named to come and is not on it."""
    if facts.unsent:
        guests = _many(facts.unsent, "guest stands", "guests stand")
        return f"{guests} on the list without a letter. Write to them."
    if facts.colleagues:
        named = _many(facts.colleagues, "colleague is", "colleagues are")
        return f"{named} named to come instead of a guest. Invite them."
    return ""


def _planning(facts: EventCounts, now: datetime) -> Step:
    if needed := [lack for lack in facts.lacks if lack.is_needed]:
        return Step(needed[0].tab, needed[0].sentence)
    if facts.status is EventStatus.DRAFT:
        return _move("Confirm the event, or make it tentative, when the plan stands.")
    return _inviting(facts, now)


def _over(facts: EventCounts) -> Step:
    if facts.status is EventStatus.CONFIRMED:
        return _move("The event is over. Note that it was held.")
    return _move("The tentative date is over. Confirm the event, postpone it or cancel it.")


def _inviting(facts: EventCounts, now: datetime) -> Step:
    if facts.starts_at is not None and facts.starts_at <= now:
        return Step(Tab.DAY, "It is on. Tick off who comes.")
    if not facts.invited:
        return Step(Tab.INVITATIONS, "Nobody is invited yet. Choose the journalists.")
    if facts.lacks:
        return Step(facts.lacks[0].tab, facts.lacks[0].sentence)
    if facts.unconfirmed_speakers:
        speakers = _many(facts.unconfirmed_speakers, "speaker has", "speakers have")
        return Step(Tab.PEOPLE, f"{speakers} not confirmed yet.")
    if facts.unanswered:
        journalists = _many(facts.unanswered, "journalist has", "journalists have")
        return Step(Tab.INVITATIONS, f"{journalists} not answered yet.")
    if not facts.is_announced:
        return _move("Announce the event in the newsroom.")
    if facts.starts_at is not None and facts.starts_at - now <= SOON:
        return Step(Tab.DAY, "All is ready. On the day, tick off at the door who comes.")
    return Step(Tab.DOCUMENTS, "All is ready. Draft the advisory and the release.")


def _postponed(facts: EventCounts, now: datetime) -> Step:
    if facts.starts_at is None or facts.starts_at <= now:
        return Step(Tab.OUTLINE, "Give the new date.")
    return _move("Confirm the new date.")


def _cancelled(facts: EventCounts, now: datetime) -> Step:
    return Step(Tab.OUTLINE, "The event is cancelled. Nothing is left to do.")


def _held(facts: EventCounts, now: datetime) -> Step:
    if facts.quotes_to_approve:
        quotes = _many(facts.quotes_to_approve, "quotation waits", "quotations wait")
        return Step(Tab.PEOPLE, f"{quotes} for approval.")
    if facts.releases_open:
        releases = _many(facts.releases_open, "release is", "releases are")
        return Step(Tab.DOCUMENTS, f"{releases} not published yet.")
    if not facts.releases:
        return Step(Tab.DOCUMENTS, "Draft the release.")
    return Step(Tab.AFTER, "Send the release to those who came, then close the event.")


def _closed(facts: EventCounts, now: datetime) -> Step:
    return Step(Tab.AFTER, "The event is closed.")


_BY_STATUS: dict[EventStatus, Callable[[EventCounts, datetime], Step]] = {
    EventStatus.DRAFT: _planning,
    EventStatus.TENTATIVE: _planning,
    EventStatus.CONFIRMED: _planning,
    EventStatus.POSTPONED: _postponed,
    EventStatus.CANCELLED: _cancelled,
    EventStatus.HELD: _held,
    EventStatus.CLOSED: _closed,
}


def _move(sentence: str) -> Step:
    return Step(Tab.OUTLINE, sentence, is_move=True)


def _many(number: int, one: str, several: str) -> str:
    return f"1 {one}" if number == 1 else f"{number} {several}"
