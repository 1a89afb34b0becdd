"""All forms of the house with what no form should be sent (S8, S56, S102).

Forms are found on the pages themselves, so that a new one is walked without a line here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import cycle
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session
from werkzeug.exceptions import HTTPException
from werkzeug.routing import Rule

from planner.accounts.models import Membership, Role
from planner.models import metadata
from planner.web.doors import Door, door_of
from tests.factories import Make
from tests.house.doors import DOORS
from tests.web.hostile import UNASKED, VALUES, forms
from tests.web.matrix import Things, address, rules_of
from tests.web.visitor import Visitor

pytestmark = pytest.mark.walk

Fields = dict[str, list[str]]
_LATER_ROW = re.compile(r"-[1-9]\d*-")
SAFE = {"GET", "HEAD", "OPTIONS"}
# Where the forms of a page lead to. Each page is read once, and again only for a form that it has.
_LEADS_TO: dict[str, set[str]] = {}


class Walk:
    """A person with every right in one office, who sends what they like."""

    def __init__(self, app: Flask, session: Session, ours: Make, theirs: Make) -> None:
        self.app, self.session, self.ours, self.theirs = app, session, ours, theirs
        self.me = ours.member(Role.ADMINISTRATOR)
        self.files = Path(app.instance_path) / "files"

    def enter(self, door: Door | None) -> Visitor:
        """A browser that may pass: signed in, or with a visit where the door is open to all."""
        visitor = Visitor(self.app, self.session, parses=False)
        if door not in (Door.PUBLIC, Door.LINK):
            visitor.sign_in(self.me)
        return visitor

    def things(self) -> Things:
        return Things(self.ours, self.files)

    def fields_of(self, endpoint: str, things: Things) -> Fields:
        """What the page with the form asks for; a guess where no page shows the form just now."""
        for rule in self.app.url_map.iter_rules():
            if _writes(rule) or rule.endpoint == "static" or not _near(rule.endpoint, endpoint):
                continue
            if endpoint not in _LEADS_TO.get(rule.rule, {endpoint}):
                continue
            visitor = self.enter(door_of(self.app, rule.endpoint))
            page = visitor.get(address(rule, things))
            shown: dict[str, Fields] = {}
            for path, fields in forms(page.text) if page.mimetype == "text/html" else ():
                shown.setdefault(self._leads_to(path), fields)
            _LEADS_TO[rule.rule] = {*shown}
            if endpoint in shown:
                return shown[endpoint]
        return {"name": [""], "titles-en": [""], "reason": [""], "position": [""], "answer": [""]}

    def _leads_to(self, path: str) -> str:
        try:
            endpoint, _ = self.app.url_map.bind("").match(path, method="POST")
        except HTTPException:
            return ""
        return str(endpoint)

    def send(self, visitor: Visitor, rule: Rule, url: str, fields: Fields) -> int:
        is_public = door_of(self.app, rule.endpoint) is Door.PUBLIC
        token = visitor.token_on("/sign-in") if is_public else None
        return visitor.post(url, dict(fields), csrf=token).status_code


@pytest.fixture
def walk(app: Flask, session: Session, make: Make) -> Walk:
    other = make.office(slug="theirs")
    theirs = Make(replace(make.work, office_id=other.id), make._numbers)
    things = Things(theirs, Path(app.instance_path) / "files")
    for blank in ("event_id", "person_id", "organisation_id", "statement_id", "membership_id"):
        assert things[blank]
    return Walk(app, session, make, theirs)


@pytest.fixture
def their_rows(engine: Engine, walk: Walk) -> Callable[[], dict[str, list[tuple[object, ...]]]]:
    """All rows of the other office, by table."""
    office_id = walk.theirs.work.office_id

    def rows() -> dict[str, list[tuple[object, ...]]]:
        with engine.connect() as connection:
            found = {
                table.name: [
                    tuple(row)
                    for row in connection.execute(
                        table.select().where(table.c.office_id == office_id)
                    )
                ]
                for table in metadata.sorted_tables
                if "office_id" in table.c and "id" in table.c
            }
            offices = metadata.tables["offices"]
            theirs = connection.execute(offices.select().where(offices.c.id == office_id))
            return {**found, "offices": [tuple(row) for row in theirs]}

    return rows


POSTS = sorted(name for name in DOORS if name != "static")


@pytest.mark.parametrize("endpoint", POSTS)
def test_no_form_breaks_or_reaches_into_another_office(
    app: Flask,
    session: Session,
    walk: Walk,
    their_rows: Callable[[], dict[str, list[tuple[object, ...]]]],
    endpoint: str,
) -> None:
    """Each value in all fields at once; then each field alone, the values taking turns."""
    session.commit()
    before = their_rows()
    broken = {}
    for rule in rules_of(app, endpoint):
        if not _writes(rule):
            continue
        fields = walk.fields_of(endpoint, walk.things())
        unasked = {name: [value] for name, value in UNASKED.items() if name not in fields}
        visitor, url, status = walk.enter(door_of(app, endpoint)), address(rule, walk.things()), 0
        for said, sent in _attempts(fields):
            if status in (303, 404):  # something was done: the thing, or the session, may be gone
                visitor = walk.enter(door_of(app, endpoint))
                url = address(rule, walk.things())
            status = walk.send(visitor, rule, url, {**unasked, **sent})
            if status >= 500:
                broken[said] = status

    assert broken == {}
    assert their_rows() == before
    if endpoint not in ("desk.members.change_member_role", "desk.members.remove_member"):
        assert session.get_one(Membership, walk.me.id).role is Role.ADMINISTRATOR


@pytest.mark.parametrize("endpoint", POSTS)
def test_nothing_is_written_without_the_token_of_our_own_page(
    app: Flask, engine: Engine, walk: Walk, endpoint: str
) -> None:
    for rule in rules_of(app, endpoint):
        if not _writes(rule):
            continue
        visitor = walk.enter(door_of(app, endpoint))
        url = address(rule, walk.things())
        is_public = door_of(app, endpoint) is Door.PUBLIC
        good = visitor.token_on("/sign-in") if is_public else visitor.csrf(url)
        walk.session.commit()
        before = contents(engine)

        answers = [
            visitor.post(url, csrf="").status_code,
            visitor.post(url, csrf="0" * 64).status_code,
            visitor.post(url, csrf="\udc80é".encode("utf-8", "replace").decode()).status_code,
            visitor.post(url, csrf=good, headers={"Origin": "https://evil.example"}).status_code,
            visitor.post(url, csrf=good, headers={"Sec-Fetch-Site": "cross-site"}).status_code,
            visitor.post(url, csrf=good, headers={"Sec-Fetch-Site": "same-site"}).status_code,
        ]

        # A mail program opts out without a page of ours: its fixed body is asked for instead.
        is_one_click = getattr(app.view_functions[endpoint], "is_one_click", False)
        assert answers == [400 if is_one_click else 403] * 6, rule.rule
        assert contents(engine) == before, rule.rule


def _attempts(fields: Fields) -> Iterator[tuple[str, Fields]]:
    yield "nothing at all", {}
    for said, value in VALUES.items():
        yield f"{said} everywhere", {name: [value] for name in fields}
    values = cycle(VALUES.items())
    for name in fields:
        if not _LATER_ROW.search(name):
            said, value = next(values)
            yield f"{said} in {name}", {**fields, name: [value, value]}


def _writes(rule: Rule) -> bool:
    return bool((rule.methods or set()) - SAFE)


def _near(page: str, form: str) -> bool:
    """Whether the page may hold the form: it belongs to the same room, or to an event."""
    return page.rpartition(".")[0] == form.rpartition(".")[0] or "<" in page


def contents(engine: Engine) -> list[tuple[object, ...]]:
    with engine.connect() as connection:
        return [
            (table.name, *row)
            for table in metadata.sorted_tables
            for row in connection.execute(text(f"SELECT * FROM {table.name}"))
        ]
