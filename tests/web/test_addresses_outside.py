"""Addresses that people outside are given: nothing to count in them, and looking does nothing
(S12, S14, S34, S35).
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import Engine, select, update
from sqlalchemy.orm import Session
from werkzeug.routing import Rule

from planner.accounts.models import Role
from planner.members import operations as members
from planner.members.resets import request_reset
from planner.outbox.models import Delivery, Letter
from planner.web.doors import by_link
from planner.web.downloads import WORD
from tests.conftest import NOW, PUBLIC_URL
from tests.factories import Make
from tests.house.doors import DOORS
from tests.unit.invitations.post import invite, withdraw
from tests.web.markers import full_office
from tests.web.matrix import Things, address, rules_of
from tests.web.test_hostile import contents
from tests.web.visitor import Visitor

pytestmark = pytest.mark.walk

# 20 letters of base32 are 100 bits, of which 96 are random; tokens are longer.
_NAME, _SIGNED, _ONCE, _SLUG = "[a-z2-7]{20}", "[a-z2-7]{52}", "[A-Za-z0-9_-]{43}", "[a-z0-9-]+"
_ALLOWED = re.compile(
    "|".join(
        (
            rf"/i/{_SIGNED}(/event\.ics|/answer)?",
            rf"/m/{_SIGNED}(/my-data\.json|/choices|/erasure)?|/[su]/{_SIGNED}|/c/{_SIGNED}(/copy\.pdf)?",
            rf"/a/{_SIGNED}(/confirmation|/papers(/{_NAME}/deletion)?|/withdrawal)?",
            rf"/t/{_SIGNED}(/answer)?|/d/{_SIGNED}",
            rf"/(join|reset)/{_ONCE}",
            rf"/newsroom/{_SLUG}/(events/({_NAME}(\.ics|/request(/sent)?)?)?|releases/({_SLUG}(\.pdf|\.docx|\.txt|/pictures/{_NAME})?)?|search|subscribe/(sent)?|feed\.(atom|json)|logo/{_NAME})?",
            r"/(accent/[0-9a-f]{6}\.css|static/[a-z]+/[\w./-]+|sign-in|reset/|setup|desk/|desk/events/)?",
        )
    )
)
_OURS = re.compile(rf"""(?:(?<=["'])|{re.escape(PUBLIC_URL)})(/[^\s"'<>)\\]*)""")
_SCANNERS = (
    {"User-Agent": "Mozilla/5.0 (compatible; Microsoft SafeLinks)"},
    {"User-Agent": "Barracuda Sentinel (EE)"},
    {"User-Agent": "Proofpoint URL Defense"},
    {"User-Agent": "Mimecast"},
    {"User-Agent": "Slackbot-LinkExpanding 1.0"},
    {"User-Agent": "TelegramBot (like TwitterBot)"},
    {"User-Agent": "WhatsApp/2.23"},
    {"User-Agent": "facebookexternalhit/1.1"},
    {"User-Agent": "GoogleImageProxy"},
    {"Sec-Purpose": "prefetch"},
    {"Purpose": "prefetch", "Sec-Purpose": "prefetch;prerender"},
)


@pytest.fixture
def things(app: Flask, make: Make) -> Things:
    return full_office(make, Path(app.instance_path) / "files")


@pytest.fixture
def letters(things: Things, session: Session) -> list[Letter]:
    """One of each kind that carries an address."""
    make, work = things.make, things.work
    administrator = make.member(Role.ADMINISTRATOR)
    report = invite(work, things["event_id"], [make.person(), make.person()])
    session.execute(update(Letter).values(delivery=Delivery.SENT))
    withdraw(work, report.invited[1])
    members.invite(replace(work, actor_id=administrator.user_id), "new@paper.test", Role.EDITOR)
    request_reset(session, NOW, work.links, administrator.user.email)
    session.commit()
    return list(session.scalars(select(Letter)))


def test_no_address_that_leaves_the_house_can_be_counted_on(
    app: Flask, letters: list[Letter], things: Things, stranger: Visitor
) -> None:
    texts = [_whole(letter) for letter in letters]
    for endpoint in sorted(name for name, door in DOORS.items() if door in ("public", "link")):
        for rule in rules_of(app, endpoint):
            if _reads(rule) and endpoint != "static":
                answer = stranger.get(address(rule, things))
                # A Word document is compressed: its links are those of the text that it is made of.
                content = answer.data.decode("utf-8", "replace")
                texts.append("" if answer.mimetype == WORD else content)

    found = {one.partition("?")[0].partition("#")[0] for text in texts for one in _paths(text)}

    assert len(found) > 10
    assert sorted(one for one in found if not _ALLOWED.fullmatch(one)) == []


@pytest.mark.parametrize("headers", _SCANNERS, ids=str)
def test_whoever_follows_the_links_of_a_letter_answers_nothing(
    engine: Engine, letters: list[Letter], stranger: Visitor, headers: dict[str, str]
) -> None:
    addresses = sorted({one for letter in letters for one in _paths(_whole(letter))})
    assert {one.split("/")[1] for one in addresses} == {"i", "join", "m", "reset", "s", "u"}
    before = contents(engine)

    for _ in range(2):
        for one in addresses:
            assert stranger.get(one, headers=headers).status_code < 500
            stranger.client.head(one, base_url=PUBLIC_URL, buffered=True, headers=headers)
            stranger.client.options(one, base_url=PUBLIC_URL, headers=headers)

    assert contents(engine) == before


def test_looking_at_every_page_changes_nothing(
    app: Flask, engine: Engine, session: Session, things: Things, visit: Callable[[Role], Visitor]
) -> None:
    visitors = [visit(Role.ADMINISTRATOR), Visitor(app, session, parses=False)]
    visitors[0].parses = False
    before = contents(engine)

    for rule in app.url_map.iter_rules():
        if _reads(rule) and rule.endpoint != "static":
            for visitor in visitors:
                visitor.get(address(rule, things))
                visitor.client.head(address(rule, things), base_url=PUBLIC_URL, buffered=True)

    assert contents(engine) == before


def test_no_token_stands_in_a_log_or_a_title(
    app: Flask,
    things: Things,
    stranger: Visitor,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Neither where all is well nor where the page breaks (S35)."""
    caplog.set_level(logging.DEBUG)
    names = (
        *("guest.invitation:token", "guest.own_page:token", "guest.unsubscribe:token"),
        "guest.subscription:token",
        "guest.embargoed_copy:token",
        *("auth.join:token", "auth.reset:token"),
    )
    tokens = [str(things[name]) for name in names]
    addresses = [
        address(rule, things)
        for name in names
        for rule in rules_of(app, f"{name.partition(':')[0]}.show")
    ]
    titles = [stranger.get(one).text.partition("<title>")[2].partition("<")[0] for one in addresses]

    @by_link
    def broken(token: str) -> str:
        raise RuntimeError

    for name in names:
        monkeypatch.setitem(app.view_functions, f"{name.partition(':')[0]}.show", broken)
    statuses = [stranger.get(one).status_code for one in addresses]

    assert statuses == [500] * 7
    said = "\n".join([caplog.text, *titles])
    assert [token for token in tokens if token in said] == []


def _whole(letter: Letter) -> str:
    calendar = (letter.calendar or b"").decode()
    return "\n".join((letter.text, letter.html, calendar, letter.unsubscribe_url))


def _paths(text: str) -> list[str]:
    """The addresses of ours in a page, a letter or a calendar, whose long lines are folded."""
    found = _OURS.findall(text.replace("\r\n ", ""))
    return [one.replace("&amp;", "&").rstrip(".,;") for one in found]


def _reads(rule: Rule) -> bool:
    return "GET" in (rule.methods or set())
