"""Before its time nobody finds a word of a release, wherever they look (S89, S90)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit

import html5lib
import pytest
from flask import Flask

from planner.accounts.models import Office
from planner.events.models.event import Event
from planner.files.models import FileKind
from planner.files.operations import store
from planner.kernel.links import INVITATION
from planner.kernel.texts import Texts
from planner.releases.models import Release
from planner.releases.papers.release_text import release_text_of
from tests.conftest import NOW, PUBLIC_URL
from tests.factories import Make
from tests.releases import issued, written
from tests.web.visitor import Visitor

MARKER = "Quicksilver"
DRAFTED = "Brimstone"
T = NOW + timedelta(hours=3)
SECOND = timedelta(seconds=1)

SetClock = Callable[[str], None]
Answers = dict[str, bytes]


@pytest.fixture
def event(make: Make) -> Event:
    return make.event(titles=Texts(en="Rivers", ru="Реки"), announced_at=NOW)


@pytest.mark.parametrize("boundary", ["embargo_until", "published_at"])
def test_no_public_address_says_a_word_before_its_time(
    app: Flask,
    stranger: Visitor,
    make: Make,
    office: Office,
    event: Event,
    set_clock: SetClock,
    boundary: str,
) -> None:
    files = Path(app.instance_path) / "files"
    releases = [
        *(_released(make, files, office, event, language, boundary) for language in ("en", "ru")),
        _drafted(make, office, event),
    ]
    guessed = [*_public_starts(office, event), *_addresses(office, releases), _guest(make, event)]

    before = _crawl(stranger, set_clock, T - SECOND, guessed)
    after = _crawl(stranger, set_clock, T + SECOND, guessed)

    assert _where(MARKER, before) == []
    assert {urlsplit(address).path for address in _where(MARKER, after)} == {
        "/newsroom/house/",
        "/newsroom/house/releases/",
        "/newsroom/house/search",
        "/newsroom/house/feed.atom",
        "/newsroom/house/feed.json",
        f"/newsroom/house/events/{event.public_id}",
        *_addresses(office, releases[:2]),
    }
    assert _where(DRAFTED, before) == _where(DRAFTED, after) == []


@pytest.mark.parametrize("is_member_elsewhere", [False, True])
def test_before_its_time_it_answers_like_an_address_that_never_was(
    app: Flask,
    stranger: Visitor,
    make: Make,
    office: Office,
    event: Event,
    set_clock: SetClock,
    is_member_elsewhere: bool,
) -> None:
    files = Path(app.instance_path) / "files"
    release = _released(make, files, office, event, "en", "embargo_until")
    draft = _drafted(make, office, event)
    if is_member_elsewhere:
        stranger.sign_in(make.member(office_id=make.office().id))
    set_clock((T - SECOND).isoformat())
    unknown = stranger.get("/newsroom/house/releases/unknown")

    for address in _addresses(office, [release, draft]):
        answer = stranger.get(address)

        assert (answer.status_code, answer.data) == (404, unknown.data), address
        assert dict(answer.headers) == dict(unknown.headers), address


def _released(
    make: Make, files: Path, office: Office, event: Event, language: str, boundary: str
) -> Release:
    """Cleared and released, its paper printed; everybody may read it at T."""
    octets = f"%PDF-1.7 {MARKER} {language}".encode()
    paper = store(make.work, files, FileKind.PAPER, f"{MARKER}.pdf", octets, "application/pdf")
    given = {"language": language, "slug_line": MARKER, "pdf": paper, boundary: T}
    return _marked(issued(make, office, event, **given), MARKER, make, office)


def _drafted(make: Make, office: Office, event: Event) -> Release:
    draft = written(make, event, number=2, slug_line=DRAFTED)
    return _marked(draft, DRAFTED, make, office)


def _marked(release: Release, marker: str, make: Make, office: Office) -> Release:
    """The word in every paragraph, and in what is frozen for print."""
    for block in release.blocks:
        block.text = f"{marker}: {block.text}"
    release.issued = release_text_of(
        release.blocks,
        language=release.language,
        office=office,
        event=release.event,
        slug_line=marker,
    ).as_json()
    make.work.session.flush()
    return release


def _public_starts(office: Office, event: Event) -> list[str]:
    """Where a reader begins, in each language and in one that is not spoken."""
    newsroom = f"/newsroom/{office.slug}/"
    page = f"/newsroom/{office.slug}/events/{event.public_id}"
    archive, search = f"{newsroom}releases/?year=2012", f"{newsroom}search?q=secret+lead"
    starts = [newsroom, page, f"{page}.ics"]
    languages = ("en", "ru", "xx")
    return [
        "/",
        *starts,
        archive,
        search,
        *(f"{one}?language={tag}" for one in starts for tag in languages),
    ]


def _addresses(office: Office, releases: list[Release]) -> list[str]:
    return [
        f"/newsroom/{office.slug}/releases/{release.slug}{ending}"
        for release in releases
        for ending in ("", ".pdf", ".txt")
    ]


def _guest(make: Make, event: Event) -> str:
    """The page of somebody who was invited to the very event."""
    asked = make.invitation(event)
    token = make.work.links.signer.token(INVITATION, asked.public_id, asked.generation)
    return f"/i/{token}"


def _crawl(visitor: Visitor, set_clock: SetClock, at: datetime, starts: list[str]) -> Answers:
    """What every address answers that is guessed or linked, head and body."""
    set_clock(at.isoformat())
    answers: Answers = {}
    waiting = list(starts)
    while waiting:
        address = waiting.pop()
        if address in answers:
            continue
        response = visitor.get(address)
        answers[address] = str(response.headers).encode() + response.data
        waiting += [_path(address, response.headers.get("Location", address))]
        if response.mimetype == "text/html":
            waiting += _links(address, response.text)
    return answers


def _links(address: str, page: str) -> list[str]:
    """The addresses of this house that a page names, in any attribute that names one."""
    named = (
        element.get(attribute)
        for element in html5lib.parse(page, treebuilder="etree").iter()
        for attribute in ("href", "src", "action")
    )
    found = [urljoin(PUBLIC_URL + address, name) for name in named if name]
    return [_path(address, one) for one in found if one.startswith(f"{PUBLIC_URL}/")]


def _path(address: str, named: str) -> str:
    parts = urlsplit(urldefrag(urljoin(PUBLIC_URL + address, named))[0])
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def _where(marker: str, answers: Answers) -> list[str]:
    return sorted(address for address, said in answers.items() if marker.encode() in said)
