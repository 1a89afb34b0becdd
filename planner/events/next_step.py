"""The suggestion at the top of an event's page: what to do next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from planner.events.completeness import Lack, Tab
from planner.events.models.kinds import OVER, EventStatus
from planner.kernel.messages import gettext as _
from planner.kernel.messages import ngettext

SOON = timedelta(days=3)


@dataclass(frozen=True, kw_only=True, slots=True)
class EventCounts:
    """What the suggestion depends on, counted in several packages.

    `outdated` guests have not got a letter about the last change, `unsent` ones no letter at all;
    `colleagues` are named as substitutes and not invited yet.
    """

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
    """What to do next and on which tab; `is_move` leads to the page that changes the status."""

    tab: Tab
    sentence: str
    is_move: bool = False


def next_step(facts: EventCounts, now: datetime) -> Step:
    """The most urgent thing to do."""
    is_coming = facts.status in (EventStatus.TENTATIVE, EventStatus.CONFIRMED)
    if is_coming and facts.ends_at is not None and facts.ends_at <= now:
        return _over(facts)
    if facts.held_letters:
        return Step(
            Tab.INVITATIONS,
            ngettext(
                "1 letter waits in the outbox for you to release.",
                "%(count)s letters wait in the outbox for you to release.",
                facts.held_letters,
            ),
        )
    if facts.outdated and facts.status not in OVER:
        return Step(
            Tab.INVITATIONS,
            ngettext(
                "1 guest has not been told of the last change yet.",
                "%(count)s guests have not been told of the last change yet.",
                facts.outdated,
            ),
        )
    if is_coming and (sentence := _missing_letters(facts)):
        return Step(Tab.INVITATIONS, sentence)
    return _BY_STATUS[facts.status](facts, now)


def _missing_letters(facts: EventCounts) -> str:
    if facts.unsent:
        return ngettext(
            "1 guest stands on the list without a letter. Write to them.",
            "%(count)s guests stand on the list without a letter. Write to them.",
            facts.unsent,
        )
    if facts.colleagues:
        return ngettext(
            "1 colleague is named to come instead of a guest. Invite them.",
            "%(count)s colleagues are named to come instead of a guest. Invite them.",
            facts.colleagues,
        )
    return ""


def _planning(facts: EventCounts, now: datetime) -> Step:
    if needed := [lack for lack in facts.lacks if lack.is_needed]:
        return Step(needed[0].tab, needed[0].sentence)
    if facts.status is EventStatus.DRAFT:
        return _move(_("Confirm the event, or make it tentative, when the plan stands."))
    return _inviting(facts, now)


def _over(facts: EventCounts) -> Step:
    if facts.status is EventStatus.CONFIRMED:
        return _move(_("The event is over. Note that it was held."))
    return _move(_("The tentative date is over. Confirm the event, postpone it or cancel it."))


def _inviting(facts: EventCounts, now: datetime) -> Step:
    if facts.starts_at is not None and facts.starts_at <= now:
        return Step(Tab.DAY, _("It is on. Tick off who comes."))
    if not facts.invited:
        return Step(Tab.INVITATIONS, _("Nobody is invited yet. Choose the journalists."))
    if facts.lacks:
        return Step(facts.lacks[0].tab, facts.lacks[0].sentence)
    if facts.unconfirmed_speakers:
        return Step(
            Tab.PEOPLE,
            ngettext(
                "1 speaker has not confirmed yet.",
                "%(count)s speakers have not confirmed yet.",
                facts.unconfirmed_speakers,
            ),
        )
    if facts.unanswered:
        return Step(
            Tab.INVITATIONS,
            ngettext(
                "1 journalist has not answered yet.",
                "%(count)s journalists have not answered yet.",
                facts.unanswered,
            ),
        )
    if not facts.is_announced:
        return _move(_("Announce the event in the newsroom."))
    if facts.starts_at is not None and facts.starts_at - now <= SOON:
        return Step(Tab.DAY, _("All is ready. On the day, tick off at the door who comes."))
    return Step(Tab.DOCUMENTS, _("All is ready. Draft the advisory and the release."))


def _postponed(facts: EventCounts, now: datetime) -> Step:
    if facts.starts_at is None or facts.starts_at <= now:
        return Step(Tab.OUTLINE, _("Give the new date."))
    return _move(_("Confirm the new date."))


def _cancelled(facts: EventCounts, now: datetime) -> Step:
    return Step(Tab.OUTLINE, _("The event is cancelled. Nothing is left to do."))


def _held(facts: EventCounts, now: datetime) -> Step:
    if facts.quotes_to_approve:
        return Step(
            Tab.PEOPLE,
            ngettext(
                "1 quotation waits for approval.",
                "%(count)s quotations wait for approval.",
                facts.quotes_to_approve,
            ),
        )
    if facts.releases_open:
        return Step(
            Tab.DOCUMENTS,
            ngettext(
                "1 release is not published yet.",
                "%(count)s releases are not published yet.",
                facts.releases_open,
            ),
        )
    if not facts.releases:
        return Step(Tab.DOCUMENTS, _("Draft the release."))
    return Step(Tab.AFTER, _("Send the release to those who came, then close the event."))


def _closed(facts: EventCounts, now: datetime) -> Step:
    return Step(Tab.AFTER, _("The event is closed."))


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
