"""Copies of a release under embargo for named people: who has which, giving one, revoking one."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.distribution.embargoed_copies import (
    copies_of,
    give_copy,
    revoke_copy,
    why_no_copy,
)
from planner.distribution.models import EmbargoedCopy
from planner.kernel.messages import gettext as _
from planner.releases.models import Release
from planner.web.database import db
from planner.web.desk import choices
from planner.web.desk.forms.distribution import CopyForm
from planner.web.desk.releases.editor import find_release
from planner.web.doors import needs
from planner.web.form_submission import submit_form
from planner.web.notices import flash
from planner.web.transaction import begin_writing, current_office, current_work, found, rechecked

blueprint = Blueprint(
    "embargoed_copies", __name__, url_prefix="/releases/<int:release_id>/embargoed-copies"
)


@blueprint.get("/")
@needs(Role.EDITOR)
def index(release_id: int) -> ResponseReturnValue:
    return _page(find_release(release_id), _offered(CopyForm()))


@blueprint.post("/")
@needs(Role.APPROVER)
def create(release_id: int) -> ResponseReturnValue:
    """Give a copy; the letter with its link is held."""
    release, form = find_release(release_id), _offered(CopyForm.read())

    def act() -> EmbargoedCopy:
        person = choices.person(form.person_id.data)
        said = form.agreement.data or ""
        return give_copy(current_work(), current_office(), release, person, said)

    copy, status = submit_form(form, act)
    if copy is None:
        return _page(release, form), status
    flash(_("Copy %(number)s is given. Its letter waits in the outbox.", number=copy.number))
    return redirect(url_for("desk.embargoed_copies.index", release_id=release.id), 303)


@blueprint.post("/<int:copy_id>/revocation")
@needs(Role.APPROVER)
def revoke(release_id: int, copy_id: int) -> ResponseReturnValue:
    begin_writing()
    copy = _copy(release_id, copy_id)
    revoke_copy(current_work(), copy)
    flash(_("Copy %(number)s is revoked: its link leads nowhere.", number=copy.number))
    return redirect(url_for("desk.embargoed_copies.index", release_id=release_id), 303)


@rechecked
def _copy(release_id: int, copy_id: int) -> EmbargoedCopy:
    wanted = copies_of(current_office().id, release_id).where(EmbargoedCopy.id == copy_id)
    return found(db.session.scalars(wanted).one_or_none())


def _offered(form: CopyForm) -> CopyForm:
    form.person_id.offer(choices.people(form.person_id.kept))
    return form


def _page(release: Release, form: CopyForm) -> str:
    work = current_work()
    return render_template(
        "desk/embargoed_copies/index.html",
        release=release,
        event=release.event,
        form=form,
        copies=db.session.scalars(copies_of(work.office_id, release.id)).all(),
        why_not=why_no_copy(work, release),
    )
