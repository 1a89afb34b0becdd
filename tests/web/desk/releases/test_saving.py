"""Paragraphs are saved one by one while they are typed."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from planner.events.models.event import Event
from planner.releases.editing import text_mark
from planner.releases.models import ReleaseStatus
from tests.factories import Make
from tests.seed import round_table
from tests.web.desk.releases.test_desk import block_of, drafted, typed
from tests.web.visitor import Visitor


@pytest.fixture
def event(make: Make) -> Event:
    return round_table(make).event


def test_paragraphs_are_saved_while_they_are_typed(
    editor: Visitor, event: Event, session: Session
) -> None:
    release = drafted(editor, event, session)
    lead, headline = block_of(release, "lead"), block_of(release, "headline")
    sent = {**typed(lead, "Mine."), **typed(headline, "")}

    answer = editor.post(f"/desk/releases/{release.id}/text/paragraphs", sent).get_json()

    session.expire_all()
    assert block_of(release, "lead").text == "Mine."
    assert answer["saved"] == {str(lead.id): text_mark("Mine.")}
    assert answer["refused"] == {
        str(headline.id): {"why": "An empty paragraph cannot be printed. Leave it out instead."}
    }
    assert answer["said"].startswith("Saved at ")


def test_a_paragraph_that_somebody_else_saved_is_refused(
    editor: Visitor, event: Event, session: Session
) -> None:
    release = drafted(editor, event, session)
    lead = block_of(release, "lead")
    at = f"/desk/releases/{release.id}/text/paragraphs"
    opened = typed(lead, "Ours.")
    editor.post(at, typed(lead, "Theirs."))

    answer = editor.post(at, opened).get_json()

    assert answer["saved"] == {}
    assert "Somebody else saved this" in answer["refused"][str(lead.id)]["why"]
    assert answer["refused"][str(lead.id)]["stored"] == "Theirs."
    session.expire_all()
    assert block_of(release, "lead").text == "Theirs."


def test_a_text_that_is_handed_in_is_not_changed(
    editor: Visitor, event: Event, session: Session
) -> None:
    release = drafted(editor, event, session)
    lead = block_of(release, "lead")
    release.status = ReleaseStatus.IN_REVIEW
    session.commit()

    answer = editor.post(
        f"/desk/releases/{release.id}/text/paragraphs", typed(lead, "Late.")
    ).get_json()

    assert answer["saved"] == {}
    assert list(answer["refused"]) == [str(lead.id)]


def test_too_long_a_paragraph_is_refused_with_its_reason(
    editor: Visitor, event: Event, session: Session
) -> None:
    release = drafted(editor, event, session)
    lead = block_of(release, "lead")

    answer = editor.post(
        f"/desk/releases/{release.id}/text/paragraphs", typed(lead, "x" * 30_000)
    ).get_json()

    assert answer["saved"] == {}
    assert list(answer["refused"]) == [str(lead.id)]
