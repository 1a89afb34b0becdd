"""What all registers of the desk do alike: the filter of a list, its pages, and saving a form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from flask import Blueprint, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import Select, select
from sqlalchemy.exc import IntegrityError

from planner.accounts.models import Role
from planner.kernel.errors import Conflict, Invalid, Stale, TooLarge
from planner.kernel.hygiene import showable
from planner.kernel.work import Work
from planner.organisations.shelf import archive, remove, restore
from planner.web.database import db
from planner.web.doors import needs
from planner.web.forms.base import Form
from planner.web.notices import flash
from planner.web.refusals import COLLIDED, is_collision
from planner.web.unit import (
    begin_writing,
    current_office,
    current_work,
    found,
    rechecked,
    stop_writing,
)

T = TypeVar("T")
R = TypeVar("R", bound=Any)
V = TypeVar("V", str, int)
_LONGEST_SEARCH = 200
_INTEGERS = 2**63


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """What a person asked a list for, from the address of the page."""

    search: str = ""
    archived: bool = False
    kind: str = ""
    after: str = ""

    @classmethod
    def read(cls) -> Asked:
        return cls(
            search=sought("search"),
            archived=request.args.get("archived") == "yes",
            kind=request.args.get("kind", ""),
            after=request.args.get("after", ""),
        )

    @property
    def query(self) -> dict[str, str]:
        """The same question for another address: the next page, the download."""
        given = {"search": self.search, "kind": self.kind}
        given["archived"] = "yes" if self.archived else ""
        return {name: value for name, value in given.items() if value}


def sought(name: str) -> str:
    """What somebody typed to look for, fit to be shown again."""
    return showable(request.values.get(name, "")[:_LONGEST_SEARCH])


def attempt(
    form: Form, act: Callable[[], T], stored: Callable[[], Form] | None = None
) -> tuple[T | None, int]:
    """What `act` made, or None and the status of the page that shows the form again.

    The form is read and checked first; then the writing transaction begins, with `act` alone in
    it. `stored` gives the form of what is in the database, to compare with after a stale save.
    """
    return attempt_prepared(form, lambda: None, lambda _: act(), stored)


def attempt_prepared(
    form: Form,
    prepare: Callable[[], R],
    act: Callable[[R], T],
    stored: Callable[[], Form] | None = None,
) -> tuple[T | None, int]:
    """As `attempt`, for acts with slow work: `prepare` does it before the transaction begins.

    It writes nothing to the database and may refuse as `act` may; `act` is given what it made.
    """
    if form.wants_more:
        return None, 200
    if not form.validate():
        return None, 422
    try:
        prepared = prepare()
    except (Invalid, Conflict) as error:
        return None, _mark(form, error, stored)
    begin_writing()
    try:
        return act(prepared), 303
    except (Invalid, Conflict, IntegrityError) as error:
        stop_writing()
        return None, _mark(form, error, stored)


def _mark(
    form: Form,
    error: Invalid | Conflict | IntegrityError,
    stored: Callable[[], Form] | None,
) -> int:
    """Put a refusal into the form; the status it is answered with. Raises what is none."""
    if isinstance(error, Invalid):
        form.mark(error)
        return 413 if isinstance(error, TooLarge) else 422
    if isinstance(error, IntegrityError):
        if not is_collision(error):
            raise error
        form.form_errors.append(COLLIDED)
        return 409
    if isinstance(error, Stale):
        if stored is None:
            raise error
        form.compare(stored())
    form.form_errors.append(error.message)
    return 409


def revised(
    form: Any,
    revise: Callable[[Work, R, Any, int | None], object],
    thing: R,
    stored: Callable[[R], Form],
) -> int:
    """The status of saving what two people may edit, by a form that gives a plan: see `attempt`."""
    return attempt(
        form,
        lambda: revise(current_work(), thing, form.plan(), form.opened_version),
        stored=lambda: stored(thing),
    )[1]


@rechecked
def found_in(model: type[R], number: int) -> R:
    """The row of this office with that number, else 404."""
    if number >= _INTEGERS:
        abort(404)
    key = model.__table__.c.id
    statement = select(model).where(key == number, model.office_id == current_office().id)
    thing: R | None = db.session.scalars(statement).one_or_none()
    return found(thing)


def rows_of(statement: Select[tuple[int, V]]) -> list[tuple[int, V]]:
    """Numbers of rows and what belongs to each: what a pick list offers, or counts."""
    return list(db.session.execute(statement).tuples())


def mount_shelf(blueprint: Blueprint, noun: str, model: type[Any]) -> None:
    """The three ways off and onto the shelf, which are the same for every register."""

    def leave(number: int) -> ResponseReturnValue:
        key: dict[str, Any] = {f"{noun}_id": number}
        return redirect(url_for(f"desk.{blueprint.name}.show", **key), 303)

    @needs(Role.EDITOR)
    def put_away(**ids: int) -> ResponseReturnValue:
        (number,) = ids.values()
        begin_writing()
        archive(current_work(), found_in(model, number), noun)
        flash("Put away. What refers to it keeps it.")
        return leave(number)

    @needs(Role.EDITOR)
    def fetch_back(**ids: int) -> ResponseReturnValue:
        (number,) = ids.values()
        begin_writing()
        restore(current_work(), found_in(model, number), noun)
        flash("Back in the register.")
        return leave(number)

    @needs(Role.EDITOR)
    def delete(**ids: int) -> ResponseReturnValue:
        (number,) = ids.values()
        begin_writing()
        thing = found_in(model, number)
        name = thing.label
        if remove(current_work(), thing, noun):
            flash(f"“{name}” is deleted: nothing referred to it.")
            return redirect(url_for(f"desk.{blueprint.name}.index"), 303)
        flash(f"“{name}” stays in the archive: other records refer to it.")
        return leave(number)

    for resource, view in (("archive", put_away), ("restoration", fetch_back), ("removal", delete)):
        rule = f"/<int:{noun}_id>/{resource}"
        blueprint.add_url_rule(rule, view.__name__, view, methods=["POST"])
