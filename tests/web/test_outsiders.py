"""Nobody learns more than they may: a word in every column, looked for on every page (S6, S13)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import Engine
from sqlalchemy.orm import Session
from werkzeug.routing import Rule

from planner.accounts.models import Role
from planner.web.doors import Door
from tests.factories import Make
from tests.house.doors import DOORS
from tests.web.markers import full_office, mark, shown
from tests.web.matrix import Things, address, rules_of
from tests.web.outsiders import SEEN
from tests.web.visitor import Visitor

pytestmark = pytest.mark.walk

OPEN = sorted(name for name, door in DOORS.items() if door in (Door.PUBLIC, Door.LINK))
# What no viewer may read: it is for those who work on the event (product.md, roles).
NOT_FOR_VIEWERS = {
    "channels.key",
    "events.internal_notes",
    "invitations.public_id",
    "letters.html",
    "letters.subject",
    "letters.text",
    "people.notes",
    "programme_items.notes",
    "refused_addresses.said",
    "stored_files.path",
}


@pytest.fixture
def things(app: Flask, make: Make) -> Things:
    return full_office(make, Path(app.instance_path) / "files")


@pytest.mark.parametrize("endpoint", OPEN)
def test_outsiders_see_what_is_on_the_list(
    app: Flask,
    session: Session,
    engine: Engine,
    stranger: Visitor,
    things: Things,
    endpoint: str,
) -> None:
    addresses = [address(rule, things) for rule in rules_of(app, endpoint) if _reads(rule)]
    session.commit()
    with engine.begin() as connection:
        known = mark(connection, things.work.office_id)

    seen = {
        column
        for one in addresses
        for language in ("en", "ru")
        for column in shown(stranger.get(f"{one}?language={language}").data, known)
    }

    assert seen == SEEN.get(endpoint, set())


def test_no_page_of_an_office_holds_a_word_of_another(
    app: Flask, session: Session, engine: Engine, make: Make, visit: Callable[[Role], Visitor]
) -> None:
    files = Path(app.instance_path) / "files"
    theirs = Make(replace(make.work, office_id=make.office(slug="theirs").id), make._numbers)
    full_office(theirs, files)
    ours = full_office(make, files)
    administrator = visit(Role.ADMINISTRATOR)
    administrator.parses = False  # a sample letter is no whole page
    with engine.begin() as connection:
        known = mark(connection, theirs.work.office_id)
    assert len(known) > 100

    broken, leaks = set(), {}
    for one in _all_pages(app, ours):
        response = administrator.get(one)
        if response.status_code == 500:
            broken.add(one)
        if found := shown(response.data, known):
            leaks[one] = found

    assert (broken, leaks) == (set(), {})


def test_viewers_read_no_notes_and_no_letters(
    app: Flask,
    engine: Engine,
    things: Things,
    visit: Callable[[Role], Visitor],
) -> None:
    viewer = visit(Role.VIEWER)
    viewer.parses = False
    pages = [one for one in _all_pages(app, things) if one.startswith("/desk/")]
    with engine.begin() as connection:
        known = mark(connection, things.work.office_id)

    leaks = {
        one: found
        for one in pages
        if (found := shown(viewer.get(one).data, known) & NOT_FOR_VIEWERS)
    }

    assert leaks == {}


def test_a_guest_reads_of_no_other_guest(make: Make, things: Things, stranger: Visitor) -> None:
    make.invitation(things["event_id"], name="Zebulon Other", address="zebulon@paper.test")
    token = things["guest.invitation:token"]

    for page in (f"/i/{token}", f"/i/{token}/event.ics"):
        assert "zebulon" not in stranger.get(page).text.lower()


def _all_pages(app: Flask, things: Things) -> list[str]:
    """Every address that can be looked at, of our own things."""
    return [
        address(rule, things)
        for rule in app.url_map.iter_rules()
        if _reads(rule) and rule.endpoint != "static"
    ]


def _reads(rule: Rule) -> bool:
    return "GET" in (rule.methods or set())
