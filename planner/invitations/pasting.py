"""Reading pasted people: rows of a spreadsheet, copied mail headers, lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from planner.contacts.importing.addresses import read_address
from planner.contacts.importing.person_names import given_name_first
from planner.invitations.guest_kinds import GuestKind
from planner.invitations.pasted_table import PastedColumn, Row, UnreadColumn, table_of
from planner.kernel.addresses import address_key
from planner.kernel.errors import Invalid
from planner.kernel.messages import gettext as _
from planner.kernel.text_normalising import clean_line, lines_of
from planner.tables.quotes import unquoted

MOST_PASTED = 2000
_LONGEST_SHOWN = 200
_NO_ADDRESS = _("there is no e-mail address in it")
_SEVERAL = _("there is more than one e-mail address in it")
_TWICE = _("the address is twice in the list, and the first row counts")
_NAMED = re.compile(r"^(?P<name>[^<>]*)<(?P<address>[^<>]*)>$")
# Header names before the recipients of a copied mail, in the languages of common programs.
_HEADER = re.compile(
    r"(?i)^(to|cc|bcc|from|reply-to|an|von|kopie|à|de|para|кому|от|копия|скрытая копия)\s*:\s*"
)


@dataclass(frozen=True, slots=True)
class Pasted:
    """One pasted person; all values but the address may be "". `language`: the one that was chosen.

    `person_id` is somebody of the register whom a member has recognised. `kind`: as what this one
    comes, if the row says so.
    """

    name: str
    address: str
    outlet: str = ""
    telephone: str = ""
    language: str = ""
    person_id: int | None = None
    kind: GuestKind | None = None


@dataclass(frozen=True, slots=True)
class Unread:
    """Pasted text in which nobody was recognised; `reason` is a phrase without a full stop.

    `cells` is what was recognised of it, to be corrected.
    """

    words: str
    reason: str
    cells: Pasted = field(default=Pasted("", ""), compare=False)


@dataclass(frozen=True, slots=True)
class PastedList:
    """The people that were recognised, and the entries that were not, with repeated addresses.

    `columns` are those of a table, empty for other text; `unread_columns` those with unused cells.
    """

    people: tuple[Pasted, ...]
    unclear: tuple[Unread, ...]
    columns: tuple[PastedColumn, ...] = ()
    unread_columns: tuple[UnreadColumn, ...] = ()


def read_pasted(
    text: str, columns: Sequence[PastedColumn] = (), region: str | None = None
) -> PastedList:
    """Read people from pasted text: `Name <a@b>`, `a@b`, `Name a@b`, or rows of cells.

    `columns` are the columns of a table as chosen by the user; `region` is the country of telephone
    numbers without a country code.
    """
    lines = lines_of(text)
    table = table_of(lines, columns, region)
    if table is None:
        return _collected(map(_read_entry, _entries(lines)))
    found = _collected(map(_read_row, table.rows))
    return replace(found, columns=table.columns, unread_columns=table.unread)


def read_cells(one: Pasted) -> Pasted | Unread:
    """One row as it was corrected in the preview."""
    words = _text_of(one)
    if not one.address:
        return _unread(words, _NO_ADDRESS, one)
    try:
        return replace(one, name=given_name_first(one.name), address=read_address(one.address))
    except Invalid as error:
        return _unread(words, _reason(error), one)


def read_corrected(rows: Iterable[Pasted]) -> PastedList:
    """As `read_pasted`, for rows that were corrected."""
    return _collected(map(read_cells, rows))


def _collected(found: Iterable[Pasted | Unread]) -> PastedList:
    people: dict[str, Pasted] = {}
    unclear: list[Unread] = []
    for one in found:
        if isinstance(one, Unread):
            unclear.append(one)
        elif people.setdefault(address_key(one.address), one) is not one:
            unclear.append(_unread(_text_of(one), _TWICE, one))
    return PastedList(tuple(people.values()), tuple(unclear))


def _text_of(one: Pasted) -> str:
    return " · ".join(filter(None, (one.name, one.outlet, one.address, one.telephone)))


def _read_row(row: Row) -> Pasted | Unread:
    cells = Pasted(
        name=given_name_first(row.name),
        address="",
        outlet=clean_line(row.outlet),
        telephone=clean_line(row.telephone),
        kind=row.kind,
    )
    if not row.addresses:
        return _unread(row.words, _NO_ADDRESS, cells)
    if len(row.addresses) > 1:
        return _unread(row.words, _SEVERAL, replace(cells, address=" ".join(row.addresses)))
    (cell,) = row.addresses
    entry = _read_entry(cell)
    if isinstance(entry, Unread):
        return _unread(row.words, entry.reason, replace(cells, address=cell))
    return replace(cells, name=entry.name or cells.name, address=entry.address)


def _entries(lines: Iterable[str]) -> list[str]:
    """Entries end at a line break, a semicolon, or a comma after an address."""
    found: list[str] = []
    for line in lines:
        found += _split(_HEADER.sub("", line.strip()))
    return [entry.strip(" ,;\t") for entry in found if entry.strip(" ,;\t")]


def _split(line: str) -> list[str]:
    """`Byron, Ada <ada@x.test>, bob@y.test` has two entries: a comma before the address belongs to
    the name.
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
            cells = Pasted("" if holders else clean_line(entry), entry if holders else "")
            return _unread(entry, _SEVERAL if holders else _NO_ADDRESS, cells)
        (address,) = holders
        name = " ".join(word for word in words if word != address)
    try:
        return Pasted(given_name_first(name), read_address(address))
    except Invalid as error:
        return _unread(entry, _reason(error), Pasted(given_name_first(name), clean_line(address)))


def _reason(error: Invalid) -> str:
    """The first sentence of the error message, to be used within another sentence."""
    sentence = error.message.partition(". ")[0].rstrip(".")
    return sentence[:1].lower() + sentence[1:]


def _unread(words: str, reason: str, cells: Pasted) -> Unread:
    return Unread(clean_line(words)[:_LONGEST_SHOWN], reason, cells)
