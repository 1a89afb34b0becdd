"""The form that moves an event on."""

from __future__ import annotations

from wtforms.fields.choices import SelectChoice

from planner.events.lifecycle import LONGEST_REASON, Move
from planner.events.models import EventStatus
from planner.web.forms.base import Form
from planner.web.forms.fields import EnumField, TextField


class StatusForm(Form):
    to = EnumField("What happens", EventStatus)
    reason = TextField("Why", longest=LONGEST_REASON)

    def offer(self, steps: tuple[Move, ...]) -> None:
        """The steps that the event may take from where it stands."""
        self.to.choices = [
            SelectChoice(
                value=step.to.value,
                label=f"{step.label} – say why" if step.needs_reason else step.label,
            )
            for step in steps
        ]
