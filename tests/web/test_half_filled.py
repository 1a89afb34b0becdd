"""Every page of an event from which something is missing, and of its copy: an answer in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations, product
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.routing import Rule

from planner.accounts.models import Role
from planner.events.models.event import Event, Occasion, Part, ProgrammeItem
from planner.events.models.statement import Statement
from planner.invitations.models import Invitation
from planner.releases.models import Release
from tests.factories import Make
from tests.web.half_filled import PARTS, ROWS, half_filled
from tests.web.matrix import Things, address, blanks
from tests.web.reading import filled
from tests.web.visitor import Visitor

pytestmark = pytest.mark.walk

ANSWERS = {200, 303, 404, 409, 422}
# Blanks of what belongs to an event: without such a thing there is no such page.
CHILDREN = {
    "item_id": ProgrammeItem,
    "occasion_id": Occasion,
    "statement_id": Statement,
    "invitation_id": Invitation,
    "release_id": Release,
}
# Pages in a language of choice: asked for in one that the event may not have.
IN_A_LANGUAGE = ("newsroom.", "desk.letter_preview.show", "desk.letter_preview.letter")


class Walk:
    """All pages of one event, for an administrator."""

    def __init__(self, app: Flask, make: Make, visitor: Visitor) -> None:
        self.app, self.make, self.visitor = app, make, visitor
        self.session = make.work.session
        self.rules = [
            rule
            for rule in app.url_map.iter_rules()
            if "GET" in (rule.methods or ()) and set(blanks(rule)) & self._blanks()
        ]

    def wrong(self, event: Event) -> dict[str, int]:
        """Addresses that answer what nobody should get, with the status."""
        addresses = {
            address(rule, things) + asked
            for things in self._things(event)
            for rule in self.rules
            if self._has(things, rule)
            for asked in _languages(rule, event)
        }
        statuses = {one: self.visitor.get(one).status_code for one in sorted(addresses)}
        return {one: status for one, status in statuses.items() if status not in ANSWERS}

    def _things(self, event: Event) -> Iterator[Things]:
        """Things of the event by turns: the first of every kind, the second, and so on."""
        rows = {
            blank: list(self.session.scalars(select(model).filter_by(event_id=event.id)))
            for blank, model in CHILDREN.items()
        }
        rows["part_id"] = list(
            self.session.scalars(select(Part).join(Part.item).filter_by(event_id=event.id))
        )
        for turn in range(max(1, *map(len, rows.values()))):
            things = Things(self.make, Path(self.app.instance_path) / "files")
            things.use("event_id", event)
            things.use("newsroom.events:public_id", event.public_id)
            for blank, some in rows.items():
                things.use(blank, some[turn] if turn < len(some) else None)
            if (release := things["release_id"]) is not None:
                things.use("release_slug", release.slug)
            yield things

    def _has(self, things: Things, rule: Rule) -> bool:
        names = set(blanks(rule))
        if "token" in names:
            of = "release_id" if "embargoed_copy" in rule.endpoint else "invitation_id"
            return rule.endpoint.startswith("guest.") and things[of] is not None
        if "release_slug" in names:
            return things["release_id"] is not None
        return all(things[name] is not None for name in names & {*CHILDREN, "part_id"})

    def _blanks(self) -> set[str]:
        return {"event_id", "public_id", "token", "release_slug", "part_id", *CHILDREN} - {"colour"}


def _languages(rule: Rule, event: Event) -> list[str]:
    if rule.endpoint.startswith("desk.papers."):
        return ["?" + "&".join(f"language={tag}" for tag in event.languages)]
    return ["", "?language=ru"] if rule.endpoint.startswith(IN_A_LANGUAGE) else [""]


@pytest.fixture
def walk(app: Flask, make: Make, visit: Callable[[Role], Visitor]) -> Walk:
    visitor = visit(Role.ADMINISTRATOR)
    visitor.parses = False
    return Walk(app, make, visitor)


def test_of_every_two_parts_each_way_of_missing_them_stands_in_a_row() -> None:
    missing = [
        (one, other, way)
        for one, other in combinations(PARTS, 2)
        for way in product((False, True), repeat=2)
        if not any((one in row, other in row) == way for row in ROWS)
    ]

    assert missing == []


@pytest.mark.parametrize("number", range(len(ROWS)))
def test_an_event_without_something_has_all_its_pages(make: Make, walk: Walk, number: int) -> None:
    event = half_filled(make, number)
    for language in event.languages:
        walk.visitor.post(f"/desk/events/{event.id}/releases", {"language": language})

    assert walk.wrong(event) == {}


@pytest.mark.parametrize("number", range(0, len(ROWS), 5))
def test_so_has_its_copy(make: Make, session: Session, walk: Walk, number: int) -> None:
    event = half_filled(make, number)

    address = f"/desk/events/{event.id}/copies"
    walk.visitor.post(address, filled(walk.visitor.get(address).text))
    copy = session.scalars(select(Event).order_by(Event.id.desc()).limit(1)).one()

    assert copy.id != event.id
    assert walk.wrong(copy) == {}
