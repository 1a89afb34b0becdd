"""Keeping the filter of the list of people under a name, changing it, deleting it."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.invitations.saved_filters import (
    FilterPlan,
    SavedFilter,
    bring_back_former,
    remove_filter,
    restore_filter,
    revise_filter,
    save_filter,
    saved_filter,
)
from planner.kernel.messages import gettext as _
from planner.web.database import db
from planner.web.desk.forms.person_filter import SavedFilterForm
from planner.web.desk.registers.people import pages
from planner.web.desk.registers.person_filter import PeopleQuery
from planner.web.doors import needs
from planner.web.form_submission import submit_form
from planner.web.notices import Undo, flash
from planner.web.transaction import begin_writing, current_office, current_work, found, member

blueprint = Blueprint("person_filters", __name__, url_prefix="/people/filters")


@blueprint.post("/")
@needs(Role.EDITOR)
def create() -> ResponseReturnValue:
    """Keep the filter in the address."""
    form, asked = SavedFilterForm.read(), PeopleQuery.read()
    saved, status = submit_form(form, lambda: save_filter(current_work(), _plan(form, asked)))
    if saved is None:
        return pages.list_page(asked, keeping=form), status
    flash(_("“%(name)s” is saved.", name=saved.name), Undo(_address("remove", saved)))
    return _shown(saved)


@blueprint.post("/<int:filter_id>")
@needs(Role.EDITOR)
def update(filter_id: int) -> ResponseReturnValue:
    """Keep the filter in the address in its place, with its name as it was typed."""
    row, form, asked = _found(filter_id), SavedFilterForm.read(), PeopleQuery.read()

    def act() -> SavedFilter:
        revise_filter(current_work(), row, _plan(form, asked))
        return row

    saved, status = submit_form(form, act)
    if saved is None:
        return pages.list_page(asked, keeping=form), status
    flash(_("“%(name)s” is changed.", name=saved.name), Undo(_address("bring_back", saved)))
    return _shown(saved)


@blueprint.post("/<int:filter_id>/former")
@needs(Role.EDITOR)
def bring_back(filter_id: int) -> ResponseReturnValue:
    """What it was before the last change."""
    begin_writing()
    row = _found(filter_id)
    bring_back_former(current_work(), row)
    flash(_("“%(name)s” is as it was before.", name=row.name), Undo(_address("bring_back", row)))
    return _shown(row)


@blueprint.post("/<int:filter_id>/removal")
@needs(Role.EDITOR)
def remove(filter_id: int) -> ResponseReturnValue:
    begin_writing()
    row = _found(filter_id)
    remove_filter(current_work(), row)
    flash(_("“%(name)s” is deleted.", name=row.name), Undo(_address("restore", row)))
    return redirect(url_for("desk.people.index"), 303)


@blueprint.post("/<int:filter_id>/restoration")
@needs(Role.EDITOR)
def restore(filter_id: int) -> ResponseReturnValue:
    begin_writing()
    row = _found(filter_id)
    restore_filter(current_work(), row)
    flash(_("“%(name)s” is back.", name=row.name))
    return _shown(row)


def _plan(form: SavedFilterForm, asked: PeopleQuery) -> FilterPlan:
    return FilterPlan(
        name=form.name.data or "", wanted=asked.wanted, is_shared=bool(form.is_shared.data)
    )


def _found(number: int) -> SavedFilter:
    """One that the member may use, also one that was just deleted, or a 404."""
    row = saved_filter(current_office().id, member().user.id, number)
    return found(db.session.scalars(row).one_or_none())


def _address(view: str, row: SavedFilter) -> str:
    return url_for(f"desk.person_filters.{view}", filter_id=row.id)


def _shown(row: SavedFilter) -> ResponseReturnValue:
    values: dict[str, Any] = dict(row.wanted.values)
    return redirect(url_for("desk.people.index", saved=row.id, **values), 303)
