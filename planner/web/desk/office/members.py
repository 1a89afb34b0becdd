"""The members of the office, and open invitations to join it."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from planner.accounts.models import Membership, OneTimeKey, Role
from planner.accounts.queries import members_of, open_invitations
from planner.kernel.messages import gettext as _
from planner.members.operations import (
    change_role,
    invite,
    reinstate,
    remove,
    suspend,
    withdraw_invitation,
)
from planner.web.database import db
from planner.web.desk.forms.members import InviteForm, RoleForm, SuspensionForm
from planner.web.desk.mail_server import sends_mail
from planner.web.doors import needs
from planner.web.extensions import now
from planner.web.form_submission import submit_form
from planner.web.notices import flash
from planner.web.transaction import begin_writing, current_office, current_work, found, rechecked

blueprint = Blueprint("members", __name__, url_prefix="/members")


@blueprint.get("/")
@needs(Role.ADMINISTRATOR)
def index() -> ResponseReturnValue:
    return _page(InviteForm.read())


@blueprint.post("/")
@needs(Role.ADMINISTRATOR)
def create() -> ResponseReturnValue:
    form = InviteForm.read()
    _saved, status = submit_form(
        form, lambda: invite(current_work(), form.email.data or "", form.role.data)
    )
    if status != 303:
        return _page(form, status)
    flash(
        _("The invitation is on its way by letter. It works for seven days.")
        if sends_mail()
        else _(
            "No mail server is set: nobody receives the invitation. It is kept as a file on the "
            "server; whoever runs the program can hand its link on. It works for seven days."
        )
    )
    return redirect(url_for("desk.members.index"), 303)


@blueprint.post("/<int:membership_id>/role")
@needs(Role.ADMINISTRATOR)
def change_member_role(membership_id: int) -> ResponseReturnValue:
    membership = _found(membership_id)
    form = RoleForm.read()
    _saved, status = submit_form(
        form, lambda: change_role(current_work(), membership, form.role.data)
    )
    if status != 303:
        return _page(InviteForm(), status, refused={membership.id: form})
    flash(_("The role was changed. It counts from now on; that person signs in again."))
    return redirect(url_for("desk.members.index"), 303)


@blueprint.post("/<int:membership_id>/suspension")
@needs(Role.ADMINISTRATOR)
def suspend_member(membership_id: int) -> ResponseReturnValue:
    membership = _found(membership_id)
    form = SuspensionForm.read()
    _saved, status = submit_form(
        form, lambda: suspend(current_work(), membership, form.reason.data or "")
    )
    if status != 303:
        return _page(InviteForm(), status, refused={membership.id: form})
    flash(
        _(
            "%(name)s is suspended: signed out everywhere, and all their links are dead.",
            name=membership.user.name,
        )
    )
    return redirect(url_for("desk.members.index"), 303)


@blueprint.post("/<int:membership_id>/reinstatement")
@needs(Role.ADMINISTRATOR)
def reinstate_member(membership_id: int) -> ResponseReturnValue:
    begin_writing()
    membership = _found(membership_id)
    reinstate(current_work(), membership)
    flash(_("%(name)s may sign in again.", name=membership.user.name))
    return redirect(url_for("desk.members.index"), 303)


@blueprint.post("/<int:membership_id>/removal")
@needs(Role.ADMINISTRATOR)
def remove_member(membership_id: int) -> ResponseReturnValue:
    begin_writing()
    remove(current_work(), _found(membership_id))
    flash(_("That person does not work here any more."))
    return redirect(url_for("desk.members.index"), 303)


@blueprint.post("/invitations/<int:key_id>/withdrawal")
@needs(Role.ADMINISTRATOR)
def withdraw_member_invitation(key_id: int) -> ResponseReturnValue:
    begin_writing()
    wanted = open_invitations(current_office().id, now()).where(OneTimeKey.id == key_id)
    withdraw_invitation(current_work(), found(db.session.scalars(wanted).one_or_none()))
    flash(_("The invitation was withdrawn. Its link opens nothing any more."))
    return redirect(url_for("desk.members.index"), 303)


@rechecked
def _found(membership_id: int) -> Membership:
    return found(
        db.session.scalar(
            select(Membership).where(
                Membership.id == membership_id, Membership.office_id == current_office().id
            )
        )
    )


def _page(
    form: InviteForm,
    status: int = 200,
    refused: dict[int, RoleForm | SuspensionForm] | None = None,
) -> ResponseReturnValue:
    """`refused` forms are shown again; their keys are ids of memberships."""
    office = current_office()
    members = db.session.scalars(members_of(office.id)).all()
    page = render_template(
        "desk/members/index.html",
        form=form,
        members=[(member, *_forms(member, (refused or {}).get(member.id))) for member in members],
        invitations=db.session.scalars(open_invitations(office.id, now())).all(),
    )
    return page, status


def _forms(
    member: Membership, refused: RoleForm | SuspensionForm | None
) -> tuple[RoleForm, SuspensionForm]:
    """The forms for the role and for a suspension; `refused` takes the place of one of them."""
    role = refused if isinstance(refused, RoleForm) else RoleForm(data={"role": member.role})
    suspension = refused if isinstance(refused, SuspensionForm) else SuspensionForm()
    return role, suspension
