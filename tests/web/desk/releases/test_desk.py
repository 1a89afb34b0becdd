"""A release from the record to the newsroom, on the round table of the seed."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.accounts.models import Office, Role
from planner.events.models.event import Event
from planner.releases.editing import text_mark
from planner.releases.models import Block, Release, ReleaseStatus
from tests.factories import Make
from tests.seed import Seed, round_table
from tests.web.reading import attributes, filled, texts
from tests.web.visitor import Visitor

Visit = Callable[[Role], Visitor]


@pytest.fixture
def seed(make: Make) -> Seed:
    return round_table(make)


@pytest.fixture
def event(seed: Seed) -> Event:
    return seed.event


def drafted(editor: Visitor, event: Event, session: Session, language: str = "en") -> Release:
    response = editor.post(f"/desk/events/{event.id}/releases", {"language": language})
    assert response.status_code == 303
    release = session.scalars(select(Release).order_by(Release.id.desc())).first()
    assert release is not None
    assert response.location == f"/desk/releases/{release.id}"
    return release


def block_of(release: Release, key: str) -> Block:
    return next(block for block in release.blocks if block.key == key)


def published(release: Release, writer: Visitor, approver: Visitor) -> None:
    for who, step in (
        (writer, "clearance-request"),
        (approver, "clearance"),
        (approver, "publication"),
    ):
        response = who.post(f"/desk/releases/{release.id}/{step}")
        assert response.status_code == 303, response.text


def test_documents_offer_papers_and_a_draft_per_language(editor: Visitor, event: Event) -> None:
    page = editor.get(f"/desk/events/{event.id}/documents").text

    assert texts(page, "button[name=language]") == [
        "Draft the release in English",
        "Draft the release in Russian",
    ]
    assert texts(page, ".papers li") == [
        "Advisory, English (PDF)",
        "Programme, English (PDF)",
        "Advisory, Russian (PDF)",
        "Programme, Russian (PDF)",
        "Programme, English and Russian (PDF)",
        "List for the guard, English (PDF)",
        "List for the guard, Russian (PDF)",
        "List for the guard (CSV)",
        "With those who have not answered (PDF)",
    ]
    assert attributes(page, ".papers a", "href")[0] == (
        f"/desk/events/{event.id}/advisory.pdf?language=en"
    )


def test_the_editor_shows_every_block_with_its_sources(
    editor: Visitor, event: Event, session: Session
) -> None:
    release = drafted(editor, event, session)

    page = editor.get(f"/desk/releases/{release.id}").text

    assert "145th anniversary" in page
    assert "<li>the base year of the anniversary “" in page
    assert attributes(page, "textarea.block__text", "name") == [
        f"text-{block.id}" for block in release.blocks
    ]


def test_a_second_draft_in_one_language_is_refused(
    editor: Visitor, event: Event, session: Session
) -> None:
    drafted(editor, event, session)

    response = editor.post(f"/desk/events/{event.id}/releases", {"language": "en"})

    assert response.status_code == 409
    assert editor.post(f"/desk/events/{event.id}/releases", {"language": "fr"}).status_code == 404


def typed(block: Block, text: str) -> dict[str, str]:
    """What the editor's form sends for a paragraph that was opened as it is stored now."""
    return {f"text-{block.id}": text, f"was-{block.id}": text_mark(block.text)}


def test_a_paragraph_is_changed_and_a_stale_change_shows_both(
    editor: Visitor, event: Event, session: Session
) -> None:
    release = drafted(editor, event, session)
    block = block_of(release, "headline")
    at = f"/desk/releases/{release.id}/blocks/{block.id}"
    mine, theirs = typed(block, "Mine"), typed(block, "Theirs")

    assert editor.post(at, mine).status_code == 303
    stale = editor.post(at, theirs)

    assert stale.status_code == 409
    assert texts(stale.text, ".field__stored") == ["Saved meanwhile by somebody else: Mine"]
    assert filled(stale.text, theirs) == {
        f"text-{block.id}": "Theirs",
        f"was-{block.id}": text_mark("Mine"),
    }
    assert block.text == "Mine"
    page = editor.get(f"/desk/releases/{release.id}").text
    assert texts(page, ".block__name .state") == ["edited by hand"]


@pytest.mark.parametrize("text", ["", "   ", "x" * 10_001, "a\ufdd0b"])
def test_a_bad_paragraph_is_refused_and_nothing_is_lost(
    editor: Visitor, event: Event, session: Session, text: str
) -> None:
    release = drafted(editor, event, session)
    headline, lead = block_of(release, "headline"), block_of(release, "lead")
    other = typed(lead, "Half a thought")
    for at, sent, field in (
        (f"blocks/{headline.id}", {**typed(headline, text), **other}, f"text-{headline.id}"),
        ("blocks", {"text": text, **typed(lead, lead.text)}, "text"),
    ):
        response = editor.post(f"/desk/releases/{release.id}/{at}", sent)

        name = f"text-{lead.id}"
        assert response.status_code == 422
        assert attributes(response.text, "[aria-invalid]", "name") == [field]
        assert filled(response.text, {name}) == {name: sent[name]}
    session.refresh(lead)
    assert lead.text != "Half a thought"


