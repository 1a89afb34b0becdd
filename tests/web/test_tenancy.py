"""Whatever a page asks of an office's tables, it asks for that office (S4)."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from planner.accounts.models import Role
from planner.models import metadata
from tests.factories import Make
from tests.house.doors import DOORS
from tests.web.matrix import Things, address, rules_of
from tests.web.visitor import Visitor

pytestmark = pytest.mark.walk

OWNED = {name for name, table in metadata.tables.items() if "office_id" in table.c}
_TABLES = re.compile(r"\b(?:FROM|JOIN|UPDATE|INTO)\s+\(?\s*([a-z_]+)")
# Who somebody is, is asked before it is known for which office.
BEFORE_THE_OFFICE = {"memberships", "user_sessions"}
DESK = sorted(name for name in DOORS if name.startswith("desk."))


def unconfined(statement: str) -> set[str]:
    """The owned tables in a statement that does not ask for an office at all."""
    if not statement.startswith("SELECT"):
        return set()
    touched = set(_TABLES.findall(statement)) & OWNED
    return set() if "office_id =" in statement else touched - BEFORE_THE_OFFICE


def test_the_eye_sees_an_unconfined_statement() -> None:
    assert unconfined("SELECT 1 FROM events WHERE events.id = ?") == {"events"}
    assert unconfined("SELECT 1 FROM events WHERE events.office_id = ?") == set()
    assert unconfined("SELECT 1 FROM offices") == set()


@pytest.mark.parametrize("endpoint", DESK)
def test_every_page_of_the_desk_asks_for_its_own_office(
    app: Flask,
    session: Session,
    make: Make,
    visit: Callable[[Role], Visitor],
    statements: list[str],
    endpoint: str,
) -> None:
    things = Things(make, app.extensions["planner.settings"].files_folder)
    administrator = visit(Role.ADMINISTRATOR)
    administrator.parses = False
    addresses = [address(rule, things) for rule in rules_of(app, endpoint)]
    session.commit()
    statements.clear()

    for url in addresses:
        administrator.get(url)

    assert [found for statement in statements if (found := unconfined(statement))] == []
