"""Header lines of a letter, written without the standard library (S47).

When folding long headers, `email` loses a space between two encoded words and the quotes of a long
name (gh-80222). It also decodes text that looks like an encoded word, so that a name can become a
second recipient. These functions write ASCII lines: plain text if short enough, else encoded words
(RFC 2047) that contain their spaces. Addresses are validated by `kernel.addresses`.
"""

from __future__ import annotations

import base64
import re
import unicodedata
from collections.abc import Iterator

# RFC 2047 2: at most 76 characters for a line with an encoded word, 75 for the word.
_LINE, _WORD = 76, 75
_BEFORE, _AFTER = "=?utf-8?B?", "?="
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_UNUSABLE = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# Names that need no quotes (RFC 5322 3.2.3). A dot needs them, except in the obsolete grammar.
_ATOMS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?: [A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_PLAIN = re.compile(r"[!-~]+(?: [!-~]+)*")


def header_text(text: str) -> str:
    """`text` as one line in NFC, without control characters, of any length.

    `=?` becomes `= ?`: encoding it would not help, because some mail programs decode twice.
    """
    text = unicodedata.normalize("NFC", _UNUSABLE.sub("", text))
    return _CONTROLS.sub(" ", text).replace("=?", "= ?").strip()


def text_line(name: str, text: str) -> str:
    """`Subject: …`, folded, each line ending with CRLF."""
    text, room = header_text(text), _LINE - len(name) - 2
    words = _plain(text, room) if _PLAIN.fullmatch(text) else []
    return _folded(f"{name}:", words or list(_encoded(text, room)))


def mailbox_line(name: str, display_name: str, address: str) -> str:
    """`To: "Arden, Anna" <anna@paper.example>`: a single mailbox for any name.

    `address` must have passed `clean_address`.
    """
    text, room = header_text(display_name), _LINE - len(name) - 2
    if not text:
        return _folded(f"{name}:", [address])
    words: list[str] = []
    if _ATOMS.fullmatch(text):
        words = _plain(text, room)
    elif _PLAIN.fullmatch(text):
        quoted = text.replace("\\", r"\\").replace('"', r"\"")
        words = _plain(f'"{quoted}"', room)
    return _folded(f"{name}:", [*(words or _encoded(text, room)), f"<{address}>"])


def token_line(name: str, value: str) -> str:
    """A header that is neither folded nor encoded, such as Message-ID."""
    plain = header_text(value).encode("ascii", "replace").decode()
    return f"{name}: {plain}\r\n"


def _plain(text: str, room: int) -> list[str]:
    """The words of a text; none if one of them is longer than a line."""
    words = text.split(" ")
    return words if max(map(len, words)) <= room else []


def _encoded(text: str, room: int) -> Iterator[str]:
    """The text as encoded words, the first one of at most `room` characters.

    Split after spaces if possible: parsers that wrongly keep the white space between encoded words
    (Python before 3.13.2) then double a space instead of breaking a word.
    """
    rest = text
    while rest:
        length = (min(room, _WORD) - len(_BEFORE) - len(_AFTER)) // 4 * 3
        part = rest.encode()[:length].decode("utf-8", "ignore")
        if part != rest:
            part = part[: part.rfind(" ") + 1] or part
        yield f"{_BEFORE}{base64.b64encode(part.encode()).decode()}{_AFTER}"
        rest, room = rest[len(part) :], _WORD


def _folded(start: str, words: list[str]) -> str:
    """`start` and the words, wrapped to lines of 76 characters."""
    lines = [start]
    for word in words:
        if lines[-1] != start and len(lines[-1]) + 1 + len(word) > _LINE:
            lines.append("")
        lines[-1] += f" {word}"
    return "".join(f"{line}\r\n" for line in lines)
