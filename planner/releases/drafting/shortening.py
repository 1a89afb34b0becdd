"""Lines that are too long for a headline, cut where a clause or the first part of a title ends."""

from __future__ import annotations

import re

from planner.releases.drafting.typography import base

_JOINT = re.compile(r"[,;:]\s|\s[–—-]\s")
_PART = re.compile(r"[:.]\s|\s[–—-]\s")
_RELATIVE = re.compile(r"(?:котор|чь[яёи]|где\b|что\b|who|which|that\b|where\b)", re.IGNORECASE)
_WORD = re.compile(r"[\w’'-]+")
# Words that are a finite verb wherever they stand; other verbs may be nouns too, so a line with
# none of these is not cut.
_FINITE = {
    "en": re.compile(
        r"\b(?:is|are|was|were|has|have|had|will|would|can|cannot|could|may|might|must|should|shall"
        r"|does|do|did|says|said|finds|found|shows|showed|grew|fell|rose|loses|lost|becomes|became"
        r"|begins|began|gets|got|goes|went|gives|gave|makes|made|takes|took|needs|wants|remains)\b",
        re.IGNORECASE,
    ),
    "ru": re.compile(
        r"\b[а-яё]{2,}(?:ет|ёт|ит|ют|ут|ят|ает|яет|ется|ится|ются|утся|ятся|атся|ал|ала|ало|али|ял|яла"
        r"|яли|ил|ила|ило|или|ел|ела|ело|ели|лся|лась|лось|лись)\b|\b(?:есть|нет|стал|стала|стало"
        r"|стали|рос|росла|может|могут|должен|должна|должны|нужно|можно|нельзя)\b",
        re.IGNORECASE,
    ),
}


def cut_clause(line: str, longest: int, language: str) -> str:
    """The line up to the last comma, colon, dash or semicolon behind which nothing is left open:
    what stands before it is a main clause with a finite verb. "" if there is no such joint.
    """
    finite = _FINITE[base(language)]
    joints = list(_JOINT.finditer(line))
    beginnings = [0, *(joint.end() for joint in joints)]
    for joint, beginning in reversed(list(zip(joints, beginnings, strict=False))):
        clause, last = line[: joint.start()], line[beginning : joint.start()]
        is_main = finite.search(last) and not _RELATIVE.match(last)
        if len(clause) <= longest and is_main and _is_even(clause):
            return clause
    return ""


def cut_title(title: str) -> str:
    """The title up to its first colon, dash or full stop; "" if it has none."""
    for joint in _PART.finditer(title):
        part = title[: joint.start()]
        if len(_WORD.findall(part)) > 1 and _is_even(part):
            return part
    return ""


def _is_even(text: str) -> bool:
    """Whether no quotation or bracket is left open."""
    pairs = (("“", "”"), ("«", "»"), ("(", ")"))
    return all(text.count(opening) == text.count(closing) for opening, closing in pairs)
