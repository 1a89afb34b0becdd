"""Confirmed forms of the texts in an event file: written by text, taken in where nobody here said more."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy.orm import Session

from planner.exchange.reading import rows_of
from planner.exchange.shapes import WORD_FORM
from planner.exchange.values import column_of, to_json
from planner.grammar.models import WordForm
from planner.grammar.needs import Need
from planner.grammar.queries import confirmed_forms
from planner.kernel.portions import portions
from planner.kernel.texts import TextsType
from planner.kernel.work import Work

Row = dict[str, Any]


def forms_as_json(session: Session, office_id: int, document: Row) -> list[Row]:
    """The confirmed forms of all texts of the document, in a stable order."""
    known = set(_texts(document))
    written = [
        {name: to_json(getattr(row, name)) for name in WORD_FORM.fields}
        for some in portions(sorted({text for _language, text in known}))
        for row in session.scalars(confirmed_forms(office_id, some))
        if (row.language, row.text) in known
    ]
    return sorted(written, key=lambda form: (form["language"], form["text"], form["need"]))


def store_forms(work: Work, documents: list[Row]) -> bool:
    """Add the forms that the office lacks, and update those that came with an earlier file.

    What a person of the office has confirmed stays. True if anything changed.
    """
    texts = sorted({document["text"] for document in documents})
    stored = {
        (row.language, row.text, row.need): row
        for some in portions(texts)
        for row in work.session.scalars(confirmed_forms(work.office_id, some))
    }
    has_changed = False
    for document in documents:
        row = stored.get((document["language"], document["text"], Need(document["need"])))
        if row is None:
            row = WordForm(
                office_id=work.office_id,
                language=document["language"],
                text=document["text"],
                need=Need(document["need"]),
            )
            work.session.add(row)
        elif row.confirmed_at is not None or row.form == document["form"]:
            continue
        row.form, has_changed = document["form"], True
    work.session.flush()
    return has_changed


def _texts(document: Row) -> Iterator[tuple[str, str]]:
    """Language and text of every line that could have a form."""
    for _path, row, shape in rows_of(document):
        for name in shape.fields:
            if isinstance(column_of(shape.model, name).type, TextsType):
                for language, text in row[name].items():
                    yield from ((language, line.strip()) for line in text.splitlines())
