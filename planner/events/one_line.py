"""Reads an item of the programme from one line: “10:15 Report, Anna Berg, Director”."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time

from planner.events.models.kinds import ItemKind
from planner.kernel.errors import Invalid
from planner.kernel.messages import gettext as _
from planner.phrases import phrase

FIELD = "line"
_HOUR = r"(\d{1,2})[:.](\d{2})"
_HOURS = re.compile(rf"{_HOUR}(?:\s*[–—-]\s*{_HOUR})?(?![\d:.])[\s,]*")
_LENGTH = re.compile(r"(\d{1,4})\s*(?:min(?:utes?)?\b\.?|мин(?:ут[аы]?)?\b\.?|['′])[\s,]*", re.I)
QUOTED = re.compile(r"“[^”]*”|„[^“]*“|«[^»]*»|\"[^\"]*\"")
# Words that begin an item, beside those of papers (`phrases.programme`).
_MORE_WORDS = {
    ItemKind.WELCOME: "welcome opening приветствие приветствия открытие",
    ItemKind.STUDY: "study исследование",
    ItemKind.QUESTIONS: "questions вопросы",
    ItemKind.PHOTO: "photo фотосъёмка фотосъемка",
    ItemKind.BREAK: "coffee lunch кофе кофе-брейк кофе-пауза обед",
    ItemKind.CLOSING: "закрытие",
}


@dataclass(frozen=True, slots=True)
class Line:
    """An item as one line says it. `title` is empty if the line only names the kind."""

    kind: ItemKind
    title: str = ""
    clock: time | None = None
    minutes: int | None = None
    name: str = ""
    function: str = ""


def read_line(text: str, *languages: str) -> Line:
    """Hour or length first, then what, who, in what function, separated by commas. Quotation marks
    keep the commas between them.

    `languages` are those of the words for kinds of items. What names no kind is a report if somebody
    speaks, else a presentation. Raises `Invalid`.
    """
    clock, minutes, rest = _times(text.strip())
    what, name, *functions = [*_pieces(rest), "", ""]
    if not what:
        raise Invalid(
            FIELD, _("Say what happens as well, such as “10:15 Report, Anna Berg, Director”.")
        )
    usual = ItemKind.REPORT if name else ItemKind.PRESENTATION
    kind, title = _kind(what, usual, languages)
    return Line(kind, title, clock, minutes, name, ", ".join(filter(None, functions)))


def _times(text: str) -> tuple[time | None, int | None, str]:
    """Hour and length in minutes, and what follows them."""
    clock = minutes = None
    if hours := _HOURS.match(text):
        clock = _clock(hours[1], hours[2])
        if hours[3]:
            minutes = _minutes_between(clock, _clock(hours[3], hours[4]))
        text = text[hours.end() :]
    if length := _LENGTH.match(text):
        minutes = int(length[1])
        text = text[length.end() :]
    return clock, minutes, text


def _clock(hour: str, minute: str) -> time:
    if int(hour) > 23 or int(minute) > 59:
        raise Invalid(
            FIELD,
            _("There is no such hour: %(hour)s. Write it as 10:15.", hour=f"{hour}:{minute}"),
        )
    return time(int(hour), int(minute))


def _minutes_between(begins: time, ends: time) -> int:
    minutes = (ends.hour - begins.hour) * 60 + ends.minute - begins.minute
    if minutes <= 0:
        raise Invalid(FIELD, _("It ends before it begins. Look at the hours again."))
    return minutes


def _pieces(text: str) -> list[str]:
    """The text at its commas, without those between quotation marks."""
    ends = [found.span() for found in QUOTED.finditer(text)]
    commas = [
        at
        for at, letter in enumerate(text)
        if letter == "," and not any(begin < at < end for begin, end in ends)
    ]
    begins = [0, *(at + 1 for at in commas)]
    pieces = [text[begin:end] for begin, end in zip(begins, [*commas, len(text)], strict=True)]
    return [piece.strip() for piece in pieces]


def _kind(what: str, usual: ItemKind, languages: tuple[str, ...]) -> tuple[ItemKind, str]:
    """“Report”, “Report: A winter in figures” and “Closing words” name the kind; others are of the
    usual one.
    """
    words = _words_for_kinds(languages)
    head, _colon, title = (part.strip() for part in what.partition(":"))
    if kind := words.get(head.casefold()):
        return kind, title
    return words.get(what.split()[0].casefold(), usual), what


def _words_for_kinds(languages: tuple[str, ...]) -> dict[str, ItemKind]:
    printed = {
        phrase(language, f"programme.item_{kind}").casefold(): kind
        for language in languages
        for kind in ItemKind
    }
    more = {word: kind for kind, words in _MORE_WORDS.items() for word in words.split()}
    return {**more, **printed}
