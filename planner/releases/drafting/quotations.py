"""Breaking a quotation of several sentences, for the words that say whose it is."""

from __future__ import annotations

import re

from planner.releases.facts.sourced_value import EMPTY, SourcedValue

_SHORT = {
    "en": "st|mr|mrs|ms|dr|prof|no|vs|jr|sr|gen|col|rev",
    "ru": "т|е|д|г|гг|в|вв|им|ул|тыс|млн|млрд|руб|см|стр|др|пр|проф|акад",
}


def broken(text: SourcedValue, language: str) -> tuple[SourcedValue, SourcedValue]:
    """The first sentence and the rest; the rest is EMPTY if no full stop parts them."""
    short = _SHORT.get(language.split("-")[0], "")
    for end in re.finditer(r"(\w+)\.\s+(?=[«“„‘\"(]?[A-ZА-ЯЁ0-9])", text.text):
        is_short = re.fullmatch(short, end[1], re.IGNORECASE) or len(end[1]) == 1
        if not is_short:
            first, rest = text.text[: end.start() + len(end[1]) + 1], text.text[end.end() :]
            return SourcedValue(first, text.path), SourcedValue(rest, text.path)
    return text, EMPTY
