"""Forms of checklists: a row of an event, and the rows of a kind."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from planner.events.due_days import MOST_DAYS
from planner.events.models.task import EventTask
from planner.events.operations.checklists import KindTaskPlan
from planner.events.operations.tasks import TaskPlan
from planner.kernel.messages import gettext as _
from planner.kernel.messages import pgettext
from planner.web.forms.base import Form
from planner.web.forms.fields import DayField, EnumField, NumberField
from planner.web.forms.optional_numbers import OptionalNumberField
from planner.web.forms.rows import RowsField
from planner.web.forms.texts import TextsField


class Due(StrEnum):
    """From where the days of a row are counted."""

    BEFORE = "before"
    AFTER = "after"
    ON_DAY = "on_day"


_FROM_EVENT = {
    Due.BEFORE.value: pgettext("checklist", "before the event"),
    Due.AFTER.value: pgettext("checklist", "after the event"),
}
_DUE = {**_FROM_EVENT, Due.ON_DAY.value: pgettext("checklist", "on the day given")}


class Side(StrEnum):
    """As `Due`, without a day."""

    BEFORE = "before"
    AFTER = "after"


class TaskForm(Form):
    side_by_side = (("days", "due"), ("due_on", "responsible_id"))

    titles = TextsField(_("What is to be done"), required=True)
    days = NumberField(_("Days"), least=0, most=MOST_DAYS)
    due = EnumField(pgettext("checklist", "Due"), Due, words=_DUE, default=Due.BEFORE)
    due_on = DayField(
        _("Day, if it does not follow the event"),
        description=_("It stays when the event is moved."),
    )
    responsible_id = OptionalNumberField(_("Who does it"))

    @classmethod
    def filled(cls, task: EventTask, languages: tuple[str, ...]) -> Self:
        due = Due.AFTER if task.is_after else Due.BEFORE
        is_by_hand = task.days is None
        return cls(
            languages=languages,
            data={
                "version": task.version,
                "titles": task.titles,
                "days": task.days,
                "due": Due.ON_DAY if is_by_hand else due,
                "due_on": task.due_on if is_by_hand else None,
                "responsible_id": task.responsible_id,
            },
        )

    def plan(self) -> TaskPlan:
        """Without a number of days the row is due on the day given, whatever is chosen."""
        if self.due.data is Due.ON_DAY or self.days.data is None:
            return self.plan_of(TaskPlan, days=None)
        return self.plan_of(TaskPlan, is_after=self.due.data is Due.AFTER, due_on=None)


class KindTaskRow(Form):
    BLANK = ("titles",)

    titles = TextsField(_("What is to be done"), required=True)
    days = NumberField(_("Days"), least=0, most=MOST_DAYS, required=True)
    side = EnumField(pgettext("checklist", "Due"), Side, words=_FROM_EVENT, default=Side.BEFORE)
    responsible_id = OptionalNumberField(_("Who does it"))

    def plan(self) -> KindTaskPlan:
        return self.plan_of(KindTaskPlan, is_after=self.side.data is Side.AFTER)


class KindChecklistForm(Form):
    tasks = RowsField(pgettext("checklist", "Rows"), KindTaskRow, most=60)

    @classmethod
    def filled(
        cls, rows: list[KindTaskPlan], version: int, languages: tuple[str, ...]
    ) -> KindChecklistForm:
        given = [
            {
                "titles": row.titles,
                "days": row.days,
                "side": Side.AFTER if row.is_after else Side.BEFORE,
                "responsible_id": row.responsible_id,
            }
            for row in rows
        ]
        return cls(languages=languages, data={"version": str(version), "tasks": given})

    def plans(self) -> list[KindTaskPlan]:
        return [row.plan() for row in self.tasks.rows]
