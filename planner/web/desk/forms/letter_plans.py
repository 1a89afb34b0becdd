"""The form of a planned letter."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from planner.kernel.messages import gettext as _
from planner.kernel.messages import pgettext
from planner.letter_plans.models import Anchor, PlannedLetter
from planner.letter_plans.ready_plan import LetterPlanRow, When
from planner.letter_plans.recipients import PLANNABLE
from planner.letter_plans.timing import MOST_DAYS
from planner.letter_texts.kinds import LetterKind
from planner.web.forms.base import Form
from planner.web.forms.fields import ClockField, EnumField, NumberField


class Unit(StrEnum):
    DAYS = "days"
    HOURS = "hours"


class Side(StrEnum):
    BEFORE = "before"
    AFTER = "after"


_UNITS = {
    Unit.DAYS.value: pgettext("letter plan", "days"),
    Unit.HOURS.value: pgettext("letter plan", "hours"),
}
_SIDES = {
    Side.BEFORE.value: pgettext("letter plan", "before"),
    Side.AFTER.value: pgettext("letter plan", "after"),
}
_ANCHORS = {
    Anchor.DEADLINE.value: _("the last day to answer"),
    Anchor.START.value: _("the beginning of the event"),
    Anchor.END.value: _("the end of the event"),
}


class PlannedLetterForm(Form):
    side_by_side = (("count", "unit", "side"), ("anchor", "clock"))

    kind = EnumField(
        _("Letter, and to whom"),
        LetterKind,
        offered=PLANNABLE,
        default=LetterKind.REMINDER_SILENT,
    )
    count = NumberField(_("How long"), least=0, most=MOST_DAYS, required=True)
    unit = EnumField(_("Counted in"), Unit, words=_UNITS, default=Unit.DAYS)
    side = EnumField(_("Before or after"), Side, words=_SIDES, default=Side.BEFORE)
    anchor = EnumField(
        pgettext("letter plan", "Of what"), Anchor, words=_ANCHORS, default=Anchor.START
    )
    clock = ClockField(
        _("Hour"), description=_("In the zone of the event. Not needed if you count in hours.")
    )

    @classmethod
    def filled(cls, planned: PlannedLetter) -> Self:
        is_in_hours = planned.hours is not None
        return cls(
            data={
                "version": planned.version,
                "kind": planned.kind,
                "count": planned.hours if is_in_hours else planned.days,
                "unit": Unit.HOURS if is_in_hours else Unit.DAYS,
                "side": Side.AFTER if planned.is_after else Side.BEFORE,
                "anchor": planned.anchor,
                "clock": planned.clock,
            }
        )

    def row(self) -> LetterPlanRow:
        count, is_in_hours = self.count.data or 0, self.unit.data is Unit.HOURS
        when = When(
            anchor=self.anchor.data,
            days=0 if is_in_hours else count,
            clock=None if is_in_hours else self.clock.data,
            hours=count if is_in_hours else None,
            is_after=self.side.data is Side.AFTER,
        )
        return LetterPlanRow(kind=self.kind.data, when=when)
