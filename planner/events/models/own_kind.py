"""Kinds of event of the office's own, with the words that sentences need."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from planner.events.models.kinds import EventKind
from planner.kernel.database import Archivable, Base, Owned, Versioned, words
from planner.kernel.searchable import Searchable, all_of, first_of
from planner.kernel.texts import Texts


class OwnKind(Owned, Versioned, Archivable, Searchable, Base):
    """A kind such as “media walk”, made like one of those that the program knows.

    `grammar` holds, per language, the forms that sentences take, by the names in `kinds.ftl`:
    `{"ru": {"gender": "f", "accusative": "медиапрогулку", "at-it": "в ходе медиапрогулки"},
    "en": {"later": "walk"}}`. Gender is `m`, `f`, `n` or `pl`; `verb` is `hold`, `organise`, `run`
    or `give`.
    """

    __tablename__ = "own_kinds"
    __table_args__ = (Index("ix_own_kinds_office_id_sort_name_id", "office_id", "sort_name", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(unique=True)
    names: Mapped[Texts]
    like: Mapped[EventKind] = mapped_column(words(EventKind), default=EventKind.ROUND_TABLE)
    grammar: Mapped[dict[str, Any]] = mapped_column(default=dict)

    def best_label(self) -> str:
        return first_of(self.names)

    def words_to_find(self) -> Iterable[str]:
        return all_of(self.names)
