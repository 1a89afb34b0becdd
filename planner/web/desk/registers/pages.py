"""The pages that every register of the desk has; each register states only what is its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Any, ClassVar, Generic, TypeVar

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from sqlalchemy.sql.base import ExecutableOption

from planner.accounts.models import Role
from planner.kernel.messages import gettext as _
from planner.kernel.searchable import Register
from planner.kernel.streaming import stream
from planner.web.csv_export import csv_of
from planner.web.database import db
from planner.web.desk.registers.lists import ListQuery, found_in, mount_archive
from planner.web.doors import needs
from planner.web.form_submission import submit_form
from planner.web.forms.base import Form
from planner.web.notices import flash
from planner.web.paging import page_of
from planner.web.transaction import current_office, office_languages

R = TypeVar("R", bound=Any)
F = TypeVar("F", bound=Form)


class RegisterPages(Generic[R, F]):
    """One register: subclass it, say what is its own, and call `mount`.

    `noun` names the thing in addresses (`<int:noun_id>`), templates and the log book. The
    templates stand in the folder that is named like the blueprint.
    """

    noun: ClassVar[str]
    model: type[R]
    form: Any
    kinds: ClassVar[type[StrEnum] | None] = None
    heading: ClassVar[tuple[str, ...]] = ()
    table_for: ClassVar[Role] = Role.VIEWER
    list_loads: ClassVar[tuple[ExecutableOption, ...]] = ()
    table_loads: ClassVar[tuple[ExecutableOption, ...]] = ()

    def __init__(self, blueprint: Blueprint) -> None:
        self.blueprint = blueprint

    def enter(self, form: F) -> R:
        """A new row out of the form."""
        raise NotImplementedError

    def revise(self, thing: R, form: F) -> None:
        """The row as the form says now."""
        raise NotImplementedError

    def offer(self, form: F) -> None:
        """What may be chosen in the form, where it has fields to choose in."""

    def filled(self, thing: R) -> F:
        """The form of what is stored, before anything is offered."""
        form: F = self.form.filled(thing, office_languages())
        return form

    def lines(self, things: Iterable[R]) -> Iterator[Iterable[object]]:
        """What stands under the heading in the table that is downloaded."""
        raise NotImplementedError

    def table(self, register: Register[R]) -> Iterator[Iterable[object]]:
        """The lines of that table. `table_loads` join single rows; collections are read beside."""
        statement = register.select().options(*self.table_loads)
        return self.lines(stream(db.session(), statement))

    def narrowed(self, asked: ListQuery) -> Register[R]:
        """The register as it was asked for."""
        kind = self.kinds(asked.kind) if self.kinds and asked.kind in set(self.kinds) else None
        return Register(
            model=self.model,
            office_id=current_office().id,
            search=asked.search,
            archived=asked.archived,
            where=(self.model.kind == kind,) if kind else (),
            options=self.list_loads,
        )

    def beside_list(self) -> dict[str, Any]:
        """What the page of the list shows besides the rows."""
        return {}

    def beside(self, thing: R) -> dict[str, Any]:
        """What the page of one thing shows besides its form."""
        return {}

    def entered(self, thing: R) -> str:
        """What is said of a new row."""
        return _("“%(name)s” is in the register.", name=thing.label)

    def page(self, thing: R, form: F | None = None, **more: Any) -> str:
        """The page of one thing; `form` and `more` are what was refused."""
        given = {"form": form or self.stored(thing), **self.beside(thing), **more}
        key = {f"{self.noun}_id": thing.id}
        return self._shown("show", **{self.noun: thing, "thing": thing, "key": key, **given})

    def typed(self) -> F:
        form: F = self.form.read(languages=office_languages())
        self.offer(form)
        return form

    def stored(self, thing: R) -> F:
        form = self.filled(thing)
        self.offer(form)
        return form

    def back_to(self, number: int) -> ResponseReturnValue:
        key: dict[str, Any] = {f"{self.noun}_id": number}
        return redirect(url_for(f"desk.{self.blueprint.name}.show", **key), 303)

    def mount(self) -> None:
        """List, table, new, create, show, update; and archiving, restoring, deleting."""
        self.mount_list()
        self.mount_table()
        self.mount_entry()
        self.mount_sheet()
        mount_archive(self.blueprint, self.noun, self.model)

    def mount_list(self) -> None:
        @self.blueprint.get("/")
        @needs(Role.VIEWER)
        def index() -> ResponseReturnValue:
            asked = ListQuery.read()
            register = self.narrowed(asked)
            page = page_of(
                db.session(),
                register.narrow(select(self.model)),
                *register.key,
                after=asked.after,
                options=register.options,
            )
            given = {"asked": asked, "page": page, "kinds": self.kinds}
            return self._shown("index", **given, **self.beside_list())

    def mount_table(self) -> None:
        @self.blueprint.get("/list.csv")
        @needs(self.table_for)
        def table() -> ResponseReturnValue:
            """The list as it was asked for, all of it."""
            name = self.blueprint.name.replace("_", "-")
            return csv_of(name, self.heading, self.table(self.narrowed(ListQuery.read())))

    def mount_entry(self) -> None:
        @self.blueprint.get("/new")
        @needs(Role.EDITOR)
        def new() -> ResponseReturnValue:
            return self._shown("new", form=self.typed())

        @self.blueprint.post("/")
        @needs(Role.EDITOR)
        def create() -> ResponseReturnValue:
            form = self.typed()
            thing, status = submit_form(form, lambda: self.enter(form))
            if thing is None:
                return self._shown("new", form=form), status
            flash(self.entered(thing))
            return self.back_to(thing.id)

    def mount_sheet(self) -> None:
        rule = f"/<int:{self.noun}_id>"

        @self.blueprint.get(rule)
        @needs(Role.VIEWER)
        def show(**ids: int) -> ResponseReturnValue:
            (number,) = ids.values()
            return self.page(found_in(self.model, number))

        @self.blueprint.post(rule)
        @needs(Role.EDITOR)
        def update(**ids: int) -> ResponseReturnValue:
            (number,) = ids.values()
            thing, form = found_in(self.model, number), self.typed()
            _saved, status = submit_form(
                form, lambda: self.revise(thing, form), stored=lambda: self.stored(thing)
            )
            if status != 303:
                return self.page(thing, form), status
            flash(_("Saved."))
            return self.back_to(number)

    def _shown(self, name: str, **given: Any) -> str:
        return render_template(f"desk/{self.blueprint.name}/{name}.html", **given)
