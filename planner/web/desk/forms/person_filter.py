"""The filter of people, read from the address of a page."""

from __future__ import annotations

from wtforms import BooleanField, SelectField, StringField
from wtforms.fields.choices import SelectChoice

from planner.contacts.models import OutletKind, OutletScope
from planner.invitations.person_filter import (
    MOST_DAYS,
    MOST_TIMES,
    AddressState,
    Among,
    PersonKind,
    Whose,
)
from planner.invitations.saved_filters import LONGEST_NAME
from planner.kernel.messages import gettext as _
from planner.kernel.messages import pgettext
from planner.web.forms.base import Form
from planner.web.forms.choices import ChoiceField
from planner.web.forms.fields import EnumField, LineField, NumberField

AMONG = {
    Among.ANY.value: pgettext("filter", "any of"),
    Among.ALL.value: pgettext("filter", "all of"),
    Among.NONE.value: pgettext("filter", "none of"),
}
WHOSE = {Whose.TOPIC: _("Beats"), Whose.POOL: _("Pools"), Whose.OUTLET: _("Outlets")}
_ANY = pgettext("filter", "any")


class PersonFilterForm(Form):
    """One more beat, pool and outlet can be chosen at a time; those chosen before stand as ticks."""

    kind = EnumField(
        _("Kind"),
        PersonKind,
        optional=_("all"),
        words={
            PersonKind.JOURNALIST.value: pgettext("person", "journalist"),
            PersonKind.OTHER.value: pgettext("person", "other"),
        },
    )
    topic_among = EnumField(_("Beats"), Among, words=AMONG, default=Among.ANY)
    topic = ChoiceField(_("Add a beat"), blank=pgettext("filter", "choose"), may_add=False)
    pool_among = EnumField(_("Pools"), Among, words=AMONG, default=Among.ANY)
    pool = ChoiceField(_("Add a pool"), blank=pgettext("filter", "choose"), may_add=False)
    outlet_among = EnumField(_("Outlets"), Among, words=AMONG, default=Among.ANY)
    outlet = ChoiceField(_("Add an outlet"), blank=pgettext("filter", "choose"), may_add=False)
    outlet_kind = EnumField(_("Kind of outlet"), OutletKind, optional=_ANY)
    outlet_scope = EnumField(_("Reach of the outlet"), OutletScope, optional=_ANY)
    outlet_language = SelectField(_("Language of the outlet"), validate_choice=False)
    outlet_city = StringField(_("City of the outlet"))
    came = NumberField(_("Came at least … times"), least=1, most=MOST_TIMES)
    silent = NumberField(_("No letter for … days"), least=1, most=MOST_DAYS)
    address = EnumField(
        _("E-mail address"),
        AddressState,
        optional=_ANY,
        words={
            AddressState.KNOWN.value: pgettext("address", "known"),
            AddressState.MISSING.value: pgettext("address", "missing"),
            AddressState.REFUSED.value: pgettext("address", "refused by its mail server"),
        },
    )

    def offer_languages(self, languages: list[tuple[str, str]]) -> None:
        """Tags with their names."""
        offered = [SelectChoice(value=tag, label=name) for tag, name in languages]
        self.outlet_language.choices = [SelectChoice(value="", label=str(_ANY)), *offered]


class SavedFilterForm(Form):
    """The conditions themselves stand in the address that the form is sent to."""

    name = LineField(_("Save this filter as"), required=True, longest=LONGEST_NAME)
    is_shared = BooleanField(_("For the whole office"))
