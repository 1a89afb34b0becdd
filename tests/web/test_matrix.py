"""Who may do what: every actor at every address (S2), and nothing of others (S3, S5).

The expectation follows from the door; the things come from `matrix.py`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy.orm import Session
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from planner.accounts.models import Office, Role, User
from planner.web.doors import Door, door_of
from tests.conftest import NOW
from tests.factories import UNUSABLE_HASH, Make
from tests.house.doors import DOORS
from tests.web.answers import ALSO, OWN_ONLY
from tests.web.matrix import (
    NOT_NESTED,
    WORDS,
    Things,
    address,
    blanks,
    nowhere,
    rules_of,
)
from tests.web.samples import SAMPLES
from tests.web.visitor import Visitor

pytestmark = pytest.mark.walk

OPEN = {200, 303, 409, 422}
# A member of another office, whatever the role, and a stranger.
OURS, THEIRS, STRANGER = "ours", "theirs", "stranger"


@dataclass
class World:
    """Two offices, and everybody who might try a door."""

    app: Flask
    session: Session
    ours: Make
    theirs: Make

    def visitor(self, side: str, role: Role | None) -> Visitor:
        visitor = Visitor(self.app, self.session, parses=False)
        if role is not None:
            visitor.sign_in((self.ours if side == OURS else self.theirs).member(role))
        return visitor

    def things(self, side: str = OURS) -> Things:
        files = Path(self.app.instance_path) / "files"
        return Things(self.ours if side == OURS else self.theirs, files)

    def ask(self, visitor: Visitor, rule: Rule, url: str) -> TestResponse:
        """GET where the rule allows it, else send an empty form with its token."""
        if "GET" in (rule.methods or set()):
            return visitor.get(url)
        if door_of(self.app, rule.endpoint) is Door.PUBLIC:
            return visitor.post(url, csrf=visitor.token_on("/sign-in"))
        return visitor.post(url)


@pytest.fixture
def world(app: Flask, session: Session, make: Make) -> World:
    other = make.office(slug="theirs")
    return World(app, session, make, Make(replace(make.work, office_id=other.id), make._numbers))


ACTORS = [(STRANGER, None), *((side, role) for side in (THEIRS, OURS) for role in Role)]


@pytest.mark.parametrize("endpoint", sorted(DOORS))
def test_everybody_at_every_door(app: Flask, world: World, endpoint: str) -> None:
    found = {}
    expected = {}
    for rule in rules_of(app, endpoint):
        for side, role in ACTORS:
            cell = f"{side} {role or ''} {rule.rule}"
            visitor = world.visitor(side, role)
            response = world.ask(visitor, rule, address(rule, world.things()))
            found[cell] = response.status_code
            allowed = _expected(DOORS[endpoint], rule, side, role) | ALSO.get(endpoint, set())
            expected[cell] = response.status_code if response.status_code in allowed else allowed

    assert found == expected


def _expected(door: str, rule: Rule, side: str, role: Role | None) -> set[int]:
    if door in (Door.PUBLIC, Door.LINK):
        return OPEN
    if role is None:
        return {303} if "GET" in (rule.methods or set()) else {401}
    needed = Door(door).role
    if needed is not None and not role.includes(needed):
        return {403}
    if rule.endpoint in OWN_ONLY or (side == THEIRS and rule.arguments - WORDS):
        return {404}
    return OPEN


@pytest.mark.parametrize("endpoint", sorted(DOORS))
def test_a_thing_of_another_office_is_like_no_thing(
    app: Flask, world: World, endpoint: str
) -> None:
    for rule in rules_of(app, endpoint):
        if not rule.arguments - WORDS or DOORS[endpoint] in (Door.PUBLIC, Door.LINK):
            continue
        visitor = world.visitor(OURS, Role.ADMINISTRATOR)

        foreign = world.ask(visitor, rule, address(rule, world.things(THEIRS)))
        unknown = world.ask(visitor, rule, nowhere(rule))

        assert (foreign.status_code, unknown.status_code) == (404, 404), rule.rule
        assert foreign.data == unknown.data, rule.rule
        assert dict(foreign.headers) == dict(unknown.headers), rule.rule


@pytest.mark.parametrize("endpoint", sorted(DOORS))
def test_a_thing_of_another_parent_is_no_thing(app: Flask, world: World, endpoint: str) -> None:
    for rule in rules_of(app, endpoint):
        if len(rule.arguments - WORDS) < 2:
            continue
        for side in (THEIRS,) if endpoint in NOT_NESTED else (THEIRS, OURS):
            visitor = world.visitor(OURS, Role.ADMINISTRATOR)
            mixed = address(rule, world.things(), world.things(side))

            assert world.ask(visitor, rule, mixed).status_code == 404, f"{side} {mixed}"


@pytest.mark.parametrize("endpoint", sorted(DOORS))
def test_every_token_opens_its_own_door_only(app: Flask, world: World, endpoint: str) -> None:
    """Tokens of all purposes at all addresses with a token (S28): only the diagonal opens."""
    for rule in rules_of(app, endpoint):
        if "token" not in rule.arguments or len(rule.arguments) > 1:
            continue
        own = f"{endpoint.rpartition('.')[0]}:token"
        others = sorted(name for name in SAMPLES if name.endswith(":token") and name != own)
        visitor = world.visitor(STRANGER, None)
        unknown = world.ask(visitor, rule, nowhere(rule))
        for other in others:
            token = str(world.things()[other])
            if token[:20] == str(world.things()[own])[:20]:
                continue

            response = world.ask(visitor, rule, rule.build({"token": token})[1])  # type: ignore[index]

            assert response.status_code == 404, f"{other} at {rule.rule}"
            assert response.data == unknown.data, f"{other} at {rule.rule}"


def test_every_blank_has_a_sample(app: Flask) -> None:
    missing = sorted(
        f"{rule.rule}: {blank}"
        for rule in app.url_map.iter_rules()
        for blank in blanks(rule)
        if blank not in SAMPLES and f"{rule.endpoint.rpartition('.')[0]}:{blank}" not in SAMPLES
    )

    assert missing == []


def test_a_right_that_is_taken_counts_at_the_next_request(world: World) -> None:
    visitor = Visitor(world.app, world.session)
    member = world.ours.member(Role.EDITOR)
    visitor.sign_in(member)
    assert visitor.get("/desk/events/new").status_code == 200

    member.role = Role.VIEWER

    assert visitor.get("/desk/events/new").status_code == 403


def test_a_member_of_two_offices_has_each_role_in_its_own(world: World, office: Office) -> None:
    user = User(email="two@paper.example", name="Two", password_hash=UNUSABLE_HASH, created_at=NOW)
    world.session.add(user)
    world.session.flush()
    world.ours.member(Role.VIEWER, user=user)
    theirs = world.theirs.member(Role.ADMINISTRATOR, user=user)
    visitor = Visitor(world.app, world.session)
    visitor.sign_in(theirs)
    assert visitor.get("/desk/members/").status_code == 200

    visitor.post("/account/office", {"office": str(office.id)})
    cookie = visitor.client.get_cookie("planner-session", domain="127.0.0.1")

    assert cookie is not None
    assert visitor.get("/desk/members/").status_code == 403
