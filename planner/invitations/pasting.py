"""Reading people as they are pasted: rows of a spreadsheet, copied mail headers, free lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from planner.invitations.pasted_quotes import unquoted
from planner.invitations.pasted_table import Column, Row, UnreadColumn, table_of
from planner.kernel.addresses import address_key, clean_address
from planner.kernel.errors import Invalid
from planner.kernel.messages import gettext as _
from planner.kernel.text_normalising import clean_line, lines_of

MOST_PASTED = 2000
_LONGEST_SHOWN = 200
_NO_ADDRESS = _("there is no e-mail address in it")
_SEVERAL = _("there is more than one e-mail address in it")
_TWICE = _("the address is twice in the list, and the first row counts")
_NAMED = re.compile(r"^(?P<name>[^<>]*)<(?P<address>[^<>]*)>$")
# What stands before the recipients in a copied mail, in the languages of usual mail programs.
_HEADER = re.compile(
    r"(?i)^(to|cc|bcc|from|reply-to|an|von|kopie|à|de|para|кому|от|копия|скрытая копия)\s*:\s*"
)
# What may follow a name after a comma without being a given name: degrees and generations.
_DEGREE = re.compile(
    r"(?i)^((ph|ll|sc|ed|d)\.?\s?d\.?|m\.?\s?[adb]\.?|m\.?\s?sc\.?|b\.?\s?[as]c?\.?|mba|mph|llm|esq\.?"
    r"|[js]r\.?|i{2,3}|iv|dipl\.?.*|dr\.?.*|prof\.?.*|[кд]\.\s?[а-я]{1,3}\.\s?н\.?|доцент|профессор)$"
)


@dataclass(frozen=True, slots=True)
class Pasted:
    """One person as pasted; all but the address may be ""."""

    name: str
    address: str
    outlet: str = ""
    telephone: str = ""


@dataclass(frozen=True, slots=True)
class Unread:
    """Words in which nobody was recognised, and why, in a few words."""

    words: str
    reason: str


@dataclass(frozen=True, slots=True)
class PastedList:
    """Whom was understood, once each, and what was not, word for word; a second row of the same
    address is among the latter.

    `columns` are those of a table as they were read, empty for free text; `unread_columns` those
    of which cells were left out.
    """

    people: tuple[Pasted, ...]
    unclear: tuple[Unread, ...]
    columns: tuple[Column, ...] = ()
    unread_columns: tuple[UnreadColumn, ...] = ()


def read_pasted(text: str, columns: Sequence[Column] = (), region: str | None = None) -> PastedList:
    """People out of pasted text: `Name <a@b>`, `a@b`, `Name a@b`, or rows of cells.

    In a table no cell but that of the name becomes part of the name. `columns` says what its
    columns hold where somebody has chosen it; `region` is the country whose telephone numbers
    may stand without its code.
    """
    lines = lines_of(text)
    table = table_of(lines, columns, region)
    if table is None:
        return _collected(map(_read_entry, _entries(lines)))
    found = _collected(map(_read_row, table.rows))
    return replace(found, columns=table.columns, unread_columns=table.unread)


def _collected(found: Iterable[Pasted | Unread]) -> PastedList:
    people: dict[str, Pasted] = {}
    unclear: list[Unread] = []
    for one in found:
        if isinstance(one, Unread):
            unclear.append(one)
        elif people.setdefault(address_key(one.address), one) is not one:
            unclear.append(_unread(_words_of(one), _TWICE))
    return PastedList(tuple(people.values()), tuple(unclear))


def _words_of(one: Pasted) -> str:
    return " · ".join(filter(None, (one.name, one.outlet, one.address, one.telephone)))


def _read_row(row: Row) -> Pasted | Unread:
    if not row.addresses:
        return _unread(row.words, _NO_ADDRESS)
    if len(row.addresses) > 1:
        return _unread(row.words, _SEVERAL)
    (cell,) = row.addresses
    entry = _read_entry(cell)
    if isinstance(entry, Unread):
        return _unread(row.words, entry.reason)
    name = entry.name or _name(row.name)
    return Pasted(name, entry.address, clean_line(row.outlet), clean_line(row.telephone))


def _entries(lines: Iterable[str]) -> list[str]:
    """Entries end at a line break, a semicolon or a comma outside of a name."""
    found: list[str] = []
    for line in lines:
        found += _split(_HEADER.sub("", line.strip()))
    return [entry.strip(" ,;\t") for entry in found if entry.strip(" ,;\t")]


def _split(line: str) -> list[str]:
    """`Byron, Ada <ada@x.test>, bob@y.test` → two entries: a comma before any address belongs
    to the name.
    """
    entries, current = [], ""
    for piece in re.split(r"([,;])", line):
        if piece == ";" or (piece == "," and "@" in current):
            entries.append(current)
            current = ""
        else:
            current += piece
    return [*entries, current]


def _read_entry(entry: str) -> Pasted | Unread:
    entry = unquoted(entry)
    named = _NAMED.match(entry)
    if named:
        name, address = named["name"], named["address"]
    else:
        words = entry.replace("\t", " ").split(" ")
        holders = [word for word in words if "@" in word]
        if len(holders) != 1:
            return _unread(entry, _SEVERAL if holders else _NO_ADDRESS)
        (address,) = holders
        name = " ".join(word for word in words if word != address)
    try:
        return Pasted(_name(name), _address(address))
    except Invalid as error:
        return _unread(entry, _reason(error))


def _reason(error: Invalid) -> str:
    """The first sentence of a refusal, as a part of another sentence."""
    said = error.message.partition(". ")[0].rstrip(".")
    return said[:1].lower() + said[1:]


def _unread(words: str, reason: str) -> Unread:
    return Unread(clean_line(words)[:_LONGEST_SHOWN], reason)


def _address(text: str) -> str:
    """The address without what stands around it: brackets, `mailto:`, the end of a sentence."""
    bare = text.strip().strip("<()[],;:\"'“”«»")
    return clean_address(re.sub(r"(?i)^mailto:", "", bare).rstrip(".>,"))


def _name(text: str) -> str:
    """The name without its quotes; `Byron, Ada` becomes `Ada Byron`, `Ada Byron, PhD` stays."""
    name = unquoted(clean_line(text).strip(" ,;:-–")).strip(" ,;:-–")
    family, comma, rest = name.partition(",")
    given, _comma, degrees = rest.strip().partition(",")
    if not comma or not given or _DEGREE.match(given.strip()):
        return name
    turned = f"{given.strip()} {family.strip()}"
    return f"{turned}, {degrees.strip()}" if degrees.strip() else turned
