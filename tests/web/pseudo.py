"""A language that nobody speaks: every message in brackets, accented and a third longer.

What stands on a page outside the brackets is what people have entered, or was never marked.
"""

from __future__ import annotations

import re
from gettext import NullTranslations

import html5lib

_ACCENTED = str.maketrans("aeiouyAEIOUYcnszCNSZ", "áéíóúýÁÉÍÓÚÝćńśźĆŃŚŹ")
_KEPT = re.compile(r"(%\(\w+\)s|%%|<[^>]*>|&\w+;)")
_SAID = re.compile(r"⟦[^⟦⟧]*⟧")
_WORD = 12
_READ_ALOUD = ("aria-label", "title", "placeholder", "alt", "data-label")


class PseudoTranslations(NullTranslations):
    """`is_long` adds a third of the length: most languages take more room than English."""

    def __init__(self, *, is_long: bool = True) -> None:
        super().__init__()
        self.is_long = is_long

    def gettext(self, message: str) -> str:
        return self._spoken(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self._spoken(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        return self._spoken(message)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        return self._spoken(msgid1 if n == 1 else msgid2)

    def _spoken(self, message: str) -> str:
        parts = _KEPT.split(message)
        accented = "".join(
            part if _KEPT.fullmatch(part) else part.translate(_ACCENTED) for part in parts
        )
        return f"⟦{accented}{_filling(len(message) // 3) if self.is_long else ''}⟧"


def _filling(length: int) -> str:
    """So many signs, in pieces as long as words, so that lines may end between them."""
    return " ".join("~" * min(_WORD, length - start) for start in range(0, length, _WORD))


def unbracketed(page: str) -> list[str]:
    """The texts of a page that a person reads or hears, without what stands in brackets."""
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
    """Messages may stand within messages."""
    while (shorter := _SAID.sub("", text)) != text:
        text = shorter
    return text
