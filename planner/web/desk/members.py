"""Who works in the office."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from planner.accounts.models import Membership, OneTimeKey, Role
from planner.accounts.queries import members_of, open_invitations
from planner.members.operations import change_role, invite, remove, withdraw_invitation
from planner.web.database import db
from planner.web.desk.forms.members import InviteForm, RoleForm
from planner.web.desk.registers import attempt
from planner.web.doors import needs
from planner.web.fittings import now
from planner.web.notices import flash
from planner.web.unit import begin_writing, current_office, current_work, found, rechecked

blueprint = Blueprint("members", __name__, url_prefix="/members")


@blueprint.get("/")
@needs(Role.ADMINISTRATOR)
def index() -> ResponseReturnValue:
    return _page(InviteForm.read())


@blueprint.post("/")
@needs(Role.ADMINISTRATOR)
def create() -> ResponseReturnValue:
    form = InviteForm.read()
    _, status = attempt(form, lambda: invite(current_work(), form.email.data or "", form.role.data))
    if status != 303:
        return _page(form, status)
    flash("The invitation is on its way by letter. It works for seven days.")
    return redirect(url_for("desk.members.index"), 303)


@blueprint.post("/<int:membership_id>/role")
@needs(Role.ADMINISTRATOR)
def give_role(membership_id: int) -> ResponseReturnValue:
    membership = _found(membership_id)
    form = RoleForm.read()
    _, status = attempt(form, lambda: change_role(current_work(), membership, form.role.data))
    if status != 303:
        return _page(InviteForm(), status, wrong={membership.id: form})
    flash("The role was changed. It counts from now on; that person signs in again.")
    return redirect(url_for("desk.members.index"), 303)


@blueprint.post("/<int:membership_id>/removal")
@needs(Role.ADMINISTRATOR)
def end(membership_id: int) -> ResponseReturnValue:
    begin_writing()
    remove(current_work(), _found(membership_id))
    flash("That person does not work here any more.")
    return redirect(url_for("desk.members.index"), 303)


@blueprint.post("/invitations/<int:key_id>/withdrawal")
@needs(Role.ADMINISTRATOR)
def withdraw(key_id: int) -> ResponseReturnValue:
    begin_writing()
    wanted = open_invitations(current_office().id, now()).where(OneTimeKey.id == key_id)
    withdraw_invitation(current_work(), found(db.session.scalars(wanted).one_or_none()))
    flash("The invitation was withdrawn. Its link opens nothing any more.")
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
    form: InviteForm, status: int = 200, wrong: dict[int, RoleForm] | None = None
) -> ResponseReturnValue:
    office = current_office()
    members = db.session.scalars(members_of(office.id)).all()
    page = render_template(
        "desk/members/index.html",
        form=form,
        members=[
            (member, (wrong or {}).get(member.id) or RoleForm(data={"role": member.role}))
            for member in members
        ],
        invitations=db.session.scalars(open_invitations(office.id, now())).all(),
    )
    return page, status
