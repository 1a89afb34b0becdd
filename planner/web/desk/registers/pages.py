"""The pages that all registers of the desk have in common."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
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
from planner.web.desk.forms.word_forms import WordFormsForm
from planner.web.desk.registers.lists import ListQuery, found_in, mount_archive
from planner.web.desk.registers.word_forms import (
    Said,
    confirm_row_forms,
    row_entries,
    row_forms,
)
from planner.web.desk.word_forms import by_language
from planner.web.doors import needs
from planner.web.form_submission import submit_form, wants_another
from planner.web.forms.base import Form
from planner.web.notices import flash
from planner.web.paging import Page, page_of
from planner.web.transaction import current_office, office_languages

R = TypeVar("R", bound=Any)
F = TypeVar("F", bound=Form)


class RegisterPages(Generic[R, F]):
    """The views of one register: subclass it and call `mount`.

    `noun` names a row in addresses (`<int:noun_id>`), templates and the history. The templates
    are in the folder with the name of the blueprint.
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
        """Create a row from the form."""
        raise NotImplementedError

    def revise(self, thing: R, form: F) -> None:
        """Change the row as the form says."""
        raise NotImplementedError

    def offer(self, form: F) -> None:
        """Offer the rows of other registers to the choice fields of the form."""

    def filled(self, thing: R) -> F:
        """The form with the stored values, before anything is offered."""
        form: F = self.form.filled(thing, office_languages())
        return form

    def lines(self, things: Iterable[R]) -> Iterator[Iterable[object]]:
        """The lines of the downloaded table, under `heading`."""
        raise NotImplementedError

    def table(self, register: Register[R]) -> Iterator[Iterable[object]]:
        """The same lines, streamed. `table_loads` join single rows; override for collections."""
        statement = register.select().options(*self.table_loads)
        return self.lines(stream(db.session(), statement))

    def asked(self) -> ListQuery:
        """The filter in the address."""
        return ListQuery.read()

    def narrowed(self, asked: ListQuery) -> Register[R]:
        """The register with the filter applied."""
        kind = self.kinds(asked.kind) if self.kinds and asked.kind in set(self.kinds) else None
        return Register(
            model=self.model,
            office_id=current_office().id,
            search=asked.search,
            archived=asked.archived,
            where=(self.model.kind == kind,) if kind else (),
            options=self.list_loads,
        )

    def beside_list(self, asked: ListQuery) -> dict[str, Any]:
        """Further template variables of the list."""
        return {}

    def beside_page(self, asked: ListQuery, page: Page[R]) -> dict[str, Any]:
        """Further template variables about a page of the list."""
        return {}

    def beside(self, thing: R) -> dict[str, Any]:
        """Further template variables of the page of one row."""
        return {}

    def entered(self, thing: R) -> str:
        """The notice after a row was created."""
        return _("“%(name)s” is in the register.", name=thing.label)

    def names_of_people(self, thing: R) -> Collection[str]:
        """Of a person: the names that nothing is kept of once the row is deleted."""
        return ()

    def words_of(self, thing: R) -> Said:
        """The texts of the row that sentences bend; their forms stand in its form."""
        return ()

    def list_page(self, asked: ListQuery, **more: Any) -> str:
        """A page of the list; `more` are template variables."""
        page = self.page_of(self.narrowed(asked), asked)
        given = {"asked": asked, "page": page, "kinds": self.kinds, **self.beside_list(asked)}
        return self._render("index", **{**given, **self.beside_page(asked, page), **more})

    def page_of(self, register: Register[R], asked: ListQuery) -> Page[R]:
        return page_of(
            db.session(),
            register.narrow(select(self.model)),
            *register.key,
            after=asked.after,
            options=register.options,
        )

    def page(
        self, thing: R, form: F | None = None, words: WordFormsForm | None = None, **more: Any
    ) -> str:
        """The page of one row; `form`, `words` and `more` replace what is stored by what was refused."""
        words = words or row_forms(thing, self.words_of(thing))
        given = {"form": form or self.stored(thing), **self.beside(thing), **more}
        given |= {"words": words, "languages": by_language(words.entries)}
        key = {f"{self.noun}_id": thing.id}
        return self._render("show", **{self.noun: thing, "thing": thing, "key": key, **given})

    def doubts(self, form: F) -> dict[str, Any]:
        """Template variables of a question that is asked before the row is entered; empty if there is
        none, or it is answered.
        """
        return {}

    def led_on(self, thing: R) -> ResponseReturnValue | None:
        """The way to the row that stands in the place of this one, if any."""
        return None

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
        """Add all views: list, table, entry, sheet, archive."""
        self.mount_list()
        self.mount_table()
        self.mount_entry()
        self.mount_sheet()
        mount_archive(self.blueprint, self.noun, self.model, self.names_of_people)

    def mount_list(self) -> None:
        @self.blueprint.get("/")
        @needs(Role.VIEWER)
        def index() -> ResponseReturnValue:
            return self.list_page(self.asked())

    def mount_table(self) -> None:
        @self.blueprint.get("/list.csv")
        @needs(self.table_for)
        def table() -> ResponseReturnValue:
            """The whole list with its filter, as CSV."""
            name = self.blueprint.name.replace("_", "-")
            return csv_of(name, self.heading, self.table(self.narrowed(self.asked())))

    def mount_entry(self) -> None:
        @self.blueprint.get("/new")
        @needs(Role.EDITOR)
        def new() -> ResponseReturnValue:
            return self._render("new", form=self.typed())

        @self.blueprint.post("/")
        @needs(Role.EDITOR)
        def create() -> ResponseReturnValue:
            form = self.typed()
            if doubts := self.doubts(form):
                return self._render("new", form=form, **doubts), 409
            thing, status = submit_form(form, lambda: self.enter(form))
            if thing is None:
                return self._render("new", form=form), status
            flash(self.entered(thing))
            if wants_another():
                return redirect(url_for(f"desk.{self.blueprint.name}.new"), 303)
            return self.back_to(thing.id)

    def mount_sheet(self) -> None:
        rule = f"/<int:{self.noun}_id>"

        @self.blueprint.get(rule)
        @needs(Role.VIEWER)
        def show(**ids: int) -> ResponseReturnValue:
            (number,) = ids.values()
            thing = found_in(self.model, number)
            return self.led_on(thing) or self.page(thing)

        @self.blueprint.post(rule)
        @needs(Role.EDITOR)
        def update(**ids: int) -> ResponseReturnValue:
            (number,) = ids.values()
            thing, form = found_in(self.model, number), self.typed()
            words = row_forms(thing, self.words_of(thing))
            if not words.validate() and not form.wants_more:
                form.validate()
                return self.page(thing, form, words), 422
            _saved, status = submit_form(
                form, lambda: self._save(thing, form, words), stored=lambda: self.stored(thing)
            )
            if status != 303:
                thing = found_in(self.model, number)
                words.compare_with(row_entries(thing, self.words_of(thing)))
                return self.page(thing, form, words), status
            flash(_("Saved."))
            return self.back_to(number)

    def _save(self, thing: R, form: F, words: WordFormsForm) -> None:
        self.revise(thing, form)
        confirm_row_forms(words, self.words_of(thing))

    def _render(self, name: str, **given: Any) -> str:
        return render_template(f"desk/{self.blueprint.name}/{name}.html", **given)
