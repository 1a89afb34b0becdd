"""Paragraphs of a release are moved, left out and removed, said in a sentence, and undone."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.accounts.models import Office
from planner.history.models import Removed
from planner.releases.editing import add_free_block
from planner.releases.models import Block, Release, ReleaseStatus
from tests.factories import Make
from tests.releases import written
from tests.web.desk.undoing import undo
from tests.web.reading import attributes, texts
from tests.web.visitor import Visitor

SCRIPT = {"Accept": "application/json"}


@pytest.fixture
def release(make: Make, office: Office, session: Session) -> Release:
    release = written(make, make.event())
    add_free_block(make.work, release, "A paragraph **of ours** that is as long as one reads", None)
    session.commit()
    return release


def at(release: Release, block: Block, act: str) -> str:
    return f"/desk/releases/{release.id}/blocks/{block.id}/{act}"


def order(session: Session, release: Release) -> list[tuple[str, str, bool]]:
    session.expire_all()
    return [(block.key, block.text, block.is_left_out) for block in release.blocks]


@pytest.mark.parametrize(
    ("number", "act", "values", "said"),
    [
        (
            0,
            "position",
            {"where": "down"},
            "“A paragraph of ours that is as long as…” stands behind “Rivers know no frontier” now.",
        ),
        (2, "position", {"where": "up"}, None),
        (
            1,
            "position",
            {"where": "after", "placed_after": ""},
            "“Rivers know no frontier” comes first now.",
        ),
        (1, "omission", {"what": "out"}, "“Rivers know no frontier” is left out of print."),
        (0, "omission", {"what": "out"}, "The paragraph is removed."),
    ],
)
def test_an_act_on_a_paragraph_is_said_and_undone(
    editor: Visitor,
    release: Release,
    session: Session,
    number: int,
    act: str,
    values: dict[str, str],
    said: str | None,
) -> None:
    before = order(session, release)

    answer = editor.post(at(release, release.blocks[number], act), values)
    assert order(session, release) != before
    page = editor.get(answer.location).text
    assert said in (None, *texts(page, ".notice p"))

    undo(editor, page)

    assert order(session, release) == before


def test_a_left_out_paragraph_goes_again(
    editor: Visitor, release: Release, session: Session
) -> None:
    lead = release.blocks[2]
    lead.text = "\\-"
    editor.post(at(release, lead, "omission"), {"what": "out"})

    answer = editor.post(at(release, lead, "omission"), {"what": "in"})
    page = editor.get(answer.location).text

    assert texts(page, ".notice p") == ["“-” is printed again."]
    undo(editor, page)
    session.expire_all()
    assert lead.is_left_out


def test_at_either_end_nothing_moves_and_nothing_is_said(editor: Visitor, release: Release) -> None:
    first = release.blocks[0]

    answer = editor.post(at(release, first, "position"), {"where": "up"})
    page = editor.get(answer.location).text

    assert texts(page, ".notice") == []
    assert attributes(page, "button[name=where][disabled]", "value") == ["up", "down"]


def test_the_script_reads_the_order_and_what_undoes_it(editor: Visitor, release: Release) -> None:
    own, headline, lead = (str(block.id) for block in release.blocks)

    moved = editor.post(at(release, release.blocks[2], "position"), {"where": "up"}, headers=SCRIPT)
    again = editor.post(at(release, release.blocks[0], "position"), {"where": "up"}, headers=SCRIPT)

    said = "“Secret lead & more.” stands behind “A paragraph of ours that is as long as…” now."
    assert moved.json == {"order": [own, lead, headline], "said": said, "back": headline}
    assert again.json == {"order": [own, lead, headline], "said": "", "back": ""}


def test_a_removed_paragraph_comes_back_to_its_event_and_to_a_draft(
    editor: Visitor, make: Make, release: Release, session: Session
) -> None:
    other = written(make, make.event())
    editor.post(at(release, release.blocks[0], "omission"), {"what": "out"})
    removed = session.scalars(select(Removed)).one()
    back = "/desk/releases/{}/removed/{}/restoration"
    release.status = ReleaseStatus.IN_REVIEW
    session.commit()

    answers = [
        editor.post(back.format(other.id, removed.id)),
        editor.post(back.format(release.id, removed.id)),
    ]

    assert [answer.status_code for answer in answers] == [404, 409]


def test_a_paragraph_that_the_record_no_longer_says_is_removed_and_back(
    editor: Visitor, release: Release, session: Session
) -> None:
    release.blocks[2].redrafted = ""
    session.commit()
    before = order(session, release)

    answer = editor.post(at(release, release.blocks[2], "proposal"), {"what": "take"})
    page = editor.get(answer.location).text
    assert texts(page, ".notice p") == ["The paragraph is removed."]
    undo(editor, page)

    assert order(session, release) == before
