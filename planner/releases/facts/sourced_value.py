"""Values of the record, each with the path of its field."""

from __future__ import annotations

from dataclasses import dataclass

from planner.grammar.needs import Sort


@dataclass(frozen=True, slots=True)
class SourcedValue:
    """A text as entered and the path of its field, e.g. `event.titles.en`. False if empty.

    `sort` and, for people, `gender` say how its forms are made.
    """

    text: str = ""
    path: str = ""
    sort: Sort = Sort.PHRASE
    gender: str = ""

    def __bool__(self) -> bool:
        return bool(self.text)


@dataclass(frozen=True, slots=True)
class Phrase(SourcedValue):
    """Words that go on in a sentence, such as a topic: drafts print them without their own full stop,
    and with a small letter unless a name begins.
    """


EMPTY = SourcedValue()


def phrase_of(value: SourcedValue) -> SourcedValue:
    """The value as a `Phrase`; EMPTY stays EMPTY."""
    return Phrase(value.text, value.path, value.sort, value.gender) if value else EMPTY


@dataclass(frozen=True, slots=True)
class Count:
    """A number of the record and the path of its field."""

    number: int
    path: str


@dataclass(frozen=True, slots=True)
class Missing:
    """A field that has a text in another language but not in this one."""

    path: str
    sentence: str
    is_blocking: bool
