"""The fields of two records of one person: which value stays.

A field that only one of them has keeps its value. Where both have one, it is that of the survivor,
unless the other one's is asked for. Names, biographies and forms of address are chosen by language;
notes are joined.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from planner.contacts.duplicates.spelling import folded
from planner.contacts.models import Person
from planner.kernel.texts import Texts

TEXTS = {
    "names": ("names", "surnames"),
    "honorifics": ("honorifics",),
    "biographies": ("biographies",),
}
"""By field, the texts that are chosen together: a surname stands in its name."""
VALUES = {
    "gender": ("gender",),
    "language": ("language",),
    "is_journalist": ("is_journalist",),
    "biography_is_public": ("biography_is_public",),
    "photo": ("photo_id",),
    "source": ("source",),
    "legal_basis": ("legal_basis", "legal_basis_note", "legal_basis_on"),
}
"""By field, the columns that are chosen together."""
COLUMNS = (
    *(name for names in TEXTS.values() for name in names),
    *(name for names in VALUES.values() for name in names),
    *("notes", "informed_at", "erasure_asked_at"),
)
_EMPTY = (None, "", False)


@dataclass(frozen=True, kw_only=True, slots=True)
class FieldChoice:
    """A field of two records: “names.en”, “gender”. `values` are those of the columns or texts that
    are chosen together, the survivor's first; `prefers_other`: the other's is the better one.
    """

    name: str
    language: str = ""
    mine: tuple[Any, ...]
    theirs: tuple[Any, ...]

    @property
    def is_open(self) -> bool:
        """Whether both have a value and they differ."""
        return self.mine != self.theirs and not is_empty(self.mine) and not is_empty(self.theirs)

    @property
    def prefers_theirs(self) -> bool:
        """The fuller name; for everything else, the value of the one who has any."""
        if is_empty(self.mine) or is_empty(self.theirs):
            return is_empty(self.mine) and not is_empty(self.theirs)
        if not self.name.startswith("names."):
            return False
        return _words_written_out(self.theirs[0]) > _words_written_out(self.mine[0])


def _words_written_out(name: str) -> int:
    """“A. Arden” has one."""
    return sum(len(word) > 1 for word in folded(name).words)


def is_empty(values: Collection[Any]) -> bool:
    return all(value in _EMPTY for value in values)


def field_choices(survivor: Person, merged: Person) -> list[FieldChoice]:
    """All fields of which one of the two has a value, in the order of the form."""
    found = []
    for field, names in TEXTS.items():
        mine, theirs = [[getattr(one, name) for name in names] for one in (survivor, merged)]
        found += [
            FieldChoice(
                name=f"{field}.{language}",
                language=language,
                mine=tuple(texts.exactly(language) for texts in mine),
                theirs=tuple(texts.exactly(language) for texts in theirs),
            )
            for language in dict.fromkeys([*mine[0], *theirs[0]])
        ]
    for field, names in VALUES.items():
        mine_values, their_values = (
            tuple(getattr(one, name) for name in names) for one in (survivor, merged)
        )
        found.append(FieldChoice(name=field, mine=mine_values, theirs=their_values))
    return [one for one in found if not is_empty(one.mine) or not is_empty(one.theirs)]


def fill_survivor(survivor: Person, merged: Person, theirs: Collection[str]) -> None:
    """Set the fields of the survivor; those named in `theirs` have the other one's value."""
    texts: dict[str, dict[str, str]] = {
        name: dict(getattr(survivor, name).as_json()) for names in TEXTS.values() for name in names
    }
    for choice in field_choices(survivor, merged):
        takes_theirs = is_empty(choice.mine) or (
            choice.name in theirs and not is_empty(choice.theirs)
        )
        if not takes_theirs:
            continue
        field = choice.name.partition(".")[0]
        if field in VALUES:
            _take_values(survivor, merged, VALUES[field])
            continue
        for name, text in zip(TEXTS[field], choice.theirs, strict=True):
            texts[name].pop(choice.language, None)
            if text:
                texts[name][choice.language] = text
    for name, by_language in texts.items():
        setattr(survivor, name, Texts(by_language))
    survivor.notes = "\n\n".join(dict.fromkeys(filter(None, (survivor.notes, merged.notes))))
    survivor.informed_at = _earliest(survivor.informed_at, merged.informed_at)
    survivor.erasure_asked_at = _earliest(survivor.erasure_asked_at, merged.erasure_asked_at)


def _take_values(survivor: Person, merged: Person, names: Collection[str]) -> None:
    """A portrait that is not chosen stays with the other row, so that no file is lost."""
    for name in names:
        mine, value = getattr(survivor, name), getattr(merged, name)
        setattr(survivor, name, value)
        if name == "photo_id":
            merged.photo_id = mine


def _earliest(one: Any, other: Any) -> Any:
    return min(filter(None, (one, other)), default=None)
