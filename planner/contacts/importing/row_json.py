"""A row of a list as JSON, without its empty fields; `import_rows.read` holds it."""

from __future__ import annotations

from typing import Any

from planner.contacts.importing.row import ListRow
from planner.contacts.models import Gender
from planner.kernel.texts import Texts

_TEXTS = ("names", "surnames")
_LISTS = ("emails", "phones", "topics", "pools")
_PLAIN = ("outlet", "organisation", "function", "language", "notes", "source", "legal_basis")


def row_to_json(row: ListRow) -> dict[str, Any]:
    """Without number, faults and doubts, which `import_rows` keeps in columns."""
    found: dict[str, Any] = {}
    for name in _TEXTS:
        if texts := getattr(row, name):
            found[name] = texts.as_json()
    for name in _LISTS:
        if values := getattr(row, name):
            found[name] = list(values)
    for name in _PLAIN:
        if value := getattr(row, name):
            found[name] = value
    if row.gender:
        found["gender"] = row.gender.value
    return found


def row_from_json(number: int, stored: dict[str, Any]) -> ListRow:
    given = dict(stored)
    for name in _TEXTS:
        if name in given:
            given[name] = Texts(given[name])
    for name in _LISTS:
        if name in given:
            given[name] = tuple(given[name])
    if "gender" in given:
        given["gender"] = Gender(given["gender"])
    return ListRow(number=number, **given)
