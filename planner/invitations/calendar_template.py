"""Calendar objects for many guests, made from one. Pure.

The objects of an event differ in the name, the address and the link of the guest, and in the address
that the answer goes to. Making and folding one anew for each guest would take most of the time of a
letter.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from icalendar import vText

from planner.invitations.calendar import Guest, Organiser, ascii_url, calendar_name

_FIELDS = ("name", "address", "page", "organiser")
_FOLDED_AT = 74  # octets; with its line end and the space before the next one, a line has 75
_ESCAPES = b"\\^"

Values = Mapping[str, str]


def values_of(guest: Guest, organiser: Organiser, language: str) -> Values:
    """What is the guest's own, as it stands in a calendar object."""
    return {
        "name": calendar_name(guest.name, language),
        "address": guest.address,
        "page": ascii_url(guest.page),
        "organiser": organiser.address,
    }


def shape_of(values: Values) -> tuple[object, ...]:
    """Guests with the same shape can share a template: without a name, a line is another one, and a
    longer link leaves less room for the programme.
    """
    return *map(bool, values.values()), len(values["page"])


class CalendarTemplate:
    """An object for `guest` with room for the values of others of the same shape.

    `make` is `request_for` or `cancel_for`, about one event.
    """

    def __init__(
        self,
        make: Callable[[Guest, Organiser], bytes],
        guest: Guest,
        organiser: Organiser,
        values: Values,
    ) -> None:
        nonce = secrets.token_hex(6)
        marks = {one: f"x{nonce}{one}x" if values[one] else "" for one in _FIELDS}
        # As long as the link, which decides how much of the programme there is room for.
        page = (
            f"{marks['page'][:-1].ljust(len(values['page']) - 1, '-')}x" if values["page"] else ""
        )
        sample = replace(guest, name=marks["name"], address=marks["address"], page=page)
        self._mark = re.compile(f"x{nonce}({'|'.join(_FIELDS)})-*x")
        made = make(sample, replace(organiser, address=marks["organiser"])).decode()
        self._lines = list(self._compiled(made))

    def filled(self, values: Values) -> bytes:
        """The object with these values."""
        return b"\r\n".join(self._line(line, values) for line in self._lines)

    def _compiled(self, made: str) -> Iterator[bytes | str]:
        """Lines that are the same for all as they are; others unfolded."""
        for folded in re.split(r"\r\n(?! )", made):
            line = folded.replace("\r\n ", "")
            yield line if self._mark.search(line) else folded.encode()

    def _line(self, line: bytes | str, values: Values) -> bytes:
        if isinstance(line, bytes):
            return line
        if line.startswith("DESCRIPTION"):
            return _folded(self._mark.sub(lambda found: _escaped(values[found[1]]), line))
        return _folded(self._mark.sub(lambda found: values[found[1]], line))


def _escaped(value: str) -> str:
    text: bytes = vText(value).to_ical()
    return text.decode()


def _folded(line: str) -> bytes:
    """As `icalendar` folds: between characters, and not behind a sign that belongs to the next one."""
    rest, pieces = line.encode(), []
    while len(rest) > _FOLDED_AT:
        piece = rest[:_FOLDED_AT].decode(errors="ignore").encode()
        piece = piece[:-1] if piece[-1:] in _ESCAPES else piece
        pieces.append(piece)
        rest = rest[len(piece) :]
    return b"\r\n ".join([*pieces, rest])
