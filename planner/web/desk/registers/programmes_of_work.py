"""The register of programmes of work."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from flask import Blueprint
from sqlalchemy.orm import joinedload

from planner.grammar.needs import Sort
from planner.kernel.messages import gettext as _
from planner.kernel.messages import pgettext
from planner.organisations.models import AidProgramme
from planner.organisations.programmes import enter_programme, revise_programme
from planner.web.desk import choices
from planner.web.desk.forms.programmes_of_work import ProgrammeForm
from planner.web.desk.registers.pages import RegisterPages
from planner.web.desk.registers.word_forms import Said
from planner.web.transaction import current_work, reading_languages

blueprint = Blueprint("programmes_of_work", __name__, url_prefix="/programmes-of-work")


class ProgrammePages(RegisterPages[AidProgramme, ProgrammeForm]):
    noun, model, form = "programme_of_work", AidProgramme, ProgrammeForm
    heading = (pgettext("thing", "Name"), _("Abbreviation"), _("Led by"))
    table_loads = (joinedload(AidProgramme.lead),)

    def enter(self, form: ProgrammeForm) -> AidProgramme:
        return enter_programme(current_work(), form.plan())

    def revise(self, programme: AidProgramme, form: ProgrammeForm) -> None:
        revise_programme(current_work(), programme, form.plan(), form.opened_version)

    def offer(self, form: ProgrammeForm) -> None:
        bodies = choices.organisations(form.lead_id.kept, *form.donors.kept("organisation_id"))
        form.lead_id.offer(bodies)
        form.donors.offer("organisation_id", bodies)

    def words_of(self, programme: AidProgramme) -> Said:
        yield "names", programme.names, Sort.BODY, ""

    def lines(self, programmes: Iterable[AidProgramme]) -> Iterator[Iterable[object]]:
        languages = reading_languages()
        for programme in programmes:
            lead = programme.lead.names.best(*languages) if programme.lead else ""
            yield programme.names.best(*languages), programme.abbreviation, lead


ProgrammePages(blueprint).mount()
