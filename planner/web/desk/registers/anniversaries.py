"""The register of anniversaries, listed by their next round number."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.anniversaries.models import Anniversary
from planner.anniversaries.operations import (
    add_anniversary,
    archive_anniversary,
    restore_anniversary,
    revise_anniversary,
)
from planner.anniversaries.queries import AnniversaryList
from planner.anniversaries.rounds import next_round
from planner.grammar.needs import Sort
from planner.kernel.messages import gettext as _
from planner.web.database import db
from planner.web.desk import choices
from planner.web.desk.forms.anniversaries import AnniversaryForm
from planner.web.desk.registers.lists import found_in
from planner.web.desk.registers.pages import RegisterPages
from planner.web.desk.registers.word_forms import Said
from planner.web.doors import needs
from planner.web.extensions import now
from planner.web.notices import Undo, flash
from planner.web.transaction import begin_writing, current_office, current_work

blueprint = Blueprint("anniversaries", __name__, url_prefix="/anniversaries")


class AnniversaryPages(RegisterPages[Anniversary, AnniversaryForm]):
    noun, model, form = "anniversary", Anniversary, AnniversaryForm

    def enter(self, form: AnniversaryForm) -> Anniversary:
        return add_anniversary(current_work(), form.plan())

    def entered(self, anniversary: Anniversary) -> str:
        return _("The anniversary is in the register.")

    def revise(self, anniversary: Anniversary, form: AnniversaryForm) -> None:
        revise_anniversary(current_work(), anniversary, form.plan(), form.opened_version)

    def offer(self, form: AnniversaryForm) -> None:
        form.owner_id.offer(choices.organisations(form.owner_id.kept))

    def words_of(self, anniversary: Anniversary) -> Said:
        yield "phrases", anniversary.phrases, Sort.OCCASION, ""


pages = AnniversaryPages(blueprint)
pages.mount_entry()
pages.mount_sheet()


@blueprint.get("/")
@needs(Role.VIEWER)
def index() -> ResponseReturnValue:
    """Sorted by what falls due next, not by name."""
    wanted = AnniversaryList(
        office_id=current_office().id,
        search=request.args.get("search", ""),
        archived=request.args.get("archived") == "yes",
    )
    rows = db.session.scalars(wanted.select()).all()
    today = now().date()
    due = sorted(
        ((*next_round(row, today), row) for row in rows),
        key=lambda line: (line[0], line[1] or today, line[2].id),
    )
    return render_template("desk/anniversaries/index.html", wanted=wanted, due=due, today=today)


@blueprint.post("/<int:anniversary_id>/archive")
@needs(Role.EDITOR)
def archive(anniversary_id: int) -> ResponseReturnValue:
    begin_writing()
    archive_anniversary(current_work(), found_in(Anniversary, anniversary_id))
    back = url_for("desk.anniversaries.restore", anniversary_id=anniversary_id)
    flash(_("Archived. Events that mark it keep it."), Undo(back))
    return redirect(url_for("desk.anniversaries.index"), 303)


@blueprint.post("/<int:anniversary_id>/restoration")
@needs(Role.EDITOR)
def restore(anniversary_id: int) -> ResponseReturnValue:
    begin_writing()
    restore_anniversary(current_work(), found_in(Anniversary, anniversary_id))
    back = url_for("desk.anniversaries.archive", anniversary_id=anniversary_id)
    flash(_("Restored from the archive."), Undo(back))
    return pages.back_to(anniversary_id)
