"""Cities and other places."""

from __future__ import annotations

import re

from planner.grammar.russian.phrases import declined

# Names that no dictionary has, by their ends.
_CONSONANT = re.compile(r"[А-ЯЁ][а-яё-]*[бвгдзклмнпрст]")
_IA = re.compile(r"[А-ЯЁ][а-яё-]*ия")
_FIXED = re.compile(r"[А-ЯЁ][а-яё-]*(?:[уюэё]|[^еоиы]и|[аеёиоуэюя]а|(?<!ов|ев|ин|ын)о)")
_ENDINGS = {
    "gent": ("а", "ии"),
    "datv": ("у", "ии"),
    "accs": ("", "ию"),
    "ablt": ("ом", "ией"),
    "loct": ("е", "ии"),
}


def declined_place(text: str, case: str) -> str:
    """«Малых Липок», «Линденхольма», «Марено»; "" if it is not certain."""
    known = declined(text, case, is_place=True)
    if known:
        return known
    after_consonant, after_ia = _ENDINGS[case]
    if _CONSONANT.fullmatch(text):
        return text + after_consonant
    if _IA.fullmatch(text):
        return text.removesuffix("ия") + after_ia
    return text if _FIXED.fullmatch(text) else ""
