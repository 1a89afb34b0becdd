"""The form of a programme of work."""

from __future__ import annotations

from planner.kernel.messages import gettext as _
from planner.kernel.messages import pgettext
from planner.organisations.models import AidProgramme
from planner.organisations.programmes import ProgrammePlan
from planner.web.desk.forms.bodies import BodiesField
from planner.web.forms.base import Form
from planner.web.forms.choices import ChoiceField
from planner.web.forms.fields import LineField
from planner.web.forms.texts import TextsField


class ProgrammeForm(Form):
    names = TextsField(pgettext("thing", "Name"), required=True, any_language=True)
    abbreviation = LineField(_("Abbreviation"), longest=40)
    lead_id = ChoiceField(_("Led by"))
    donors = BodiesField(_("Donors of the programme"))
    created_within = TextsField(_("Created within it"), lines=3)
    funding_statements = TextsField(_("Funding statement"), lines=3)
    disclaimers = TextsField(_("Disclaimer"), lines=3)

    @classmethod
    def filled(cls, programme: AidProgramme, languages: tuple[str, ...]) -> ProgrammeForm:
        return cls(obj=programme, languages=languages)

    def plan(self) -> ProgrammePlan:
        return self.plan_of(ProgrammePlan, donor_ids=self.donors.numbers)
