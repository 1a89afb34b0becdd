"""Whom a typed name means: “Anna Example #12” by number, “Anna Example” where only one is so called."""

from __future__ import annotations

import re

from sqlalchemy import select

from planner.contacts.models import Person
from planner.kernel.finding import each_word
from planner.kernel.folding import fold
from planner.web.database import db
from planner.web.unit import current_office

SUGGESTED = 200
_NUMBERED = re.compile(r".*#([0-9]{1,15})")
_NAMESAKES = 50


def whom(typed: str) -> tuple[int | None, str]:
    """The number of the person meant, and "" or the sentence that says why there is none."""
    typed = typed.strip()
    if not typed:
        return None, ""
    if numbered := _NUMBERED.fullmatch(typed):
        return _numbered(int(numbered[1]))
    called = [person.id for person in _like(typed) if _is_called(person, typed)]
    if len(called) == 1:
        return called[0], ""
    if called:
        return None, "Several people are called so. Choose one of the list."
    return None, "Nobody in the register is called so. Enter the name below as somebody new."


def _numbered(number: int) -> tuple[int | None, str]:
    owned = select(Person.id).where(Person.office_id == current_office().id, Person.id == number)
    if db.session.scalar(owned) is None:
        return None, "Nobody in the register has this number. Choose one of the list."
    return number, ""


def _like(typed: str) -> list[Person]:
    statement = (
        select(Person)
        .where(
            Person.office_id == current_office().id,
            Person.archived_at.is_(None),
            *each_word(Person.search_text, typed),
        )
        .order_by(Person.sort_name, Person.id)
        .limit(_NAMESAKES)
    )
    return list(db.session.scalars(statement))


def _is_called(person: Person, typed: str) -> bool:
    return any(fold(name) == fold(typed) for name in person.names.values())
