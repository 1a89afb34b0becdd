"""Rows found by name: columns for showing, sorting and searching, derived at every save.

Transliterated to ASCII, so that “Ivanov” finds «Иванов» and “Muller” finds “Müller”.
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
    """Conditions that each word of `search` occurs in `column` or one of `more` (search keys).

    The longest word comes first, because it matches fewer rows.
    """
    return [
        or_(*(_contains(one, word) for one in (column, *more)))
        for word in sorted(search_terms(search), key=len, reverse=True)
    ]


def _contains(column: InstrumentedAttribute[str], word: str) -> ColumnElement[bool]:
    # With `contains`, SQLite concatenates the pattern for each row and looks for an escape
    # character: twice as slow.
    if any(sign in word for sign in "%_/"):
        return column.contains(word, autoescape=True)
    return column.like(f"%{word}%")


@dataclass(frozen=True, kw_only=True, slots=True)
class Register(Generic[R]):
    """The filtered list of one register; `key` is its sort order, for paging.

    `where` holds further conditions, `options` loader options. `archived` None: in the archive or not.
    """

    model: type[R]
    office_id: int
    search: str = ""
    archived: bool | None = False
    where: tuple[ColumnElement[bool], ...] = ()
    options: tuple[ExecutableOption, ...] = ()

    @property
    def key(self) -> tuple[Any, Any]:
        return self.model.sort_name, self.model.id

    def select(self) -> Rows[R]:
        return self.narrow(select(self.model)).options(*self.options).order_by(*self.key)

    def narrow(self, statement: Select[Any]) -> Select[Any]:
        """`statement`, which must include the model, restricted to the rows of this list."""
        model, where = self.model, list(self.where)
        if self.archived is not None:
            archived_at = model.archived_at
            where.append(archived_at.is_not(None) if self.archived else archived_at.is_(None))
        found = each_word(model.search_text, self.search)
        return statement.where(model.office_id == self.office_id, *found, *where)


# Ids and labels, for the choices of a select field.
Choices: TypeAlias = Select[tuple[int, str]]


def in_language(texts: Any, languages: Collection[str], otherwise: Any) -> Any:
    """SQL: the text in the first of `languages` that has one, else the column `otherwise`."""
    if not languages:
        return otherwise
    return func.coalesce(*(texts[tag].as_string() for tag in languages), otherwise)


def choices_of(
    model: Any, label: Any, office_id: int, keep: Collection[int | None] = ()
) -> Choices:
    """Choices of rows that are not archived, shown by `label`.

    `keep` are ids to include even if archived, because they are selected already.
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
    """The first non-empty text. A new row may have None, because defaults are set at the flush."""
    return next(iter(all_of(*given)), "")


def all_of(*given: Texts | str | None) -> list[str]:
    """All non-empty texts, in all languages."""
    texts = [one.values() if isinstance(one, Texts) else [one] for one in given]
    return [text for some in texts for text in some if text]


class Searchable:
    """`label` is the name shown, `sort_name` its search key, `search_text` that of all texts."""

    label: Mapped[str] = mapped_column(default="", sort_order=80)
    sort_name: Mapped[str] = mapped_column(default="", sort_order=81)
    search_text: Mapped[str] = mapped_column(default="", sort_order=82)

    def best_label(self) -> str:
        raise NotImplementedError

    def words_to_find(self) -> Iterable[str]:
        """All texts by which this row can be found."""
        raise NotImplementedError

    def index(self) -> None:
        self.label = self.best_label()
        self.sort_name = search_key(self.label)
        self.search_text = search_key(" ".join(self.words_to_find()))

    @property
    def searchable(self) -> Searchable | None:
        """The row to index when this one changes; dependent rows return their parent."""
        return self


@event.listens_for(Session, "before_flush")
def _index(session: Session, _context: Any, _instances: Any) -> None:
    """Update the derived columns before every flush, whatever operation changed the rows."""
    written = [*session.new, *session.dirty, *session.deleted]
    for thing in {getattr(one, "searchable", None) for one in written}:
        if isinstance(thing, Searchable) and thing not in session.deleted:
            thing.index()
