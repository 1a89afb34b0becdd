from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from planner.contacts.models import Person
from planner.contacts.suppression import Suppression
from planner.contacts.suppressions import suppressions_of
from planner.kernel.ids import new_public_id
from planner.kernel.links import INVITATION, OWN_PAGE, UNSUBSCRIBE, Links
from planner.kernel.work import Work
from planner.outbox.list_kinds import ListKind
from tests.factories import Make
from tests.web.reading import attributes, texts
from tests.web.visitor import Visitor

BODY = {"List-Unsubscribe": "One-Click"}
SCANNERS = [
    {"User-Agent": "Mozilla/5.0 (compatible; Microsoft Safe Links)"},
    {"User-Agent": "BarracudaCentral"},
    {"User-Agent": "Proofpoint URL Defense"},
    {"User-Agent": "GoogleImageProxy"},
    {"Sec-Purpose": "prefetch;prerender"},
    {"Purpose": "prefetch"},
]


@pytest.fixture
def person(make: Make) -> Person:
    return make.person(email="anna@paper.test")


def address(links: Links, person: Person, kind: ListKind = ListKind.RELEASES) -> str:
    return links.unsubscribe(person.public_id, kind).removeprefix(links.public_url)


def kinds(work: Work) -> list[str]:
    return [row.kind for row in suppressions_of(work, "anna@paper.test")]


def stored(session: Session) -> int:
    return session.scalar(select(func.count(Suppression.id))) or 0


@pytest.mark.parametrize(
    "content_type", ["application/x-www-form-urlencoded", "multipart/form-data"]
)
@pytest.mark.parametrize("kind", list(ListKind))
def test_a_mail_program_unsubscribes_without_cookie_and_redirect(
    stranger: Visitor, links: Links, work: Work, person: Person, kind: ListKind, content_type: str
) -> None:
    url = address(links, person, kind)

    stranger.session.commit()
    responses = [
        stranger.client.post(url, base_url=links.public_url, data=BODY, content_type=content_type)
        for _twice in range(2)
    ]

    assert [response.status_code for response in responses] == [200, 200]
    assert "Location" not in responses[0].headers
    assert responses[0].headers.getlist("Set-Cookie") == []
    assert responses[0].headers["Cache-Control"] == "no-store"
    assert responses[0].headers["X-Robots-Tag"] == "noindex"
    stranger.session.expire_all()
    assert kinds(work) == [kind.value]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"List-Unsubscribe": "one-click"},
        {"List-Unsubscribe": ["One-Click", "One-Click"]},
        {"list-unsubscribe": "One-Click"},
        {**BODY, "csrf_token": "x"},
        {"other": "One-Click"},
    ],
)
def test_other_bodies_are_refused(
    stranger: Visitor, links: Links, session: Session, person: Person, body: dict[str, Any]
) -> None:
    response = stranger.post(address(links, person), body, csrf="")

    assert (response.status_code, stored(session)) == (400, 0)


def test_looking_changes_nothing_and_shows_the_button(
    stranger: Visitor, links: Links, session: Session, person: Person
) -> None:
    url = address(links, person)

    page = stranger.get(url)
    others = [stranger.get(url, headers=headers).status_code for headers in SCANNERS]
    head = stranger.client.head(url, base_url=links.public_url)

    assert texts(page.text, "h1, form button") == ["No more of these letters?", "No more releases"]
    assert attributes(page.text, "form", "method") == ["post"]
    assert attributes(page.text, "form", "action") == [url]
    assert (set(others), head.status_code, stored(session)) == ({200}, 200, 0)


def test_the_button_of_the_page_does_as_the_mail_program(
    stranger: Visitor, links: Links, work: Work, person: Person
) -> None:
    page = stranger.post(address(links, person, ListKind.INVITATIONS), BODY, csrf="")

    assert texts(page.text, "h1, main p")[:2] == [
        "Done",
        "Press House sends you no more invitations to events and no advisories on them.",
    ]
    assert kinds(work) == ["invitations"]


def test_a_russian_reader_is_spoken_to_in_russian(
    stranger: Visitor, links: Links, make: Make
) -> None:
    person = make.person(language="ru")

    page = stranger.get(address(links, person))

    assert texts(page.text, "h1, form button") == [
        "Отказаться от этих писем?",
        "Не присылать пресс-релизы",
    ]


def test_each_token_opens_its_own_door_only(
    stranger: Visitor, links: Links, make: Make, person: Person
) -> None:
    invitation = make.invitation(person=person)
    tokens = {
        "/i/": links.signer.token(INVITATION, invitation.public_id, invitation.generation),
        "/m/": links.signer.token(OWN_PAGE, person.public_id, 1),
        "/u/": links.signer.token(f"{UNSUBSCRIBE}.releases", person.public_id, 1),
    }

    opened = {
        (door, owner): stranger.get(f"{door}{token}").status_code
        for door in tokens
        for owner, token in tokens.items()
    }

    assert {pair for pair, status in opened.items() if status == 200} == {
        (door, door) for door in tokens
    }
    assert set(opened.values()) == {200, 404}


def test_forged_unknown_and_replaced_links_are_answered_alike(
    stranger: Visitor, links: Links, session: Session, person: Person
) -> None:
    url = address(links, person)
    unknown = links.unsubscribe(new_public_id(), "releases").removeprefix(links.public_url)
    forged = f"{url[:-1]}{'a' if url[-1] != 'a' else 'b'}"
    pages = [stranger.post(one, BODY, csrf="") for one in (unknown, forged)]
    person.public_id = new_public_id()
    pages.append(stranger.post(url, BODY, csrf=""))

    assert [page.status_code for page in pages] == [404, 404, 404]
    assert len({page.text for page in pages}) == 1
    assert stored(session) == 0
