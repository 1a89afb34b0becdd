"""Whether letters of a kind may be written about an event now, as a sentence."""

from __future__ import annotations

from planner.coverage.recipients import Recipients, groups, why_not_yet
from planner.coverage.versions import public_releases
from planner.events.models.event import Event
from planner.events.models.kinds import OVER, EventStatus
from planner.kernel.messages import gettext as _
from planner.kernel.work import Work
from planner.letter_plans.recipients import RELEASES, REMINDERS
from planner.letter_texts.kinds import LetterKind

OFF = {
    EventStatus.DRAFT: _("The event is a draft: nothing leaves."),
    EventStatus.POSTPONED: _("The event is postponed: nothing leaves until it has a date again."),
    EventStatus.CANCELLED: _("The event is cancelled: nothing leaves."),
}
HAS_BEGUN = _("The event has begun: a reminder is of no use any more.")
NO_RELEASE = _("There is no release that everybody may read. Publish it first.")
NOBODY_TICKED = _("Nobody was ticked off at the door, so that nobody knows who came.")
SOMEBODY_TICKED = _(
    "Somebody was ticked off at the door: plan a release to those who came and one to those who did not."
)
TO = {
    LetterKind.RELEASE_CAME: Recipients.CAME,
    LetterKind.RELEASE_ABSENT: Recipients.MISSED,
    LetterKind.RELEASE_NEUTRAL: Recipients.ALL,
}


def has_begun(event: Event, work: Work) -> bool:
    return event.status in OVER or (event.starts_at is not None and event.starts_at <= work.now)


def why_not_written(work: Work, event: Event, kind: LetterKind) -> str:
    """Why they may not be written now; "" if they may."""
    if event.status in OFF:
        return OFF[event.status]
    if kind in REMINDERS:
        return HAS_BEGUN if has_begun(event, work) else ""
    if sentence := why_not_yet(work, event):
        return sentence
    if kind in RELEASES and not public_releases(work, event):
        return NO_RELEASE
    knows_who_came = Recipients.CAME in groups(work, event)
    if kind is LetterKind.RELEASE_NEUTRAL:
        return SOMEBODY_TICKED if knows_who_came else ""
    return "" if knows_who_came else NOBODY_TICKED
