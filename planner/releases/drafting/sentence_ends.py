"""Where one sentence of a drafted paragraph ends and the next begins."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planner.releases.drafting.lengths import SENTENCE_WORDS
from planner.releases.drafting.typography import base

# Words before a full stop that is part of an abbreviation.
SHORTENED = {
    "en": "st|mr|mrs|ms|dr|prof|no|vs|jr|sr|gen|col|rev",
    "ru": "т|е|д|г|гг|в|вв|им|ул|тыс|млн|млрд|руб|см|стр|др|пр|проф|акад",
}
_END = re.compile(r"(\w*)[.!?…]+[”»’*]*\s+(?=[—–]?\s?[«“„‘*\[<(]*[A-ZА-ЯЁ0-9])")


def sentences(text: str, language: str) -> list[str]:
    """The sentences in order. A quotation of two sentences counts as two."""
    return [part.strip() for part in _parts(text, language) if part.strip()]


def is_long(text: str, language: str) -> bool:
    """Whether a sentence has more words than it may have."""
    return any(
        len(one.split()) > SENTENCE_WORDS[base(language)] for one in sentences(text, language)
    )


def begin_alike(one: str, other: str) -> bool:
    """Whether both begin with the same word, articles apart."""
    return _beginning(one) == _beginning(other)


def _beginning(text: str) -> list[str]:
    words = text.casefold().split()
    return words[: 2 if words[0] in ("a", "an", "the") else 1]


def _parts(text: str, language: str) -> Iterator[str]:
    begin = 0
    for end in _END.finditer(text):
        if not is_shortened(end[1], language):
            yield text[begin : end.end()]
            begin = end.end()
    yield text[begin:]


def is_shortened(word: str, language: str) -> bool:
    """Whether the full stop behind the word is part of an abbreviation or an initial."""
    known = SHORTENED.get(base(language), "")
    return (len(word) == 1 and word.isalpha()) or bool(re.fullmatch(known, word, re.IGNORECASE))
