"""The editor loses no word: whichever button is pressed, everything that was typed is kept."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy.orm import Session

from planner.accounts.models import Office
from planner.releases.editing import text_mark
from planner.releases.models import Block, Release, ReleaseStatus
from tests.factories import Make
from tests.releases import written
from tests.web.desk.releases.test_desk import typed
from tests.web.reading import filled, texts, wrong
from tests.web.visitor import Visitor


@pytest.fixture
def release(make: Make, office: Office) -> Release:
    return written(make, make.event())


def every_field(release: Release, **given: str) -> dict[str, str]:
    """The whole form as a browser sends it, with what was typed in it."""
    sent = {"version": str(release.version), "slug_line": release.slug_line, "text": ""}
    sent |= {"day": "", "clock": "", "zone": release.zone}
    for block in release.blocks:
        sent |= typed(block, block.text)
    return {**sent, **given}


def lead_of(release: Release) -> Block:
    return release.blocks[1]


@pytest.mark.parametrize(
    "path",
    [
        "text",
        "blocks/{0}",
        "blocks/{0}/position",
        "blocks/{0}/omission",
        "redraft",
        "clearance-request",
        "slug-line",
        "embargo",
    ],
)
def test_whichever_button_is_pressed_the_other_paragraph_is_kept(
    editor: Visitor, release: Release, session: Session, path: str
) -> None:
    headline, lead = release.blocks
    sent = every_field(release, **typed(lead, "Half a thought"), text="A new one")

    answer = editor.post(f"/desk/releases/{release.id}/{path.format(headline.id)}", sent)

    assert answer.status_code == 303
    session.expire_all()
    stored = sorted(block.text for block in release.blocks)
    assert stored == sorted((headline.text, "Half a thought", "A new one"))


def test_line_and_embargo_are_kept_with_a_paragraph(
    editor: Visitor, release: Release, session: Session
) -> None:
    lead = lead_of(release)
    given = {"slug_line": "PR 7", "day": "2012-03-28", "clock": "10:00"}

    answer = editor.post(
        f"/desk/releases/{release.id}/blocks/{lead.id}",
        every_field(release, **given, **typed(lead, "Mine")),
    )

    assert answer.status_code == 303
    session.expire_all()
    assert (release.slug_line, lead.text) == ("PR 7", "Mine")
    assert release.embargo_until == datetime(2012, 3, 28, 6, tzinfo=UTC)


def test_two_who_work_on_different_paragraphs_do_not_meet(
    editor: Visitor, approver: Visitor, release: Release, session: Session
) -> None:
    headline, lead = release.blocks
    marks = {f"was-{name}": mark for name, mark in (("slug", text_mark("")),)}
    first = every_field(release, **marks, **typed(headline, "First"))
    second = every_field(release, **marks, **typed(lead, "Second"))

    answers = [
        editor.post(f"/desk/releases/{release.id}/text", first),
        approver.post(f"/desk/releases/{release.id}/text", second),
    ]

    assert [answer.status_code for answer in answers] == [303, 303]
    session.expire_all()
    assert [block.text for block in release.blocks] == ["First", "Second"]


def test_a_refused_paragraph_brings_everything_back_and_stores_nothing(
    editor: Visitor, release: Release, session: Session
) -> None:
    headline, lead = release.blocks
    opened = every_field(release, **typed(headline, "Late"), text="A new one", slug_line="PR 9")
    opened |= typed(lead, "Half a thought")
    editor.post(f"/desk/releases/{release.id}/text", typed(headline, "Early"))

    answer = editor.post(f"/desk/releases/{release.id}/text", opened)

    assert answer.status_code == 409
    kept = {
        f"text-{headline.id}": "Late",
        f"text-{lead.id}": "Half a thought",
        "text": "A new one",
        "slug_line": "PR 9",
    }
    assert filled(answer.text, kept) == kept
    assert texts(answer.text, ".field__stored") == [
        "Saved meanwhile by somebody else: Early",
        "Saved meanwhile by somebody else: (empty)",
    ]
    session.expire_all()
    assert [block.text for block in release.blocks] == ["Early", "Secret lead & more."]


def test_words_without_a_paragraph_are_shown_to_be_kept(
    editor: Visitor, release: Release, session: Session
) -> None:
    lead = lead_of(release)
    removed = {f"text-{10**6}": "Orphaned words", f"was-{10**6}": "x"}

    gone = editor.post(f"/desk/releases/{release.id}/text", every_field(release, **removed))
    release.status = ReleaseStatus.IN_REVIEW
    session.commit()
    closed = editor.post(
        f"/desk/releases/{release.id}/text",
        every_field(release, **typed(lead, "Too late"), text="And new"),
    )

    assert (gone.status_code, closed.status_code) == (422, 409)
    assert texts(gone.text, "textarea[readonly]") == ["Orphaned words"]
    assert texts(closed.text, "textarea[readonly]") == ["Too late", "And new"]
    assert texts(closed.text, ".warning[role=alert]") == [
        "The text was handed in meanwhile and stays as it is. Your words were not saved."
    ]


def test_a_new_paragraph_is_asked_for_in_words(editor: Visitor, release: Release) -> None:
    answer = editor.post(f"/desk/releases/{release.id}/blocks", every_field(release))

    assert answer.status_code == 422
    assert wrong(answer.text) == {"new-text": "Write the paragraph first."}


def test_two_who_change_the_line_see_both(editor: Visitor, release: Release) -> None:
    mark = {"was-slug": text_mark("")}
    at = f"/desk/releases/{release.id}/slug-line"
    editor.post(at, {"slug_line": "First", **mark})

    answer = editor.post(at, {"slug_line": "Second", **mark})

    assert answer.status_code == 409
    assert texts(answer.text, ".field__stored") == ["Saved meanwhile by somebody else: First"]
    assert filled(answer.text, {"slug_line"}) == {"slug_line": "Second"}
