"""The programme in the description of a calendar entry, cut to a limited length."""

from __future__ import annotations

import re

from planner.invitations.facts import InvitationFacts, Pieces, Point, joined
from planner.kernel.text_normalising import clean_line
from planner.phrases import phrase

_SURROGATES_AND_NONCHARACTERS = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def programme_lines(facts: InvitationFacts, room: int) -> list[str]:
    """The programme in at most `room` characters: in full, else with the short names of bodies,
    else cut, with the number of points that are missing.
    """
    for names in ([p.speakers for p in facts.points], [p.briefly for p in facts.points]):
        lines = [
            line
            for point, said in zip(facts.points, names, strict=True)
            for line in _lines(point, said)
        ]
        if _length(lines) <= room:
            return lines
    return _cut_programme(facts, room)


def _cut_programme(facts: InvitationFacts, room: int) -> list[str]:
    """As many points as fit; in the last one, as many speakers as fit."""
    lines: list[str] = []
    for number, point in enumerate(facts.points):
        left = len(facts.points) - number
        whole = _lines(point, point.briefly)
        more = [_more(facts.language, left - 1)] if left > 1 else []
        if _length([*lines, *whole, *more]) <= room:
            lines += whole
            continue
        for named in range(len(point.briefly) - 1, 0, -1):
            rest = _more(facts.language, len(point.briefly) - named)
            some = _lines(point, (*point.briefly[:named], (rest,)))
            if _length([*lines, *some, *more]) <= room:
                return [*lines, *some, *more]
        last = _more(facts.language, left)
        return [*lines, last] if _length([*lines, last]) <= room else lines
    return lines


def _more(language: str, count: int) -> str:
    return phrase(language, "invitations.and_more", count=count)


def _length(lines: list[str]) -> int:
    return sum(len(line) + 1 for line in lines)


def _lines(point: Point, speakers: tuple[Pieces, ...]) -> list[str]:
    """The point in one line, below the heading of its day where that begins."""
    where = f"({point.where})" if point.where else ""
    said = f"– {joined(speakers)}" if speakers else ""
    line = " ".join(filter(None, (point.clock, point.title, where, said)))
    return [clean_line(safe(text)) for text in (point.day, line) if text]


def safe(text: str) -> str:
    """Without surrogates and noncharacters, and with a look-alike for the backslash, which some
    parsers read as an escape.
    """
    return _SURROGATES_AND_NONCHARACTERS.sub("", text).replace("\\", "⧵")
