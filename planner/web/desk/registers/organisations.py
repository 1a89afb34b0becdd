"""The register of organisations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import joinedload

from planner.accounts.models import Role
from planner.contacts.names import reindex_people
from planner.files.models import FileKind
from planner.grammar.needs import Sort
from planner.kernel.dates import number_text
from planner.kernel.errors import Invalid
from planner.kernel.messages import gettext as _
from planner.kernel.messages import ngettext, pgettext
from planner.organisations.models import Organisation, OrganisationKind
from planner.organisations.operations import enter_organisation, revise_organisation, set_logo
from planner.web.desk import choices
from planner.web.desk.forms.organisations import OrganisationForm, OrganisationsForm
from planner.web.desk.registers.pages import RegisterPages
from planner.web.desk.registers.pictures import PictureForm, mount_picture
from planner.web.desk.registers.word_forms import Said
from planner.web.doors import needs
from planner.web.form_submission import submit_form
from planner.web.notices import flash
from planner.web.transaction import current_work, office_languages, reading_languages
from planner.web.words import word

blueprint = Blueprint("organisations", __name__, url_prefix="/organisations")


class OrganisationPages(RegisterPages[Organisation, OrganisationForm]):
    noun, model, form, kinds = "organisation", Organisation, OrganisationForm, OrganisationKind
    heading = (pgettext("thing", "Name"), _("Short name"), _("Kind"), _("Part of"), _("Website"))
    table_loads = (joinedload(Organisation.parent),)

    def enter(self, form: OrganisationForm) -> Organisation:
        return enter_organisation(current_work(), form.plan())

    def revise(self, body: Organisation, form: OrganisationForm) -> None:
        """Also let the people who work there be found by its new name."""
        work, names = current_work(), body.names
        revise_organisation(work, body, form.plan(), form.opened_version)
        if body.names != names:
            reindex_people(work, body)

    def offer(self, form: OrganisationForm) -> None:
        form.parent_id.offer(choices.organisations(form.parent_id.kept))

    def lines(self, bodies: Iterable[Organisation]) -> Iterator[Iterable[object]]:
        languages = reading_languages()
        for body in bodies:
            yield (
                body.names.best(*languages),
                body.short_names.best(*languages),
                word(body.kind),
                body.parent.names.best(*languages) if body.parent else "",
                body.website,
            )

    def beside(self, body: Organisation) -> dict[str, Any]:
        return {"pictured": PictureForm()}

    def words_of(self, body: Organisation) -> Said:
        for name in ("names", "short_names", "generic_nouns"):
            yield name, getattr(body, name), Sort.BODY, ""


pages = OrganisationPages(blueprint)
pages.mount()


@blueprint.get("/several")
@needs(Role.EDITOR)
def new_several() -> ResponseReturnValue:
    form = OrganisationsForm(languages=office_languages())
    return render_template("desk/organisations/several.html", form=form)


@blueprint.post("/several")
@needs(Role.EDITOR)
def create_several() -> ResponseReturnValue:
    form = OrganisationsForm.read(languages=office_languages())
    entered, status = submit_form(form, lambda: _enter_all(form))
    if entered is None:
        return render_template("desk/organisations/several.html", form=form), status
    flash(
        ngettext(
            "%(count)s organisation is in the register.",
            "%(count)s organisations are in the register.",
            entered,
            count=number_text(entered),
        )
    )
    return redirect(url_for("desk.organisations.index"), 303)


def _enter_all(form: OrganisationsForm) -> int:
    """How many were entered. Raises `Invalid` for none."""
    plans = form.plans()
    if not plans:
        raise Invalid("bodies", _("Enter at least one name."))
    for plan in plans:
        enter_organisation(current_work(), plan)
    return len(plans)


mount_picture(pages, FileKind.LOGO, set_logo)
