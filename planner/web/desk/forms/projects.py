"""The form of a project."""

from __future__ import annotations

from wtforms import BooleanField

from planner.kernel.messages import gettext as _
from planner.kernel.messages import pgettext
from planner.organisations.models import Project, ProjectRole
from planner.organisations.projects import ProjectPlan
from planner.web.desk.forms.bodies import BodiesField
from planner.web.forms.base import Form
from planner.web.forms.choices import ChoiceField
from planner.web.forms.fields import LineField
from planner.web.forms.texts import TextsField


class ProjectForm(Form):
    names = TextsField(pgettext("thing", "Name"), any_language=True)
    descriptions = TextsField(_("Description"))
    aims = TextsField(_("Aims"), lines=4)
    contract_number = LineField(_("Contract number"), longest=100)
    donors = BodiesField(_("Donors"))
    partners = BodiesField(_("Partners"))
    implementer_id = ChoiceField(_("Implemented by"))
    partner_of_id = ChoiceField(_("The implementer is a partner of"))
    programme_id = ChoiceField(_("in the programme of work"))
    funding_is_confirmed = BooleanField(_("The funding is confirmed"))
    is_cofunded = BooleanField(_("The donors pay a part only (co-funded)"))
    funding_statements = TextsField(_("Funding statement"), lines=3)
    disclaimers = TextsField(_("Disclaimer"), lines=3)
    visibility_waived = LineField(_("Acknowledgement waived, because"))

    @classmethod
    def filled(cls, project: Project, languages: tuple[str, ...]) -> ProjectForm:
        form = cls(obj=project, languages=languages)
        form.donors.process(None, [b for b in project.bodies if b.role is ProjectRole.DONOR])
        form.partners.process(None, [b for b in project.bodies if b.role is ProjectRole.PARTNER])
        return form

    def plan(self) -> ProjectPlan:
        return self.plan_of(
            ProjectPlan, donor_ids=self.donors.numbers, partner_ids=self.partners.numbers
        )
