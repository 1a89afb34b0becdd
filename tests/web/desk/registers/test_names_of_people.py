"""Names of people in the register."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.contacts.models import Person
from planner.kernel.texts import Texts
from tests.web.visitor import Visitor


def test_a_surname_stands_in_the_name(editor: Visitor, session: Session) -> None:
    typed = {"names-en": "Marta Ellingsen", "surnames-en": "Elingsen"}

    refused = editor.post("/desk/people/", typed)
    kept = editor.post("/desk/people/", {**typed, "surnames-en": "Ellingsen"})

    assert (refused.status_code, kept.status_code) == (422, 303)
    assert "does not stand in the name" in refused.text
    assert session.scalars(select(Person)).one().surnames == Texts(en="Ellingsen")
