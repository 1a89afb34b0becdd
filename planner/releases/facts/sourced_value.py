"""Values of the record, each with the path of its field."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SourcedValue:
    """A text as entered and the path of its field, e.g. `event.titles.en`. False if empty.

    `forms` are its grammatical forms by name: "genitive", "prepositional" … and "gender". A form
    that `is_proposed` was made by the program, and nobody has confirmed it yet.
    """

    text: str = ""
    path: str = ""
    forms: tuple[tuple[str, SourcedValue], ...] = ()
    is_proposed: bool = False

    def __bool__(self) -> bool:
        return bool(self.text)

    def form(self, name: str) -> SourcedValue:
        """The form of that name; empty if there is none."""
        return dict(self.forms).get(name, EMPTY)


EMPTY = SourcedValue()


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
