"""The lines of business cards that are read; pictures, sounds, keys and the unknown are dropped."""

from __future__ import annotations

import codecs
import quopri
import re
from collections.abc import Iterator

from planner.tables.encodings import find_encoding

_KEPT = frozenset(
    [
        b"VERSION", b"N", b"FN", b"EMAIL", b"TEL", b"ORG", b"TITLE", b"ROLE", b"CATEGORIES",
        b"NOTE", b"LANG", b"GENDER", b"ADR", b"EXPERTISE", b"X-SOURCE", b"X-LEGAL-BASIS",
    ]
)  # fmt: skip
_PROPERTY = re.compile(rb"(?:[\w-]+\.)?([\w-]+)[;:]")
_PRINTABLE = re.compile(rb"(?i);(?:ENCODING=)?QUOTED-PRINTABLE")
_CHARSET = re.compile(rb"(?i);CHARSET=\"?([\w-]+)\"?")
_LONGEST_NAME = 200


def cards(raw: bytes, encoding: str) -> Iterator[str]:
    """Each card with the properties that are known, one in a line, not those of cards within it.

    `encoding` is that of properties that name none.
    """
    kept: list[bytes] = []
    depth = 0
    for line in _unfolded(raw):
        name = _name(line)
        if name == b"BEGIN":
            depth += 1
            kept = [] if depth == 1 else kept
        elif name == b"END" and depth:
            depth -= 1
            if depth == 0:
                lines = ["BEGIN:VCARD", *(_decoded(one, encoding) for one in kept), "END:VCARD", ""]
                yield "\r\n".join(lines)
        elif depth == 1 and name in _KEPT:
            kept.append(line)


def _unfolded(raw: bytes) -> Iterator[bytes]:
    """Properties with the lines in which they go on: indented ones, those that name none (as the
    base64 of old pictures), and those after “=” in quoted-printable.
    """
    parts: list[bytes] = []
    is_continued = is_dropped = False
    for line in raw.splitlines():
        if line and not line[0:1].isspace() and not is_continued and (name := _name(line)):
            yield b"".join(parts)
            is_dropped = name not in _KEPT and name not in (b"BEGIN", b"END")
            parts = [] if is_dropped else [line]
            is_printable = _PRINTABLE.search(line[:_LONGEST_NAME]) is not None
        elif parts and line:
            parts.append(line if is_continued else line[1:] if line[:1].isspace() else b"")
        is_continued = bool(parts) and is_printable and line.endswith(b"=")
        if is_continued:
            parts[-1] = parts[-1][:-1]
    yield b"".join(parts)


def _name(line: bytes) -> bytes:
    """The name of the property that begins in this line; empty if none does."""
    found = _PROPERTY.match(line[:_LONGEST_NAME])
    return found[1].upper() if found else b""


def _decoded(line: bytes, encoding: str) -> str:
    head, colon, value = line.partition(b":")
    if _PRINTABLE.search(head):
        head = _PRINTABLE.sub(b"", head)
        value = b"\\n".join(quopri.decodestring(value).splitlines())
        encoding = find_encoding(value) or encoding
    if named := _CHARSET.search(head):
        head = _CHARSET.sub(b"", head)
        encoding = _known(named[1].decode()) or encoding
    return (head + colon + value).decode(encoding, "replace")


def _known(encoding: str) -> str:
    """The name of the encoding; "" if Python has no text encoding of that name."""
    try:
        return codecs.lookup(encoding).name if b"".decode(encoding) == "" else ""
    except LookupError:
        return ""
