"""Kinds of event of the office's own, with the words that sentences need."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from planner.events.models.kinds import EventKind
from planner.kernel.database import Archivable, Base, Owned, Versioned, words
from planner.kernel.searchable import Searchable, all_of, first_of
from planner.kernel.texts import Texts

# By language: what the organisers did, to choose from, and the forms of other words for it. Without
# “participle”, papers say “was held”.
VERBS: Mapping[str, tuple[str, ...]] = {
    "en": ("hold", "organise", "run", "give", "host", "open"),
    "ru": ("hold", "organise", "give", "arrange", "open"),
}
OWN_WORDS: Mapping[str, tuple[str, ...]] = {
    "en": ("past", "future"),
    "ru": ("past-m", "past-f", "past-n", "past-pl", "future", "future-pl"),
}


class OwnKind(Owned, Versioned, Archivable, Searchable, Base):
    """A kind such as “media walk”, made like one of those that the program knows.

    `plurals` stand over several events, as in the newsroom: “media walks”; a language without one
    takes the name. `grammar` holds, per language, the forms that sentences take, by the names in
    `kinds.ftl`: `{"ru": {"gender": "f", "accusative": "медиапрогулку", "at-it": "в ходе
    медиапрогулки"}, "en": {"later": "walk"}}`. Gender is `m`, `f`, `n` or `pl`; `verb` is one of
    `VERBS`. The office's own words for “held” go before the verb; their forms are `OWN_WORDS`.
    """

    __tablename__ = "own_kinds"
    __table_args__ = (Index("ix_own_kinds_office_id_sort_name_id", "office_id", "sort_name", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(unique=True)
    names: Mapped[Texts]
    plurals: Mapped[Texts] = mapped_column(default=Texts, server_default="{}")
    like: Mapped[EventKind] = mapped_column(words(EventKind), default=EventKind.ROUND_TABLE)
    grammar: Mapped[dict[str, Any]] = mapped_column(default=dict)

    def best_label(self) -> str:
        return first_of(self.names)

    def words_to_find(self) -> Iterable[str]:
        return all_of(self.names, self.plurals)
