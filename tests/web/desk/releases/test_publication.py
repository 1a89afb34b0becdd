"""Four eyes and one paper: what was cleared is what is published, and nobody waits while it prints."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from planner.accounts.models import Office, Role
from planner.events.models.event import Event
from planner.kernel.texts import Texts
from planner.pdf import PdfClient
from planner.releases.models import Release, ReleaseStatus
from planner.web.extensions import PDF_CLIENT
from tests.factories import Make
from tests.seed import round_table
from tests.web.desk.releases.test_desk import block_of, drafted, published, typed
from tests.web.reading import attributes, texts
from tests.web.visitor import Visitor

Visit = Callable[[Role], Visitor]


@pytest.fixture
def event(make: Make) -> Event:
    return round_table(make).event


class Watched:
    """The PDF client itself; before each paper it runs `meanwhile`, as another person would."""

    def __init__(self, pdf_client: PdfClient, meanwhile: Callable[[], None]) -> None:
        self.pdf_client, self.meanwhile, self.papers = pdf_client, meanwhile, 0

    def render(self, html: str, *, assets: Mapping[str, bytes] | None = None) -> bytes:
        self.papers += 1
        self.meanwhile()
        return self.pdf_client.render(html, assets=assets)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.pdf_client, name)


@pytest.fixture
def while_printing(app: Flask) -> Iterator[Callable[[Callable[[], None]], Watched]]:
    """`while_printing(act)`: whoever prints from now on is met by `act` in the middle."""
    pdf_client = app.extensions[PDF_CLIENT]

    def watch(act: Callable[[], None]) -> Watched:
        app.extensions[PDF_CLIENT] = watched = Watched(pdf_client, act)
        return watched

    yield watch
    app.extensions[PDF_CLIENT] = pdf_client


def writes_at_once(app: Flask) -> None:
    """Somebody else writes: fails at once where anybody holds the lock."""
    connection = sqlite3.connect(Path(app.instance_path) / "planner.sqlite3", timeout=0)
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("ROLLBACK")
    connection.close()


def handed_in(author: Visitor, event: Event, session: Session) -> Release:
    release = drafted(author, event, session)
    assert author.post(f"/desk/releases/{release.id}/clearance-request").status_code == 303
    return release


def test_whoever_changed_a_word_does_not_clear_it(
    visit: Visit, event: Event, session: Session
) -> None:
    author, second, third = (visit(Role.APPROVER) for _ in range(3))
    release = drafted(author, event, session)
    at = f"/desk/releases/{release.id}"
    second.post(f"{at}/text", typed(block_of(release, "headline"), "Another headline"))
    author.post(f"{at}/clearance-request")

    for who, status in ((author, 403), (second, 403), (third, 303)):
        assert who.post(f"{at}/clearance").status_code == status


def test_whoever_changed_the_letterhead_does_not_clear_it(
    visit: Visit, event: Event, session: Session
) -> None:
    author, second, third = (visit(Role.APPROVER) for _ in range(3))
    release = handed_in(author, event, session)
    body = event.bodies[0].organisation
    page = f"/desk/organisations/{body.id}"
    sent = {"names-en": "Another Name", "kind": body.kind.value, "version": str(body.version)}
    assert second.post(page, sent).status_code == 303

    for who, status in ((second, 403), (third, 303)):
        assert who.post(f"/desk/releases/{release.id}/clearance").status_code == status


def test_an_embargo_set_after_clearance_keeps_it_and_the_approver_is_told(
    visit: Visit, event: Event, session: Session
) -> None:
    author, approver = visit(Role.EDITOR), visit(Role.APPROVER)
    release = handed_in(author, event, session)
    at = f"/desk/releases/{release.id}"
    approver.post(f"{at}/clearance")
    sent = {"day": "2012-03-28", "clock": "10:00", "zone": "Europe/Moscow"}

    session.refresh(release)
    answer = author.post(f"{at}/embargo", {**sent, "version": str(release.version)})

    assert answer.status_code == 303
    assert release.author is not None
    assert texts(approver.get(at).text, ".warning") == [
        (
            f"Since it was cleared, {release.author.name} set the embargo until "
            "28\u00a0March\u00a02012, 10:00 (MSK, UTC+04:00; 06:00 UTC), on "
            "20\u00a0March\u00a02012, 13:00 (MSK, UTC+04:00; 09:00 UTC). The clearance stands."
        )
    ]
    assert approver.post(f"{at}/publication").status_code == 303


def test_what_changed_after_clearance_is_named_and_cleared_again(
    visit: Visit, event: Event, office: Office, session: Session
) -> None:
    author, approver = visit(Role.EDITOR), visit(Role.APPROVER)
    release = handed_in(author, event, session)
    at = f"/desk/releases/{release.id}"
    approver.post(f"{at}/clearance")
    office.names = Texts(en="Another House")
    session.commit()

    refused = approver.post(f"{at}/publication")
    page = approver.get(at).text

    assert refused.status_code == 409
    assert release.cleared_by is not None
    said = (
        "The name, colour or end mark of the office has changed since "
        f"{release.cleared_by.name} cleared it. Have it cleared again."
    )
    assert texts(refused.text, ".errors") == [said]
    assert texts(page, ".warning") == [said]
    assert texts(page, ".tools .button--main") == ["Clear again"]
    assert approver.post(f"{at}/clearance").status_code == 303
    assert approver.post(f"{at}/publication").status_code == 303


def test_nobody_waits_while_a_paper_is_printed(
    app: Flask,
    visit: Visit,
    event: Event,
    session: Session,
    while_printing: Callable[[Callable[[], None]], Watched],
) -> None:
    author, approver = visit(Role.EDITOR), visit(Role.APPROVER)
    release = handed_in(author, event, session)
    at = f"/desk/releases/{release.id}"
    approver.post(f"{at}/clearance")
    session.commit()
    pdf_client = while_printing(lambda: writes_at_once(app))

    answers = [
        approver.get(f"{at}/paper.pdf"),
        approver.get(f"/desk/events/{event.id}/advisory.pdf"),
        approver.get(f"/desk/events/{event.id}/programme.pdf"),
        approver.post(f"{at}/publication"),
    ]

    assert [answer.status_code for answer in answers] == [200, 200, 200, 303]
    assert pdf_client.papers == 4


def test_a_release_that_is_taken_back_while_it_prints_is_not_published(
    visit: Visit,
    event: Event,
    session: Session,
    while_printing: Callable[[Callable[[], None]], Watched],
) -> None:
    author, approver = visit(Role.EDITOR), visit(Role.APPROVER)
    release = handed_in(author, event, session)
    at = f"/desk/releases/{release.id}"
    approver.post(f"{at}/clearance")
    session.commit()

    def take_back() -> None:
        author.post(f"{at}/return")

    while_printing(take_back)

    answer = approver.post(f"{at}/publication")

    assert answer.status_code == 409
    assert texts(answer.text, ".errors") == [
        (
            "The release was changed while its paper was printed. Nothing was published: look at "
            "it again."
        )
    ]
    session.expire_all()
    assert (release.status, release.pdf) == (ReleaseStatus.DRAFT, None)


def test_a_published_release_leads_to_its_page_in_the_newsroom(
    editor: Visitor, approver: Visitor, event: Event, office: Office, session: Session
) -> None:
    release = drafted(editor, event, session)
    page, address = f"/desk/releases/{release.id}", f"/newsroom/{office.slug}/releases/"
    assert address + release.slug not in attributes(editor.get(page).text, "a", "href")

    published(release, editor, approver)

    assert address + release.slug in attributes(editor.get(page).text, "a", "href")


def test_the_places_for_a_paragraph_are_named_without_marks(
    editor: Visitor, event: Event, session: Session
) -> None:
    release = drafted(editor, event, session)
    lead = block_of(release, "lead")
    assert lead.text.startswith("**")

    page = editor.get(f"/desk/releases/{release.id}").text

    assert [one for one in texts(page, "#new-after option") if "*" in one or "\\" in one] == []
