"""The forms of programme items and of the parts in them."""

from __future__ import annotations

from typing import Self

from wtforms import BooleanField

from planner.contacts.models import Gender
from planner.events.models.event import Part, ProgrammeItem
from planner.events.models.kinds import ItemKind, ItemSort, PartRole, PartState, RoleNumber
from planner.events.operations.items import ItemPlan
from planner.events.operations.speakers import PartPlan
from planner.kernel.messages import gettext as _
from planner.kernel.ordering import Direction
from planner.web.addresses import row_number
from planner.web.desk.forms.item_times import ItemTimesForm
from planner.web.forms.base import Form
from planner.web.forms.choices import ChoiceField
from planner.web.forms.fields import EnumField, LineField, TextField
from planner.web.forms.texts import TextsField

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

    def plan(self) -> PartPlan:
        return self.plan_of(PartPlan, person_id=self.person.data)


class StateForm(Form):
    state = EnumField(_("State"), PartState)


class StepForm(Form):
    direction = EnumField(_("Direction"), Direction)


class OrderForm(Form):
    """The ids of all items in their new order, separated by spaces."""

    order = LineField(_("Order"), required=True, longest=4000)

    @property
    def numbers(self) -> list[int]:
        words = (self.order.data or "").split()
        return [number for word in words if (number := row_number(word)) is not None]
