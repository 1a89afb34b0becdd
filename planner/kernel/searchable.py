"""Rows that people look for by name: what lists show, sort by and search in, derived at every save.

Folded to ASCII, so that “Ivanov” finds «Иванов» and “Muller” finds “Müller”.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeAlias, TypeVar

from sqlalchemy import ColumnElement, Select, event, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Mapped, Session, mapped_column
from sqlalchemy.sql.base import ExecutableOption

from planner.kernel.database import Rows
from planner.kernel.search_keys import search_key, search_terms
from planner.kernel.texts import Texts

R = TypeVar("R", bound=Any)


def each_word(
    column: InstrumentedAttribute[str], search: str, *more: InstrumentedAttribute[str]
) -> list[ColumnElement[bool]]:
    """Conditions that each word of `search` occurs in the folded `column`, or in one of `more`.

    The longest word comes first: fewer rows have it.
    """
    return [
        or_(*(_contains(one, word) for one in (column, *more)))
        for word in sorted(search_terms(search), key=len, reverse=True)
    ]


def _contains(column: InstrumentedAttribute[str], word: str) -> ColumnElement[bool]:
    # SQLite takes twice as long where it has to look for an escape character, or to put the
    # pattern together for each row, as `contains` has it do.
    if any(sign in word for sign in "%_/"):
        return column.contains(word, autoescape=True)
    return column.like(f"%{word}%")


@dataclass(frozen=True, kw_only=True, slots=True)
class Register(Generic[R]):
    """One register as somebody looks at it; `key` is its order, for paging.

    `where` narrows it down further, `options` say what is loaded along with each row.
    """

    model: type[R]
    office_id: int
    search: str = ""
    archived: bool = False
    where: tuple[ColumnElement[bool], ...] = ()
    options: tuple[ExecutableOption, ...] = ()

    @property
    def key(self) -> tuple[Any, Any]:
        return self.model.sort_name, self.model.id

    def select(self) -> Rows[R]:
        return self.narrow(select(self.model)).options(*self.options).order_by(*self.key)

    def narrow(self, statement: Select[Any]) -> Select[Any]:
        """A statement about the model, or about rows joined to it, for the rows of this list."""
        model = self.model
        is_archived = (
            model.archived_at.is_not(None) if self.archived else model.archived_at.is_(None)
        )
        found = each_word(model.search_text, self.search)
        return statement.where(model.office_id == self.office_id, is_archived, *found, *self.where)


# Numbers of rows and what people read: what a pick list takes.
Choices: TypeAlias = Select[tuple[int, str]]


def in_language(texts: Any, languages: Collection[str], otherwise: Any) -> Any:
    """In SQL: the text in the first of `languages` that has one, else the column `otherwise`."""
    if not languages:
        return otherwise
    return func.coalesce(*(texts[tag].as_string() for tag in languages), otherwise)


def choices_of(
    model: Any, label: Any, office_id: int, keep: Collection[int | None] = ()
) -> Choices:
    """Rows of a register to choose from, by `label`, without those that were put away.

    `keep` holds the numbers that are chosen already, archived or not.
    """
    offered = model.archived_at.is_(None)
    if kept := [number for number in keep if number is not None]:
        offered = or_(offered, model.id.in_(kept))
    statement: Choices = (
        select(model.id, label)
        .where(model.office_id == office_id, offered)
        .order_by(model.sort_name, model.id)
    )
    return statement


def first_of(*given: Texts | str | None) -> str:
    """The first text there is; a new row may have None where its defaults will stand."""
    return next(iter(all_of(*given)), "")


def all_of(*given: Texts | str | None) -> list[str]:
    """Every text there is, in every language."""
    texts = [one.values() if isinstance(one, Texts) else [one] for one in given]
    return [text for some in texts for text in some if text]


class Searchable:
    """`label` is the best name as written, `sort_name` its folded form, `search_text` all words."""

    label: Mapped[str] = mapped_column(default="", sort_order=80)
    sort_name: Mapped[str] = mapped_column(default="", sort_order=81)
    search_text: Mapped[str] = mapped_column(default="", sort_order=82)

    def best_label(self) -> str:
        raise NotImplementedError

    def words_to_find(self) -> Iterable[str]:
        """Every text by which somebody may look for this row."""
        raise NotImplementedError

    def index(self) -> None:
        self.label = self.best_label()
        self.sort_name = search_key(self.label)
        self.search_text = search_key(" ".join(self.words_to_find()))

    @property
    def searchable(self) -> Searchable | None:
        """Rows that belong to another one answer with that one; see `_index`."""
        return self


@event.listens_for(Session, "before_flush")
def _index(session: Session, _context: Any, _instances: Any) -> None:
    """Derive anew before every flush, so that no road into the registers can forget it."""
    written = [*session.new, *session.dirty, *session.deleted]
    for thing in {getattr(one, "searchable", None) for one in written}:
        if isinstance(thing, Searchable) and thing not in session.deleted:
            thing.index()
