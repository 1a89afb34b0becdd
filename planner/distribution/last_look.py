"""The check before an advisory leaves: does it still say what is true?"""

from __future__ import annotations

from planner.coverage.advisory_letters import ADVISES, why_no_advisory
from planner.events.models.event import Event
from planner.kernel.messages import gettext as _
from planner.kernel.work import Work
from planner.outbox.models import Letter

OFF = _("It has not left: the event does not take place as planned, or is over.")
CHANGED = _("It has not left: the event has changed since it was written. Write the advisory anew.")


def why_outdated(work: Work, letter: Letter) -> str:
    """A sentence, "" if it may leave; always "" for letters of other purposes."""
    if letter.purpose != ADVISES:
        return ""
    event = work.session.get(Event, letter.event_id)
    if event is None or why_no_advisory(work, event):
        return OFF
    return "" if event.sequence == letter.sequence else CHANGED
