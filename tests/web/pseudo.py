"""A pseudo-language: every message is in brackets, with accents and a third longer.

Text outside the brackets was entered by people, or was not marked for translation.
"""

from __future__ import annotations

import re
from gettext import NullTranslations

import html5lib

_ACCENTED = str.maketrans("aeiouyAEIOUYcnszCNSZ", "áéíóúýÁÉÍÓÚÝćńśźĆŃŚŹ")
_KEPT = re.compile(r"(%\(\w+\)s|%%|<[^>]*>|&\w+;)")
_MESSAGE = re.compile(r"⟦[^⟦⟧]*⟧")
_WORD_LENGTH = 12
_READ_ALOUD = ("aria-label", "title", "placeholder", "alt", "data-label")


class PseudoTranslations(NullTranslations):
    """`is_long` adds a third of the length, as most languages are longer than English."""

    def __init__(self, *, is_long: bool = True) -> None:
        super().__init__()
        self.is_long = is_long

    def gettext(self, message: str) -> str:
        return self._pseudo(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self._pseudo(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        return self._pseudo(message)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        return self._pseudo(msgid1 if n == 1 else msgid2)

    def _pseudo(self, message: str) -> str:
        parts = _KEPT.split(message)
        accented = "".join(
            part if _KEPT.fullmatch(part) else part.translate(_ACCENTED) for part in parts
        )
        return f"⟦{accented}{_padding(len(message) // 3) if self.is_long else ''}⟧"


def _padding(length: int) -> str:
    """`length` characters in pieces of a word's length, so that lines can break."""
    return " ".join(
        "~" * min(_WORD_LENGTH, length - start) for start in range(0, length, _WORD_LENGTH)
    )


def unbracketed(page: str) -> list[str]:
    """The visible and the spoken texts of a page, without what is in brackets."""
    body = html5lib.parse(page, treebuilder="etree", namespaceHTMLElements=False)
    found: list[str] = []
    for element in body.iter():
        if element.tag in ("script", "style", "bdi", "code", "option", "pre") or callable(
            element.tag
        ):
            found.append(element.tail or "")
            continue
        is_button = element.tag == "button" or element.get("type") in ("submit", "button")
        found += [element.get(name) or "" for name in _READ_ALOUD]
        found += [element.get("value") or "" if is_button else "", element.text or ""]
        found.append(element.tail or "")
    return [rest for text in found if (rest := _without_brackets(text).strip())]


def _without_brackets(text: str) -> str:
    """Messages may be nested."""
    while (shorter := _MESSAGE.sub("", text)) != text:
        text = shorter
    return text
