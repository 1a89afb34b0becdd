"""The form that moves an event on."""

from __future__ import annotations

from wtforms.fields.choices import SelectChoice

from planner.events.lifecycle import LONGEST_REASON, Move, effect
from planner.events.models import EventStatus
from planner.web.forms.base import Form
from planner.web.forms.fields import EnumField, TextField


class StatusForm(Form):
    to = EnumField("What happens", EventStatus)
    reason = TextField("Why", longest=LONGEST_REASON)

    effects: dict[str, str]

    def offer(self, steps: tuple[Move, ...], *, invited: int, is_announced: bool) -> None:
        """The steps that the event may take from where it stands, and what each means."""
        self.effects = {
            step.to.value: effect(step, invited=invited, is_announced=is_announced)
            for step in steps
        }
        self.to.choices = [
            SelectChoice(
                value=step.to.value,
                label=f"{step.label} – say why" if step.needs_reason else step.label,
            )
            for step in steps
        ]
