"""The checklists of the kinds of event: as proposed, or as the office has made them."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, abort, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from planner.accounts.models import Role
from planner.events.models.kinds import EventKind
from planner.events.models.own_kind import OwnKind
from planner.events.models.task import KindChecklist
from planner.events.operations.checklists import (
    checklist_rows,
    return_to_proposal,
    revise_checklist,
    stored_checklist,
)
from planner.kernel.messages import gettext as _
from planner.web.database import db
from planner.web.desk.choices import members_by_name
from planner.web.desk.forms.checklists import KindChecklistForm
from planner.web.doors import needs
from planner.web.form_submission import submit_form
from planner.web.notices import flash
from planner.web.transaction import (
    begin_writing,
    current_office,
    current_work,
    found,
    office_languages,
    reading_languages,
    rechecked,
)
from planner.web.words import word

blueprint = Blueprint("kind_checklists", __name__, url_prefix="/checklists")
_OWN = "own-"


@dataclass(frozen=True, slots=True)
class ListedKind:
    """A kind with its name in addresses and in words; `is_changed`: the office has a list of its own."""

    key: str
    label: str
    is_own: bool
    is_changed: bool


@blueprint.get("/")
@needs(Role.VIEWER)
def index() -> ResponseReturnValue:
    return render_template("desk/kind_checklists/index.html", kinds=_kinds())


@blueprint.get("/<kind>")
@needs(Role.EDITOR)
def show(kind: str) -> ResponseReturnValue:
    built_in, own_kind = _kind(kind)
    return _page(kind, built_in, own_kind, _stored(built_in, own_kind))


@blueprint.post("/<kind>")
@needs(Role.EDITOR)
def update(kind: str) -> ResponseReturnValue:
    built_in, own_kind = _kind(kind)
    form = _offered(KindChecklistForm.read(languages=office_languages()))

    def save() -> KindChecklist:
        opened = form.opened_version or 0
        return revise_checklist(current_work(), built_in, own_kind, form.plans(), opened)

    saved, status = submit_form(form, save, stored=lambda: _stored(built_in, own_kind))
    if saved is None:
        return _page(kind, built_in, own_kind, form, status)
    flash(_("Saved. Events that are planned from now on begin with these rows."))
    return redirect(url_for("desk.kind_checklists.index"), 303)


@blueprint.post("/<kind>/proposal")
@needs(Role.EDITOR)
def take_proposal(kind: str) -> ResponseReturnValue:
    built_in, own_kind = _kind(kind)
    begin_writing()
    return_to_proposal(current_work(), built_in, own_kind)
    flash(_("The checklist is as proposed again."))
    return redirect(url_for("desk.kind_checklists.show", kind=kind), 303)


def _kinds() -> list[ListedKind]:
    office_id, languages = current_office().id, reading_languages()
    changed = db.session.execute(
        select(KindChecklist.kind, KindChecklist.own_kind_id).where(
            KindChecklist.office_id == office_id
        )
    ).all()
    kinds, own = {kind for kind, _own in changed}, {own_id for _kind, own_id in changed}
    own_kinds = db.session.scalars(
        select(OwnKind)
        .where(OwnKind.office_id == office_id, OwnKind.archived_at.is_(None))
        .order_by(OwnKind.sort_name, OwnKind.id)
    )
    return [
        *(
            ListedKind(
                f"{_OWN}{one.id}",
                one.names.best(*languages),
                is_own=True,
                is_changed=one.id in own,
            )
            for one in own_kinds
        ),
        *(
            ListedKind(kind.value, word(kind), is_own=False, is_changed=kind in kinds)
            for kind in EventKind
        ),
    ]


@rechecked
def _kind(key: str) -> tuple[EventKind, OwnKind | None]:
    """The kind of that address, or a 404."""
    if key in set(EventKind):
        return EventKind(key), None
    number = key.removeprefix(_OWN)
    if not key.startswith(_OWN) or not number.isdecimal() or len(number) > 9:
        abort(404)
    wanted = select(OwnKind).where(
        OwnKind.office_id == current_office().id, OwnKind.id == int(number)
    )
    own_kind = found(db.session.scalars(wanted).one_or_none())
    return own_kind.like, own_kind


def _stored(kind: EventKind, own_kind: OwnKind | None) -> KindChecklistForm:
    work = current_work()
    stored = stored_checklist(work, kind, own_kind)
    rows = checklist_rows(work, kind, own_kind)
    version = stored.version if stored else 0
    return _offered(KindChecklistForm.filled(rows, version, office_languages()))


def _offered(form: KindChecklistForm) -> KindChecklistForm:
    """Offer the members to each row, and to the blank one at the end."""
    members = members_by_name()
    for entry in form.tasks.shown_entries():
        entry.form.responsible_id.offer_numbers(members, _("who is responsible"))
    return form


def _page(
    key: str,
    kind: EventKind,
    own_kind: OwnKind | None,
    form: KindChecklistForm,
    status: int = 200,
) -> ResponseReturnValue:
    """`form` tells by its version whether the office has a list of its own."""
    is_changed = bool(form.opened_version)
    label = own_kind.names.best(*reading_languages()) if own_kind else word(kind)
    return render_template(
        "desk/kind_checklists/show.html",
        form=form,
        key=key,
        label=label,
        is_changed=is_changed,
        made_like=word(kind) if own_kind and not is_changed else "",
    ), status
