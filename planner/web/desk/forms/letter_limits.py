"""The form of the limits of letters."""

from __future__ import annotations

from typing import Self

from planner.kernel.messages import gettext as _
from planner.outbox.limits import MOST_A_WEEK, MOST_OF_OUTLET, LetterLimits, LimitsPlan
from planner.web.forms.base import Form
from planner.web.forms.fields import ClockField, NumberField


class LetterLimitsForm(Form):
    side_by_side = (("quiet_from", "quiet_until"),)

    quiet_from = ClockField(_("Quiet hours begin"))
    quiet_until = ClockField(
        _("Quiet hours end"),
        description=_("In the zone of the office. Without both, letters leave at any hour."),
    )
    most_a_week = NumberField(
        _("Letters a week to one person, at most"),
        least=1,
        most=MOST_A_WEEK,
        description=_("Empty: any number."),
    )

    most_of_outlet = NumberField(
        _("Guests of one outlet at an event, at most"),
        least=1,
        most=MOST_OF_OUTLET,
        description=_(
            "Empty: any number. Whoever invites more is told before anything is stored, and says why."
        ),
    )

    @classmethod
    def filled(cls, limits: LetterLimits | None) -> Self:
        if limits is None:
            return cls()
        return cls(
            data={
                "version": limits.version,
                "quiet_from": limits.quiet_from,
                "quiet_until": limits.quiet_until,
                "most_a_week": limits.most_a_week,
                "most_of_outlet": limits.most_of_outlet,
            }
        )

    def plan(self) -> LimitsPlan:
        return self.plan_of(LimitsPlan)
