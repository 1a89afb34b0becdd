"""Values of the record, each with the field it came from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SourcedValue:
    """A text as entered and the path of its field, e.g. `event.titles.en`. False when missing."""

    text: str = ""
    path: str = ""

    def __bool__(self) -> bool:
        return bool(self.text)


EMPTY = SourcedValue()


@dataclass(frozen=True, slots=True)
class Count:
    """A number of the record and the path of its field."""

    number: int
    path: str


@dataclass(frozen=True, slots=True)
class Missing:
    """A field that is filled in another language and not in this one."""

    path: str
    sentence: str
    is_blocking: bool
