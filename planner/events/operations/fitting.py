"""Changing a programme so that its days and hours stay possible."""

from __future__ import annotations

from dataclasses import dataclass

from planner.events.changes import Shown, count_revision, is_known, shown
from planner.events.lifecycle import check_open
from planner.events.models.event import Event, ProgrammeItem
from planner.events.schedule import settle_times
from planner.events.timetable import Misfit, misfits
from planner.kernel.errors import Conflict, Invalid
from planner.kernel.work import Work


@dataclass
class Fitting:
    """The event before a change of its programme."""

    event: Event
    before: Shown
    was_known: bool
    misfits: list[tuple[ProgrammeItem, str]]

    @classmethod
    def begin(cls, event: Event) -> Fitting:
        """Raises `Conflict` if the event is closed."""
        check_open(event)
        return cls(event, shown(event), is_known(event), _keys(misfits(event)))

    def end(self, work: Work, item: ProgrammeItem | None = None) -> None:
        """Refuse what has become impossible, and derive the times again, since an event without an
        end ends with its programme.

        Raises `Invalid` at a field of `item`; `Conflict` if none is being entered.
        """
        event = self.event
        event.programme.sort(key=lambda one: one.position)
        settle_times(event)
        for misfit in misfits(event):
            if (misfit.item, misfit.field) not in self.misfits or misfit.item is item:
                raise _refusal(misfit, item)
        count_revision(work, event, self.before, was_known=self.was_known)
        event.revised_at = work.now
        work.session.flush()


def _keys(found: list[Misfit]) -> list[tuple[ProgrammeItem, str]]:
    return [
        (misfit.item, misfit.field) for misfit in found if isinstance(misfit.item, ProgrammeItem)
    ]


def _refusal(misfit: Misfit, item: ProgrammeItem | None) -> Invalid | Conflict:
    if misfit.item is item:
        return Invalid(misfit.field, misfit.sentence)
    sentence = misfit.with_title()
    return Conflict(sentence) if item is None else Invalid("minutes", sentence)
