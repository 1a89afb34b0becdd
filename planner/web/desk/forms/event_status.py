"""The form that changes the status of an event."""

from __future__ import annotations

from collections.abc import Mapping

from wtforms.fields.choices import SelectChoice

from planner.events.lifecycle import LONGEST_REASON, Move, effect
from planner.events.models.kinds import EventStatus
from planner.kernel.messages import gettext as _
from planner.web.forms.base import Form
from planner.web.forms.fields import EnumField, TextField


class StatusForm(Form):
    to = EnumField(_("What happens"), EventStatus)
    reason = TextField(_("Why"), longest=LONGEST_REASON)

    effects: dict[str, str]

    def offer(
        self,
        steps: tuple[Move, ...],
        written_to: Mapping[EventStatus, int],
        *,
        is_announced: bool,
        has_guests: bool,
    ) -> None:
        """Offer the steps open to the event, with the effect of each. `written_to` is the number
        of guests to whom a letter is due after it.
        """
        self.effects = {
            step.to.value: effect(
                step,
                written_to=written_to[step.to],
                is_announced=is_announced,
                has_guests=has_guests,
            )
            for step in steps
        }
        self.to.choices = [
            SelectChoice(
                value=step.to.value,
                label=_("%(step)s – say why", step=step.label) if step.needs_reason else step.label,
            )
            for step in steps
        ]
