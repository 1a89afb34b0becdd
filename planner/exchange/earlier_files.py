"""Files of before the table of forms: these had the forms of a name beside it, as `grammar`, and the
form of a city beside the city. In others the legal basis of a person was a text.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from planner.contacts.legal_basis import LegalBasis, as_entered
from planner.grammar.needs import Need

Row = dict[str, Any]


def brought_up(document: Any) -> Any:
    """The document with such forms among its `word_forms`, and such texts as notes. What is not as it
    was then stays, to be refused with its place.
    """
    if not isinstance(document, dict):
        return document
    for person in _rows(document.get("people")):
        _choose_basis(person)
    moved = [
        form
        for section in ("organisations", "people")
        for row in _rows(document.get(section))
        for form in _moved(row, row.get("names"))
    ]
    event = document.get("event")
    if isinstance(event, dict) and isinstance(event.get("city_locatives"), dict):
        moved += _of_cities(event.pop("city_locatives"), event.get("cities"))
    if moved:
        document["word_forms"] = [*_rows(document.get("word_forms")), *_each_once(moved)]
    return document


def _choose_basis(person: Row) -> None:
    text = person.get("legal_basis")
    if isinstance(text, str) and "legal_basis_note" not in person and text not in set(LegalBasis):
        basis, note = as_entered(text)
        person |= {"legal_basis": basis and basis.value, "legal_basis_note": note}


def _rows(value: Any) -> list[Row]:
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def _moved(row: Row, names: Any) -> Iterator[Row]:
    grammar = row.get("grammar")
    if not isinstance(grammar, dict) or not all(isinstance(one, dict) for one in grammar.values()):
        return
    del row["grammar"]
    for language, forms in grammar.items():
        if forms.get("article"):
            row["takes_the"] = True
        for need in Need:
            yield from _form(language, names, need, forms.get(need.value))


def _of_cities(locatives: Row, cities: Any) -> Iterator[Row]:
    for language, form in locatives.items():
        yield from _form(language, cities, Need.PREPOSITIONAL, form)


def _form(language: str, texts: Any, need: Need, form: Any) -> Iterator[Row]:
    text = texts.get(language) if isinstance(texts, dict) else None
    if isinstance(text, str) and text.strip() and form:
        yield {"language": language, "text": text.strip(), "need": need.value, "form": form}


def _each_once(forms: list[Row]) -> list[Row]:
    """Of two with the same key the first, as two bodies may share a name."""
    return list({(f["language"], f["text"], f["need"]): f for f in reversed(forms)}.values())[::-1]
