"""Every page of an office with a large database compared with the same page on a small one.

100,000 people, 10,000 events, 5,000 guests of one event, 20,000 releases, 200,000 letters. Papers
are measured in `papers`; downloads, which grow with their list, by memory and number of statements.
"""

from __future__ import annotations

import gc
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import median
from time import process_time

from flask.testing import FlaskClient

from benchmarks.crowd import LARGE, SMALL, Crowd, crowd
from benchmarks.figures import Figure, memory
from benchmarks.load import HOST
from benchmarks.stage import Stage, look, stage
from planner.accounts.models import Office
from planner.invitations.models import Invitation
from planner.kernel.links import INVITATION
from planner.web.extensions import PAGE_CACHE
from tests.web.matrix import Things, address, blanks

_TURNS = 7
_MOST = 3
_MOST_STATEMENTS = 40
_MOST_MEGABYTES = 50
# Not affected by the size of the database: papers, files, forms of one or two records, and pages for
# one-time keys.
_LEFT_OUT = (
    "desk.papers.",
    "desk.files.",
    "desk.release_status.paper",
    "auth.",
    "static",
    "start.",
)
_LEFT_OUT_PAGES = (
    "newsroom.releases.pdf",
    "newsroom.releases.picture",
    "desk.duplicates.compare",
    "desk.free_letters.letter",
    "desk.frozen_outbox.index",
    "desk.jobs.fetch",
    "desk.letter_plan.show",
)
# Queries for some of the pages.
_FURTHER = {
    "desk.events.index": ("?search=rivers+149", "?span=upcoming", "?status=draft", "?search=zebra"),
    "desk.people.index": ("?search=arden+000149", "?kind=journalist", "?search=zebra"),
    "desk.outbox.index": ("?event={event}", "?state=sent", "?event={event}&state=sent"),
    "desk.mailbox.index": ("?event={event}",),
    "desk.history.index": ("?event={event}", "?what=letter", "?what=office", "?since=2200-01-01"),
    "desk.invitations.index": ("?answer=accepted", "?search=arden+000049", "?search=zebra"),
    "desk.door.index": ("?came=yes", "?search=zebra"),
    "desk.inviting.new": ("?search=arden+000149", "?search=zebra"),
}
# What grows with its list.
_DOWNLOADS = (".csv", ".xlsx", ".vcf", "sitemap.xml")
_TABLES = (*_DOWNLOADS, "event.json")


@dataclass(frozen=True, slots=True)
class Look:
    """CPU time of a page in milliseconds, as pairs of small and large; SQL statements and size in
    bytes of the large one.
    """

    turns: list[tuple[float, float]]
    statements: int
    size: int

    @property
    def ratio(self) -> float:
        return median(large / small for small, large in self.turns)

    def __str__(self) -> str:
        small, large = (median(column) for column in zip(*self.turns, strict=True))
        return (
            f"{large:.0f} / {small:.0f} ms, {self.statements} statements, {self.size / 1000:.0f} kB"
        )


def measure() -> Iterator[Figure]:
    with stage() as young, stage() as grown:
        little, large = crowd(young, SMALL), crowd(grown, LARGE)
        yield from _downloads(grown, large)
        small, big = _pages(young, little), _pages(grown, large)
        # Objects that exist already should not be part of the cost of garbage collection.
        gc.freeze()
        looks = {name: _look(young, grown, small[name], big[name]) for name in big}
    for page, look_at in sorted(looks.items(), key=lambda one: -one[1].ratio):
        yield Figure(f"{page}, large / small", look_at.ratio, most=_MOST, detail=str(look_at))
    yield Figure(
        "statements of a page at most",
        max(one.statements for one in looks.values()),
        most=_MOST_STATEMENTS,
    )


def _pages(on: Stage, made: Crowd) -> dict[str, str]:
    return {
        name: one
        for name, one in _addresses(on, made)
        if not one.partition("?")[0].endswith(_TABLES)
    }


def _look(young: Stage, grown: Stage, small: str, big: str) -> Look:
    """Both alternate, so that other load on the machine affects both alike."""
    little, large = _reader(young), _reader(grown)
    turns = [(_cost(young, little, small), _cost(grown, large, big)) for _ in range(_TURNS + 1)]
    return Look(
        turns=turns[1:],
        statements=grown.statements(large, big),
        size=look(large, big),
    )


def _cost(on: Stage, client: FlaskClient, one: str) -> float:
    """CPU time in milliseconds for rendering the page without the cache."""
    on.app.extensions[PAGE_CACHE].clear()
    began = process_time()
    look(client, one)
    return (process_time() - began) * 1000


@cache
def _reader(on: Stage) -> FlaskClient:
    return on.client()


def _downloads(on: Stage, made: Crowd) -> Iterator[Figure]:
    client = on.client()
    for name, one in _addresses(on, made):
        if not one.endswith(_DOWNLOADS):
            continue
        look(client, re.sub(r"list\.\w+$", "", one))
        before = most = memory(os.getpid())
        for number, _ in enumerate(
            client.get(one, base_url=f"http://{HOST}", buffered=False).response
        ):
            if number % 100 == 0:
                most = max(most, memory(os.getpid()))
        yield Figure(
            f"memory of {name}, MB", max(most, memory(os.getpid())) - before, most=_MOST_MEGABYTES
        )
        yield Figure(f"statements of {name}", on.statements(client, one), most=_MOST_STATEMENTS)


def _addresses(on: Stage, made: Crowd) -> list[tuple[str, str]]:
    """Every page: endpoint with query, and address."""
    things = _things(on, made)
    found = []
    for rule in on.app.url_map.iter_rules():
        name = rule.endpoint
        if "GET" not in (rule.methods or ()) or name.startswith(_LEFT_OUT):
            continue
        if name in _LEFT_OUT_PAGES or "colour" in blanks(rule):
            continue
        one = address(rule, things)
        for asked in ("", *_FURTHER.get(name, ())):
            query = asked.format(event=made.event.id)
            found.append((f"{name}{asked}", one + query))
    on.session.commit()
    return sorted(found)


def _things(on: Stage, made: Crowd) -> Things:
    things = Things(on.make, Path(on.settings.files_folder))
    office = on.session.get_one(Office, on.make.work.office_id)
    guest = on.session.get_one(Invitation, made.invitation.id)
    token = on.settings.links.signer.token(INVITATION, guest.public_id, guest.generation)
    for blank, thing in {
        "event_id": made.event,
        "item_id": made.item,
        "part_id": made.part,
        "invitation_id": made.invitation,
        "letter_id": made.letter,
        "person_id": made.person,
        "release_id": made.release,
        "release_slug": made.release.slug,
        "pool_id": made.pool,
        "study_id": made.item.study,
        "organisation_id": made.part.organisation,
        "outlet_id": made.invitation.outlet,
        "office_slug": office.slug,
        "newsroom.events:public_id": made.event.public_id,
        "guest.invitation:token": token,
    }.items():
        things.use(blank, thing)
    return things
