"""Reading business cards: vCard 2.1, 3.0 and 4.0 as a table with a row per card."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

import vobject
from vobject.base import VObjectError

from planner.kernel.errors import Invalid
from planner.kernel.messages import gettext as _
from planner.tables import limits
from planner.tables.card_lines import cards
from planner.tables.collecting import Row, collected
from planner.tables.encodings import find_encoding, mark_of
from planner.tables.listed import listed
from planner.tables.table import FileFormat, Table

# As `heading_words` knows them.
HEADINGS = (
    "Full name", "Name prefix", "First name", "Middle name", "Last name", "E-mail", "Telephone",
    "Mobile", "Outlet", "Company", "Job title", "Beats", "Categories", "Language", "Gender", "City",
    "Country", "Notes", "Source", "Legal basis",
)  # fmt: skip
# Cards of this program tell outlets from organisations (`card_writing`).
_KIND = "X-KIND"
_OUTLET = "OUTLET"
_SEVERAL = "; "
_FAX = frozenset({"FAX", "PAGER"})
_MOBILE = frozenset({"CELL", "MOBILE"})


def read_cards(raw: bytes, encoding: str = "") -> Table:
    """Raises `Invalid` at "file". Nothing is fetched, no picture is decoded."""
    found = encoding or find_encoding(raw) or "utf-8"
    if found.startswith("utf-16"):
        raw, found = raw[mark_of(raw, found) :].decode(found, "replace").encode(), "utf-8"
    tells_outlets = f";{_KIND}=".encode() in raw
    headings = [one if tells_outlets or one != "Outlet" else "" for one in HEADINGS]
    rows = chain([(0, headings)], _rows(raw[mark_of(raw, found) :], found))
    return collected(FileFormat.VCARD, rows)


def _rows(raw: bytes, encoding: str) -> Iterator[Row]:
    for number, card in enumerate(cards(raw, encoding), 1):
        if number > limits.CARDS:
            raise Invalid(
                limits.FIELD,
                _("This file has more than 5,000 cards. Split it into several files."),
            )
        try:
            parsed = next(iter(vobject.readComponents(card, ignoreUnreadable=True)))
            yield number, _cells(parsed)
        except (VObjectError, ValueError, LookupError) as error:
            raise Invalid(
                limits.FIELD,
                _(
                    "Card %(number)s of this file cannot be read. Delete it and choose the file "
                    "again.",
                    number=number,
                ),
            ) from error


def _cells(card: Any) -> list[str]:
    properties: dict[str, list[Any]] = card.contents
    name = _first(properties, "n")
    place = _first(properties, "adr")
    phones = properties.get("tel", [])
    employers = properties.get("org", [])
    return [
        _text(_first(properties, "fn")),
        *(_text(getattr(name, part, "")) for part in ("prefix", "given", "additional", "family")),
        _SEVERAL.join(_text(one.value) for one in properties.get("email", [])),
        _numbers(one for one in phones if not _kinds(one) & (_FAX | _MOBILE)),
        _numbers(one for one in phones if _kinds(one) & _MOBILE),
        _employer(one for one in employers if _is_outlet(one)),
        _employer(one for one in employers if not _is_outlet(one)),
        _text(_first(properties, "title")) or _text(_first(properties, "role")),
        listed(_texts(properties, "expertise")),
        listed(_texts(properties, "categories")),
        _text(_first(properties, "lang")),
        _text(_first(properties, "gender")).partition(";")[0],
        _text(getattr(place, "city", "")),
        _text(getattr(place, "country", "")),
        "\n".join(_text(one.value) for one in properties.get("note", [])),
        _text(_first(properties, "x-source")),
        _text(_first(properties, "x-legal-basis")),
    ]


def _first(properties: dict[str, list[Any]], name: str) -> Any:
    return properties[name][0].value if name in properties else ""


def _texts(properties: dict[str, list[Any]], name: str) -> Iterator[str]:
    for one in properties.get(name, []):
        yield from [one.value] if isinstance(one.value, str) else one.value


def _employer(given: Iterable[Any]) -> str:
    """The name of the first one, without its departments."""
    first = next(iter(given), None)
    return _text(next(iter(first.value or []), "")) if first else ""


def _is_outlet(employer: Any) -> bool:
    return [kind.upper() for kind in employer.params.get(_KIND, [])] == [_OUTLET]


def _text(value: Any) -> str:
    """A value may have several parts."""
    if isinstance(value, str):
        return value.strip()
    return _SEVERAL.join(str(part).strip() for part in value)


def _numbers(phones: Iterable[Any]) -> str:
    return _SEVERAL.join(_text(one.value) for one in phones)


def _kinds(phone: Any) -> set[str]:
    """The kinds of a telephone, with those that vCard 2.1 names without “TYPE=”."""
    types = phone.params.get("TYPE", [])
    words = [*types, *phone.singletonparams]
    return {kind.strip().upper() for word in words for kind in word.split(",")}
