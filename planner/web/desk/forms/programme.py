"""The forms of programme items and of the parts in them."""

from __future__ import annotations

from typing import Self

from wtforms import BooleanField

from planner.contacts.models import Gender
from planner.events.models.event import Part, ProgrammeItem
from planner.events.models.kinds import ItemKind, ItemSort, PartRole, PartState, RoleNumber
from planner.events.operations.items import ItemPlan
from planner.events.operations.moving import Place, next_place
from planner.events.operations.speakers import PartPlan
from planner.kernel.errors import Conflict
from planner.kernel.messages import gettext as _
from planner.kernel.ordering import Direction
from planner.web.desk.forms.item_times import ItemTimesForm
from planner.web.forms.base import Form
from planner.web.forms.choices import ChoiceField
from planner.web.forms.fields import EnumField, LineField, NumberField, TextField
from planner.web.forms.texts import TextsField

MOST_DAYS = 366
GREATEST_ROW = 10**15
_NOBODY = _("Nobody in the register is called so. Enter the name below as somebody new.")


class ItemForm(ItemTimesForm):
    kind = EnumField(_("Kind"), ItemKind)
    titles = TextsField(_("Title"))
    topics = TextsField(
        _("Topic"), description=_("As it goes on after “about”: “the upkeep of wells”.")
    )
    study_id = ChoiceField(_("Study that is shown"))
    project_id = ChoiceField(_("Project that is presented"))
    sort = EnumField(
        _("What the title names"),
        ItemSort,
        optional=_("something else"),
        description=_("A release tells that a film was shown, an exhibition opened."),
    )
    is_public = BooleanField(_("Printed in papers for people outside the office"), default=True)
    notes = TextField(_("Notes for the office"))

    @classmethod
    def filled(cls, item: ProgrammeItem, languages: tuple[str, ...]) -> Self:
        return cls(obj=item, languages=languages)

    def plan(self) -> ItemPlan:
        return self.plan_of(ItemPlan)


class PartForm(Form):
    person = ChoiceField(_("Person"), by_name=True, nothing=_NOBODY)
    new_names = TextsField(_("Or somebody new: their name"), any_language=True)
    organisation_id = ChoiceField(_("Organisation"))
    unnamed_roles = TextsField(_("Or nobody by name: their role in the organisation"))
    role_number = EnumField(_("One person or several"), RoleNumber, optional=_("not entered"))
    role_gender = EnumField(_("Grammatical gender of the role"), Gender, optional=_("not entered"))
    functions = TextsField(_("Function, exactly as printed"))
    second_functions = TextsField(_("Second function"))
    former_functions = TextsField(_("Former function"))
    role = EnumField(_("What they do"), PartRole)
    state = EnumField(_("State"), PartState)
    on_behalf_of = TextsField(_("On behalf of"))
    is_remote = BooleanField(_("By video link"))

    @classmethod
    def filled(cls, part: Part, languages: tuple[str, ...]) -> Self:
        names = (
            "version", "organisation_id", "unnamed_roles", "functions", "role", "state",
            "role_number", "role_gender", "second_functions", "former_functions",
            "on_behalf_of", "is_remote",
        )  # fmt: skip
        values = {name: getattr(part, name) for name in names}
        return cls(languages=languages, data={**values, "person": part.person_id})

    def take_person(self, number: int) -> None:
        """A person of the register instead of the new one who was named."""
        self.person.data, self.person.sought = number, ""
        self.new_names.process(None)

    def plan(self) -> PartPlan:
        return self.plan_of(PartPlan, person_id=self.person.data)


class StateForm(Form):
    state = EnumField(_("State"), PartState)


class StepForm(Form):
    direction = EnumField(_("Direction"), Direction)


class PlaceForm(Form):
    """Where an item of the programme goes: a step in a direction, or behind the item numbered `after`
    (0: to the top), on a day of the event.
    """

    direction = EnumField(_("Direction"), Direction, optional=_("not entered"))
    after = NumberField(_("Order"), least=0, most=GREATEST_ROW)
    day = NumberField(_("Day"), least=1, most=MOST_DAYS)

    def wanted_for(self, item: ProgrammeItem) -> Place | None:
        """None if it stays. Raises `Conflict` if the other item has been removed meanwhile."""
        if self.direction.data:
            return next_place(item, self.direction.data)
        if self.after.data is None:
            return None
        others = {0: None, **{one.id: one for one in item.event.programme if one is not item}}
        if self.after.data not in others:
            raise Conflict(
                _("The programme has changed meanwhile. Look at it again before you order it.")
            )
        return Place(others[self.after.data], self.day.data)

    @staticmethod
    def values(place: Place) -> dict[str, str]:
        """The fields that lead to that place."""
        day = {"day": str(place.day)} if place.day else {}
        return {"after": str(place.after.id if place.after else 0), **day}


class LineForm(Form):
    """An item in one line, at the end of a day of the event."""

    line = LineField(_("Add an item in one line"), required=True)
    day = NumberField(_("Day"), least=1, most=MOST_DAYS)