def test_data_that_change_propose_a_difference(
    editor: Visitor, event: Event, session: Session
) -> None:
    release = drafted(editor, event, session)
    block = block_of(release, "headline")
    at = f"/desk/releases/{release.id}"
    editor.post(f"{at}/blocks/{block.id}", typed(block, "Mine"))
    event.subjects = type(event.subjects)({**event.subjects, "en": "rivers and seas"})

    assert texts(editor.get(at).text, "div.next p") == [
        "The record has changed since this was drafted."
    ]
    editor.post(f"{at}/redraft")
    page = editor.get(at).text

    assert texts(page, "del") == ["deleted: Mine"]
    assert texts(page, "ins")[-1:] == [
        "inserted: Round table in St.\u00a0Petersburg looks at rivers and seas"
    ]
    editor.post(f"{at}/blocks/{block.id}/proposal", {"what": "take"})
    assert "rivers and seas" in block.text
    assert texts(editor.get(at).text, "div.next p") == []


def test_blocks_are_moved_left_out_and_added(
    editor: Visitor, event: Event, session: Session
) -> None:
    release = drafted(editor, event, session)
    at = f"/desk/releases/{release.id}/blocks"
    first, second = release.blocks[0], release.blocks[1]

    editor.post(f"{at}/{second.id}/position", {"where": "up"})
    assert [b.id for b in release.blocks[:2]] == [second.id, first.id]
    editor.post(f"{at}/{second.id}/position", {"where": "down"})
    editor.post(f"{at}/{second.id}/omission", {"what": "out"})
    assert second.is_left_out
    editor.post(f"{at}/{second.id}/omission", {"what": "in"})
    assert not second.is_left_out
    editor.post(at, {"text": "A word of ours.", "after": first.id})
    assert release.blocks[1].text == "A word of ours."
    editor.post(f"{at}/{release.blocks[1].id}/omission", {"what": "out"})
    assert release.blocks[1].id == second.id


def test_the_author_does_not_clear_where_another_can(
    visit: Visit, event: Event, session: Session
) -> None:
    author, other = visit(Role.APPROVER), visit(Role.APPROVER)
    release = drafted(author, event, session)
    author.post(f"/desk/releases/{release.id}/clearance-request")

    page = author.get(f"/desk/releases/{release.id}").text
    assert texts(page, ".tools .why") == [
        "You wrote in it, or changed what it prints: somebody else clears it."
    ]
    assert author.post(f"/desk/releases/{release.id}/clearance").status_code == 403
    assert other.post(f"/desk/releases/{release.id}/clearance").status_code == 303
    assert release.status is ReleaseStatus.CLEARED


def test_a_published_release_is_the_same_bytes_for_everybody(
    editor: Visitor,
    approver: Visitor,
    stranger: Visitor,
    event: Event,
    office: Office,
    session: Session,
) -> None:
    release = drafted(editor, event, session)
    draft = editor.get(f"/desk/releases/{release.id}/paper.pdf")
    assert draft.mimetype == "application/pdf"
    published(release, editor, approver)

    page = stranger.get(f"/newsroom/{office.slug}/releases/{release.slug}")
    paper = stranger.get(f"/newsroom/{office.slug}/releases/{release.slug}.pdf")

    assert page.status_code == 200
    assert "145th anniversary" in page.text
    assert "Set-Cookie" not in page.headers
    assert page.headers["Cache-Control"] == "public, no-cache"
    assert release.pdf is not None
    assert paper.get_etag() == (release.pdf.sha256, False)
    assert paper.data == editor.get(f"/desk/releases/{release.id}/paper.pdf").data
    assert paper.data != draft.data
    again = stranger.get(
        f"/newsroom/{office.slug}/releases/{release.slug}.pdf",
        headers={"If-None-Match": f'"{release.pdf.sha256}"'},
    )
    assert again.status_code == 304
    assert re.sub("-[a-z2-7]{6}$", "", release.slug).startswith("round-table")


def test_the_text_does_not_change_after_publication(
    editor: Visitor, approver: Visitor, event: Event, session: Session
) -> None:
    release = drafted(editor, event, session)
    published(release, editor, approver)
    block = release.blocks[0]

    for path, sent in (
        (f"blocks/{block.id}", typed(block, "x")),
        ("blocks", {"text": "x"}),
        (f"blocks/{block.id}/position", {"where": "down"}),
        (f"blocks/{block.id}/omission", {}),
        ("redraft", {}),
        ("embargo", {"zone": "UTC", "version": str(release.version)}),
        ("clearance-request", {}),
    ):
        assert editor.post(f"/desk/releases/{release.id}/{path}", sent).status_code == 409


def test_a_viewer_reads_and_changes_nothing(
    visit: Visit, editor: Visitor, event: Event, session: Session
) -> None:
    release = drafted(editor, event, session)
    viewer = visit(Role.VIEWER)

    page = viewer.get(f"/desk/releases/{release.id}")

    assert page.status_code == 200
    assert attributes(page.text, "main form", "action") == []
    assert texts(page.text, "textarea") == []
    assert viewer.get(f"/desk/releases/{release.id}/preview").status_code == 200
    for path in (
        "clearance-request",
        "text",
        "blocks",
        "redraft",
        "clearance",
        "publication",
        "withdrawal",
    ):
        assert viewer.post(f"/desk/releases/{release.id}/{path}").status_code == 403
    for path in ("clearance", "publication", "withdrawal"):
        assert editor.post(f"/desk/releases/{release.id}/{path}").status_code == 403
