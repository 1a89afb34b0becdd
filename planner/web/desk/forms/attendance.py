"""The form of what the office says of attendance."""

from __future__ import annotations

from typing import Any

from wtforms import BooleanField

from planner.events.attendance_facts import Qualifier
from planner.invitations.attendance_models import Attendance
from planner.invitations.stated_attendance import MOST_PEOPLE, AttendancePlan, OtherGuestsPlan
from planner.kernel.messages import gettext as _
from planner.web.forms.base import Form
from planner.web.forms.choices import ChoiceField
from planner.web.forms.fields import EnumField, NumberField
from planner.web.forms.many_choices import ManyChoicesField
from planner.web.forms.rows import RowsField
from planner.web.forms.texts import TextsField


class NamedOutletRow(Form):
    BLANK = ("outlet_id",)

    outlet_id = ChoiceField(_("Outlet"), required=True)


class OtherGuestsRow(Form):
    BLANK = ("people", "nouns")

    people = NumberField(_("How many"), least=1, most=MOST_PEOPLE)
    nouns = TextsField(
        _("Who"), description=_("As it stands after the number: “students of navigation”.")
    )


class AttendanceForm(Form):
    """Numbers, outlets by name, guests of other kinds, pools."""

    people = NumberField(_("Journalists"), least=0, most=MOST_PEOPLE)
    outlets = NumberField(_("Outlets"), least=0, most=MOST_PEOPLE)
    qualifier = EnumField(_("How exact"), Qualifier)
    outlets_qualifier = EnumField(_("How exact"), Qualifier, default=Qualifier.EXACT)
    is_confirmed = BooleanField(_("Both numbers are right: somebody came for more than one outlet"))
    outlets_are_public = BooleanField(_("The release may name the outlets that came"))
    named = RowsField(
        _("Outlets that the release names"),
        NamedOutletRow,
        description=_(
            "Whoever came for them is not named. Empty: those of the door, if they may be."
        ),
    )
    others = RowsField(_("Other guests"), OtherGuestsRow, most=10)
    pools = ManyChoicesField(_("Pools whose members took part"))
    another_pool = ChoiceField(_("Another pool"), by_name=True)

    @classmethod
    def of(
        cls, attendance: Attendance | None, pools: list[int], languages: tuple[str, ...]
    ) -> AttendanceForm:
        given: dict[str, Any] = {"pools": pools}
        if attendance is not None:
            given |= {name: getattr(attendance, name) for name in _PLAIN}
            given["named"] = [{"outlet_id": row.outlet_id} for row in attendance.named]
            given["others"] = [
                {"people": row.people, "nouns": row.nouns} for row in attendance.others
            ]
        return cls(data=given, languages=languages)

    def plan(self) -> AttendancePlan:
        return self.plan_of(
            AttendancePlan,
            named_ids=tuple(row.outlet_id.data for row in self.named.rows),
            others=tuple(
                OtherGuestsPlan(people=row.people.data or 0, nouns=row.nouns.data)
                for row in self.others.rows
            ),
            pool_ids=tuple(dict.fromkeys(filter(None, (*self.pools.data, self.another_pool.data)))),
        )


_PLAIN = (
    "people",
    "outlets",
    "qualifier",
    "outlets_qualifier",
    "is_confirmed",
    "outlets_are_public",
)
