"""The outline on one page, where an anniversary can be marked as well."""

from __future__ import annotations

from planner.anniversaries.models import AnniversaryKind
from planner.anniversaries.operations import FIRST_YEAR, LAST_YEAR, AnniversaryPlan
from planner.kernel.errors import Invalid
from planner.kernel.messages import gettext as _
from planner.web.desk.forms.anniversaries import AnniversaryForm
from planner.web.desk.forms.outline import OutlineForm
from planner.web.forms.choices import ChoiceField
from planner.web.forms.fields import EnumField, NumberField
from planner.web.forms.texts import TextsField


class AllFactsForm(OutlineForm):
    """Saving marks the anniversary that is chosen, or enters the one that is named, and marks it."""

    anniversary_id = ChoiceField(_("An anniversary of the register"))
    phrases = TextsField(
        _("Or a new one, as it is named after the number"),
        description=AnniversaryForm.phrases.kwargs["description"],
    )
    base_year = NumberField(_("Its base year"), least=FIRST_YEAR, most=LAST_YEAR)
    anniversary_kind = EnumField(_("What happened"), AnniversaryKind, optional=_("choose one"))

    def new_anniversary(self) -> AnniversaryPlan | None:
        """What is entered as new; None if nothing is. Raises `Invalid` at the field that is missing."""
        phrases, year, kind = self.phrases.data, self.base_year.data, self.anniversary_kind.data
        if not phrases and year is None:
            return None
        if not phrases:
            raise Invalid("phrases", _("Say what happened in that year."))
        if year is None:
            raise Invalid("base_year", _("Give the year from which it is counted."))
        if kind is None:
            raise Invalid("anniversary_kind", _("Choose one: mourning is never celebrated."))
        return AnniversaryPlan(kind=kind, base_year=year, phrases=phrases)
