"""The suggestions at the top of an event's page: what to do next."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import islice

from planner.events.completeness import Lack, Tab
from planner.events.event_counts import DueTask, EventCounts
from planner.events.models.kinds import OVER, EventStatus
from planner.kernel.messages import gettext as _
from planner.kernel.messages import ngettext

SOON = timedelta(days=3)


class Aim(StrEnum):
    """What a step leads to: a page of the event, and there what is to be done."""

    FACTS = "facts"
    PROGRAMME = "programme"
    SPEAKERS = "speakers"
    STATUS = "status"
    LETTERS = "letters"
    GUESTS = "guests"
    UNSENT = "unsent"
    INVITE = "invite"
    INVITE_AGAIN = "invite_again"
    CHECKLIST = "checklist"
    DOOR = "door"
    PAPERS = "papers"
    SENDING = "sending"


_TABS = {
    Aim.FACTS: Tab.OUTLINE,
    Aim.PROGRAMME: Tab.PROGRAMME,
    Aim.SPEAKERS: Tab.PEOPLE,
    Aim.STATUS: Tab.OUTLINE,
    Aim.LETTERS: Tab.INVITATIONS,
    Aim.GUESTS: Tab.INVITATIONS,
    Aim.UNSENT: Tab.INVITATIONS,
    Aim.INVITE: Tab.INVITATIONS,
    Aim.INVITE_AGAIN: Tab.INVITATIONS,
    Aim.CHECKLIST: Tab.OUTLINE,
    Aim.DOOR: Tab.DAY,
    Aim.PAPERS: Tab.DOCUMENTS,
    Aim.SENDING: Tab.AFTER,
}
_AIM_OF_LACK = {Tab.OUTLINE: Aim.FACTS, Tab.PROGRAMME: Aim.PROGRAMME}


@dataclass(frozen=True, slots=True)
class Step:
    """What to do next; `field` is that of the outline which is to be filled in, "" for none. `move` is
    the status that the event gets by it, if it takes no letter and no further thought.
    """

    aim: Aim
    sentence: str
    field: str = ""
    move: EventStatus | None = None

    @property
    def tab(self) -> Tab:
        return _TABS[self.aim]


def next_steps(facts: EventCounts, now: datetime, most: int = 3) -> list[Step]:
    """The most urgent things to do, first things first; at least one."""
    return list(islice(_steps(facts, now), most))


def _steps(facts: EventCounts, now: datetime) -> Iterator[Step]:
    is_coming = facts.status in (EventStatus.TENTATIVE, EventStatus.CONFIRMED)
    if is_coming and facts.ends_at is not None and facts.ends_at <= now:
        is_held = facts.status is EventStatus.CONFIRMED
        yield _move(over_sentence(facts.status), EventStatus.HELD if is_held else None)
        return
    if facts.held_letters:
        yield Step(
            Aim.LETTERS,
            ngettext(
                "1 letter waits in the outbox for you to release.",
                "%(count)s letters wait in the outbox for you to release.",
                facts.held_letters,
            ),
        )
    if facts.outdated and facts.status not in OVER:
        yield Step(
            Aim.GUESTS,
            ngettext(
                "1 guest has not been told of the last change yet.",
                "%(count)s guests have not been told of the last change yet.",
                facts.outdated,
            ),
        )
    if is_coming:
        yield from _missing_letters(facts)
    if facts.due_task:
        yield _due(facts.due_task)
    yield from _BY_STATUS[facts.status](facts, now)


def _missing_letters(facts: EventCounts) -> Iterator[Step]:
    if facts.unsent:
        yield Step(
            Aim.UNSENT,
            ngettext(
                "1 guest stands on the list without a letter. Write to them.",
                "%(count)s guests stand on the list without a letter. Write to them.",
                facts.unsent,
            ),
        )
    if facts.colleagues:
        yield Step(
            Aim.GUESTS,
            ngettext(
                "1 colleague is named to come instead of a guest. Invite them.",
                "%(count)s colleagues are named to come instead of a guest. Invite them.",
                facts.colleagues,
            ),
        )


def _due(task: DueTask) -> Step:
    said = (
        _("“%(what)s” was due on %(day)s.", what=task.title, day=task.day)
        if task.is_overdue
        else _("“%(what)s” is due on %(day)s.", what=task.title, day=task.day)
    )
    return Step(Aim.CHECKLIST, said)


def _planning(facts: EventCounts, now: datetime) -> Iterator[Step]:
    needed = [lack for lack in facts.lacks if lack.is_needed]
    yield from map(_lacking, needed)
    if facts.status is EventStatus.DRAFT:
        if not needed:
            yield _move(
                _("Confirm the event, or make it tentative, when the plan stands."),
                None if facts.invited else EventStatus.CONFIRMED,
            )
        yield from map(_lacking, _wished(facts))
    elif not needed:
        yield from _inviting(facts, now)


def over_sentence(status: EventStatus) -> str:
    """What is to be done about an event that is over and still tentative or confirmed."""
    if status is EventStatus.CONFIRMED:
        return _("The event is over. Note that it was held.")
    return _("The tentative date is over. Confirm the event, postpone it or cancel it.")


def _inviting(facts: EventCounts, now: datetime) -> Iterator[Step]:
    if facts.starts_at is not None and facts.starts_at <= now:
        yield Step(Aim.DOOR, _("It is on. Tick off who comes."))
        return
    if not facts.invited and facts.proposed_guests:
        yield Step(
            Aim.INVITE_AGAIN,
            ngettext(
                "Nobody is invited yet. %(count)s guest of the event before is proposed.",
                "Nobody is invited yet. %(count)s guests of the event before are proposed.",
                facts.proposed_guests,
            ),
        )
    elif not facts.invited:
        yield Step(Aim.INVITE, _("Nobody is invited yet. Choose the journalists."))
    yield from map(_lacking, _wished(facts))
    if facts.unconfirmed_speakers:
        yield Step(
            Aim.SPEAKERS,
            ngettext(
                "1 speaker has not confirmed yet.",
                "%(count)s speakers have not confirmed yet.",
                facts.unconfirmed_speakers,
            ),
        )
    if facts.invited and facts.unanswered:
        yield Step(
            Aim.GUESTS,
            ngettext(
                "1 journalist has not answered yet.",
                "%(count)s journalists have not answered yet.",
                facts.unanswered,
            ),
        )
    if not facts.is_announced:
        yield _move(_("Announce the event in the newsroom."))
    elif facts.starts_at is not None and facts.starts_at - now <= SOON:
        yield Step(Aim.DOOR, _("All is ready. On the day, tick off at the door who comes."))
    else:
        yield Step(Aim.PAPERS, _("All is ready. Draft the advisory and the release."))


def _postponed(facts: EventCounts, now: datetime) -> Iterator[Step]:
    if facts.has_old_day or facts.starts_at is None or facts.starts_at <= now:
        yield Step(Aim.FACTS, _("Give the new date."), "starts_on")
    else:
        yield _move(_("Confirm the new date."))


def _cancelled(facts: EventCounts, now: datetime) -> Iterator[Step]:
    yield Step(Aim.FACTS, _("The event is cancelled. Nothing is left to do."))


def _held(facts: EventCounts, now: datetime) -> Iterator[Step]:
    if facts.quotes_to_approve:
        yield Step(
            Aim.SPEAKERS,
            ngettext(
                "1 quotation waits for approval.",
                "%(count)s quotations wait for approval.",
                facts.quotes_to_approve,
            ),
        )
    if facts.releases_open:
        yield Step(
            Aim.PAPERS,
            ngettext(
                "1 release is not published yet.",
                "%(count)s releases are not published yet.",
                facts.releases_open,
            ),
        )
    elif not facts.releases:
        yield Step(Aim.PAPERS, _("Draft the release."))
    else:
        yield Step(Aim.SENDING, _("Send the release to those who came, then close the event."))


def _closed(facts: EventCounts, now: datetime) -> Iterator[Step]:
    yield Step(Aim.SENDING, _("The event is closed."))


_BY_STATUS: dict[EventStatus, Callable[[EventCounts, datetime], Iterator[Step]]] = {
    EventStatus.DRAFT: _planning,
    EventStatus.TENTATIVE: _planning,
    EventStatus.CONFIRMED: _planning,
    EventStatus.POSTPONED: _postponed,
    EventStatus.CANCELLED: _cancelled,
    EventStatus.HELD: _held,
    EventStatus.CLOSED: _closed,
}


def _wished(facts: EventCounts) -> list[Lack]:
    return [lack for lack in facts.lacks if not lack.is_needed]


def _lacking(lack: Lack) -> Step:
    return Step(_AIM_OF_LACK[lack.tab], lack.sentence, lack.field)


def _move(sentence: str, to: EventStatus | None = None) -> Step:
    return Step(Aim.STATUS, sentence, move=to)
