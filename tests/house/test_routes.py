"""All routes: who may open them, and that GET changes nothing."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable
from pathlib import Path

from flask import Flask
from sqlalchemy import Engine
from werkzeug.routing import IntegerConverter, Rule

from planner.accounts.models import Office, Role
from planner.web.doors import door_of
from tests.factories import Make
from tests.house.doors import DOORS
from tests.web.visitor import Visitor

_SAFE = {"GET", "HEAD", "OPTIONS"}


def test_every_view_stands_in_the_table_of_doors(app: Flask) -> None:
    built = {endpoint: str(door_of(app, endpoint)) for endpoint in app.view_functions}

    assert built == DOORS


def test_views_that_write_do_not_answer_get(app: Flask) -> None:
    both = sorted(
        rule.rule
        for rule in app.url_map.iter_rules()
        if rule.methods and "GET" in rule.methods and rule.methods - _SAFE
    )

    assert both == []


def test_looking_changes_nothing(
    app: Flask, engine: Engine, office: Office, make: Make, visit: Callable[[Role], Visitor]
) -> None:
    administrator = visit(Role.ADMINISTRATOR)
    make.event()
    make.work.session.commit()
    before = _contents(engine)

    broken = {}
    for rule in app.url_map.iter_rules():
        if rule.methods and "GET" in rule.methods and rule.endpoint != "static":
            address = _filled(app, rule, office)
            if (status := administrator.get(address).status_code) == 500:
                broken[address] = status

    assert broken == {}
    assert _contents(engine) == before


def _filled(app: Flask, rule: Rule, office: Office) -> str:
    """The address with the slug of the office, 1 for numbers, and "en" elsewhere."""
    values: dict[str, object] = {}
    for name, converter in rule._converters.items():
        if "slug" in name and "office" in name:
            values[name] = office.slug
        else:
            values[name] = 1 if isinstance(converter, IntegerConverter) else "en"
    with app.test_request_context():
        built = rule.build(values, append_unknown=False)
    assert built is not None
    return built[1]


def _contents(engine: Engine) -> str:
    """A fingerprint of every row of the database."""
    path = Path(engine.url.database or "")
    with sqlite3.connect(path) as connection:
        dump = "\n".join(connection.iterdump())
    connection.close()
    return hashlib.sha256(dump.encode()).hexdigest()
