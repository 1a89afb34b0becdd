"""Header lines of a letter, written here and not by the standard library (S47).

`email` folds long headers so that a space is lost between two encoded words, loses the quotes of a
long name (gh-80222), and decodes once more what looks like an encoded word, so that a name can
become a second recipient. These functions write finished ASCII lines instead: as they are where a
text is plain and short enough, else as encoded words (RFC 2047) that carry their spaces inside.
Addresses pass `kernel.addresses`.
"""

from __future__ import annotations

import base64
import re
import unicodedata
from collections.abc import Iterator

# RFC 2047 2: a line with an encoded word has at most 76 characters, the word itself at most 75.
_LINE, _WORD = 76, 75
_BEFORE, _AFTER = "=?utf-8?B?", "?="
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_UNUSABLE = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# What needs no quotes in a name (RFC 5322 3.2.3). A dot does, outside the obsolete grammar.
_ATOMS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?: [A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_PLAIN = re.compile(r"[!-~]+(?: [!-~]+)*")


def header_text(text: str) -> str:
    """`text` as one harmless line, NFC, of any length.

    `=?` becomes `= ?`: encoding it would not help, because some readers decode twice.
    """
    text = unicodedata.normalize("NFC", _UNUSABLE.sub("", text))
    return _CONTROLS.sub(" ", text).replace("=?", "= ?").strip()


def text_line(name: str, text: str) -> str:
    """`Subject: …`, folded, with CRLF between and after its lines."""
    text, room = header_text(text), _LINE - len(name) - 2
    words = _plain(text, room) if _PLAIN.fullmatch(text) else []
    return _folded(f"{name}:", words or list(_encoded(text, room)))


def mailbox_line(name: str, display_name: str, address: str) -> str:
    """`To: "Arden, Anna" <anna@paper.example>`: one mailbox, whatever the name holds.

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
    """A header of one word, such as a Message-ID: neither folded nor encoded."""
    plain = header_text(value).encode("ascii", "replace").decode()
    return f"{name}: {plain}\r\n"


def _plain(text: str, room: int) -> list[str]:
    """The words of a text that stays as it is; none where one of them is longer than a line."""
    words = text.split(" ")
    return words if max(map(len, words)) <= room else []


def _encoded(text: str, room: int) -> Iterator[str]:
    """The text as encoded words; the first one fits into `room`.

    It is cut after a space where there is one, else between characters: a reader that wrongly
    shows the white space between two of them (Python before 3.13.2) then doubles a space, and
    breaks no word.
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
    """The words after `start`, a new line before each one that has no room on the last."""
    lines = [start]
    for word in words:
        if lines[-1] != start and len(lines[-1]) + 1 + len(word) > _LINE:
            lines.append("")
        lines[-1] += f" {word}"
    return "".join(f"{line}\r\n" for line in lines)
