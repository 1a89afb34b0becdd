"""What follows the verb of a call: “called on farmers to leave”, “proposed leaving”, «предложил
оставить». The table of all verbs stands in `docs/sentences/statements.md`.
"""

from __future__ import annotations

import re

from planner.events.models.statement import Force
from planner.events.reported_speech import base_of, without_stop
from planner.grammar.russian.words import is_infinitive

_GERUND = re.compile(r"[a-z]*[aeiouy][a-z]*ing")  # not “bring” or “string”
_FIRST_WORDS = 3
_NEGATIONS = ("not", "не")


def follows_verb(text: str, language: str, force: Force) -> bool:
    """Whether the words go on from that verb; True for languages not known.

    English: “to leave” after “called on farmers” and “promised”; after “proposed” also “leaving”
    and “that farmers leave”. Russian: one of the first three words is an infinitive.
    """
    first = _first_words(text)
    match base_of(language):
        case "en" if force is Force.PROPOSED:
            is_gerund = any(_GERUND.fullmatch(word) for word in first[:2])
            return "to" in first[:2] or is_gerund or first[:1] == ["that"]
        case "en":
            return "to" in first[:2]
        case "ru":
            return any(map(is_infinitive, first))
    return True


def call_of(text: str, language: str) -> str:
    """The words with a small letter at their beginning, which is the verb or a word that belongs to
    it, and without their own full stop. Words that do not begin so stay as they are.
    """
    text = without_stop(text.strip())
    first = _first_words(text)
    begins = " ".join(first[:1])
    is_verb = begins in _NEGATIONS or follows_verb(begins, language, Force.PROPOSED)
    return text[:1].lower() + text[1:] if is_verb else text


def _first_words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_-]+", text.lower())[:_FIRST_WORDS]
