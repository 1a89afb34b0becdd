"""Shared by the registers: the filter of a list, look-ups, saving, archiving and deleting."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import Select, select

from planner.accounts.models import Role
from planner.grammar.operations import forget_forms
from planner.kernel.messages import gettext as _
from planner.kernel.text_normalising import showable
from planner.kernel.work import Work
from planner.organisations.archiving import archive, remove, restore
from planner.web.database import db
from planner.web.doors import needs
from planner.web.form_submission import submit_form
from planner.web.forms.base import Form
from planner.web.notices import Undo, flash
from planner.web.transaction import (
    begin_writing,
    current_office,
    current_work,
    found,
    rechecked,
)

T = TypeVar("T")
R = TypeVar("R", bound=Any)
V = TypeVar("V", str, int)
_LONGEST_SEARCH = 200


@dataclass(frozen=True, kw_only=True)
class ListQuery:
    """The filter of a list, from the address of the page."""

    search: str = ""
    archived: bool = False
    kind: str = ""
    after: str = ""

    @classmethod
    def read(cls) -> ListQuery:
        return cls(
            search=sought("search"),
            archived=request.args.get("archived") == "yes",
            kind=request.args.get("kind", ""),
            after=request.args.get("after", ""),
        )

    @property
    def query(self) -> dict[str, Any]:
        """The filter for another address: the next page, the download."""
        given = {"search": self.search, "kind": self.kind}
        given["archived"] = "yes" if self.archived else ""
        return {name: value for name, value in given.items() if value}


def sought(name: str) -> str:
    """A search text, cut to a sensible length and safe to show again."""
    return showable(request.values.get(name, "")[:_LONGEST_SEARCH])


def revised(
    form: Any,
    revise: Callable[[Work, R, Any, int | None], object],
    thing: R,
    stored: Callable[[R], Form],
) -> int:
    """Save the plan of a form in a versioned row; the status as `submit_form` returns it."""
    return submit_form(
        form,
        lambda: revise(current_work(), thing, form.plan(), form.opened_version),
        stored=lambda: stored(thing),
    )[1]


@rechecked
def found_in(model: type[R], number: int) -> R:
    """The office's row with that id, or a 404."""
    statement = select(model).where(model.id == number, model.office_id == current_office().id)
    thing: R | None = db.session.scalars(statement).one_or_none()
    return found(thing)


def rows_of(statement: Select[tuple[int, V]]) -> list[tuple[int, V]]:
    """Pairs of an id and a value: the options of a list, or counts."""
    return list(db.session.execute(statement).tuples())


NamesOf = Callable[[Any], Collection[str]]


def _no_names(_thing: Any) -> Collection[str]:
    return ()


def _is_removed(thing: Any, noun: str, names: Collection[str]) -> bool:
    """Whether it could be deleted, with the forms of these names; else it is in the archive."""
    is_deleted = remove(current_work(), thing, noun)
    if is_deleted and names:
        forget_forms(current_work(), names)
    return is_deleted


def _address_of(blueprint: Blueprint, noun: str, view: str, number: int) -> str:
    key: dict[str, Any] = {f"{noun}_id": number}
    return url_for(f"desk.{blueprint.name}.{view}", **key)


def mount_archive(
    blueprint: Blueprint, noun: str, model: type[Any], names_of: NamesOf = _no_names
) -> None:
    """Add the views that archive, restore and delete a row; forms of the names of people go with it."""
    address = partial(_address_of, blueprint, noun)

    def back_to(number: int) -> ResponseReturnValue:
        return redirect(address("show", number), 303)

    @needs(Role.EDITOR)
    def archive_entry(**ids: int) -> ResponseReturnValue:
        (number,) = ids.values()
        begin_writing()
        archive(current_work(), found_in(model, number), noun)
        flash(_("Archived. What refers to it keeps it."), Undo(address("restore_entry", number)))
        return back_to(number)

    @needs(Role.EDITOR)
    def restore_entry(**ids: int) -> ResponseReturnValue:
        (number,) = ids.values()
        begin_writing()
        restore(current_work(), found_in(model, number), noun)
        flash(_("Restored from the archive."), Undo(address("archive_entry", number)))
        return back_to(number)

    @needs(Role.EDITOR)
    def delete(**ids: int) -> ResponseReturnValue:
        (number,) = ids.values()
        begin_writing()
        thing = found_in(model, number)
        name = thing.label
        if _is_removed(thing, noun, names_of(thing)):
            flash(_("“%(name)s” is deleted: nothing referred to it.", name=name))
            return redirect(url_for(f"desk.{blueprint.name}.index"), 303)
        flash(_("“%(name)s” stays in the archive: other records refer to it.", name=name))
        return back_to(number)

    views = {"archive": archive_entry, "restoration": restore_entry, "removal": delete}
    for resource, view in views.items():
        blueprint.post(f"/<int:{noun}_id>/{resource}")(view)
