"""What is known of a person, what holds for a list, and what a row of it changes: plain values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import Any

from planner.contacts.importing.row import ListRow
from planner.contacts.legal_basis import as_text
from planner.contacts.models import Gender, Person
from planner.kernel.addresses import address_key
from planner.kernel.scripts import language_written
from planner.kernel.search_keys import search_key
from planner.kernel.telephones import telephone_key
from planner.kernel.texts import NO_TEXTS, Texts

# As `phonenumbers` writes numbers, without an extension.
_INTERNATIONAL = re.compile(r"\+[0-9 -]{7,20}")
_NO_DIGITS = re.compile(r"[^0-9]")


class ChangeKind(StrEnum):
    """`add`: something more stands beside what is there; `fill`: something stands where nothing
    was; `take`: another value replaces the one that is there.
    """

    ADD = "add"
    FILL = "fill"
    TAKE = "take"


class Field(StrEnum):
    """What can be changed of a person, in the order in which it is shown."""

    NAME = "name"
    SURNAME = "surname"
    GENDER = "gender"
    OUTLET = "outlet"
    ORGANISATION = "organisation"
    FUNCTION = "function"
    EMAIL = "email"
    PHONE = "phone"
    LANGUAGE = "language"
    JOURNALIST = "journalist"
    TOPIC = "topic"
    POOL = "pool"
    NOTES = "notes"
    SOURCE = "source"
    LEGAL_BASIS = "legal_basis"


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """A change of one value. `language` is that of a text. `old_id` is the id of a replaced employer."""

    field: Field
    kind: ChangeKind
    old: str = ""
    new: str
    language: str = ""
    old_id: int | None = None

    def to_json(self) -> dict[str, Any]:
        return {name: value for name, value in asdict(self).items() if value not in ("", None)}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Change:
        kind, field = ChangeKind(stored["kind"]), Field(stored["field"])
        return cls(**{"new": "", **stored, "kind": kind, "field": field})


@dataclass(frozen=True, kw_only=True, slots=True)
class Post:
    """A current affiliation. `keys` are the search keys of the employer's names."""

    is_outlet: bool
    employer_id: int | None
    employer: str
    keys: frozenset[str]
    functions: Texts


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """What is known of a person that a row is compared with; keys of channels, topics and pools."""

    names: Texts = NO_TEXTS
    surnames: Texts = NO_TEXTS
    gender: Gender | None = None
    language: str = ""
    is_journalist: bool = False
    notes: str = ""
    source: str = ""
    legal_basis: str = ""
    channels: frozenset[str] = frozenset()
    posts: tuple[Post, ...] = ()
    topics: frozenset[str] = frozenset()
    pools: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True, slots=True)
class Terms:
    """What holds for all rows of a list. `languages` are those of the office, `region` its country.

    `topics` and `pools` are the search keys of those that exist. What is not among them is left out
    unless `enters_topics` or `enters_pools`. `all_pools` are the names of those for everybody.
    """

    languages: tuple[str, ...]
    region: str | None = None
    source: str = ""
    legal_basis: str = ""
    are_journalists: bool = True
    topics: frozenset[str] = frozenset()
    pools: frozenset[str] = frozenset()
    enters_topics: bool = True
    enters_pools: bool = True
    all_pools: tuple[str, ...] = ()

    def completed(self, row: ListRow) -> ListRow:
        """The row with what the list says of everybody, without what is not to be entered."""
        topics = [t for t in row.topics if self.enters_topics or search_key(t) in self.topics]
        pools = [p for p in row.pools if self.enters_pools or search_key(p) in self.pools]
        return replace(
            row,
            topics=unique(topics),
            pools=unique((*pools, *self.all_pools)),
            source=row.source or self.source,
            legal_basis=row.legal_basis or self.legal_basis,
        )


def unique(names: Iterable[str]) -> tuple[str, ...]:
    """The names without those that differ only in spelling from an earlier one, and without blank ones."""
    found: dict[str, str] = {}
    for name in names:
        if key := search_key(name):
            found.setdefault(key, name)
    return tuple(found.values())


def known_person(person: Person, pools: Iterable[Texts], terms: Terms, today: Any) -> Known:
    """What the register knows; the person's rows must be loaded."""
    return Known(
        names=person.names,
        surnames=person.surnames,
        gender=person.gender,
        language=person.language,
        is_journalist=person.is_journalist,
        notes=person.notes,
        source=person.source,
        legal_basis=as_text(person.legal_basis, person.legal_basis_note),
        channels=frozenset(c.key for c in person.channels),
        posts=tuple(
            Post(
                is_outlet=a.outlet_id is not None,
                employer_id=a.outlet_id or a.organisation_id,
                employer=a.employer.names.best(*terms.languages) if a.employer else "",
                keys=keys_of(a.employer.names) if a.employer else frozenset(),
                functions=a.functions,
            )
            for a in person.affiliations
            if a.holds_on(today)
        ),
        topics=frozenset().union(*(keys_of(topic.names) for topic in person.topic_list)),
        pools=frozenset().union(*map(keys_of, pools)),
    )


def known_row(row: ListRow, terms: Terms) -> Known:
    """What will be known of a person who is entered from that (completed) row."""
    employer = row.outlet or row.organisation
    language = language_written(row.function, terms.languages)
    post = Post(
        is_outlet=bool(row.outlet),
        employer_id=None,
        employer=employer,
        keys=frozenset({search_key(employer)} if employer else ()),
        functions=Texts({language: row.function}),
    )
    return Known(
        names=row.names,
        surnames=row.surnames,
        gender=row.gender,
        language=row.language,
        is_journalist=terms.are_journalists,
        notes=row.notes,
        source=row.source,
        legal_basis=row.legal_basis,
        channels=frozenset(channel_keys(row, terms.region)),
        posts=(post,) if employer or row.function else (),
        topics=frozenset(map(search_key, row.topics)),
        pools=frozenset(map(search_key, row.pools)),
    )


def channel_keys(row: ListRow, region: str | None) -> list[str]:
    return [
        *map(address_key, row.emails),
        *(key for phone in row.phones if (key := phone_key(phone, region))),
    ]


@lru_cache(maxsize=4096)
def phone_key(phone: str, region: str | None) -> str:
    """As `telephone_key`, without parsing a number that is written internationally already."""
    if _INTERNATIONAL.fullmatch(phone):
        return "+" + _NO_DIGITS.sub("", phone)
    return telephone_key(phone, region)


def keys_of(texts: Texts) -> frozenset[str]:
    """The search keys of a text in all languages."""
    return frozenset(map(search_key, texts.values()))
