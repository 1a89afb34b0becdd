"""What changed in the text of a release, for the eye and for a screen reader, without script."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.events.models.event import Event
from planner.releases.models import Occasion, Release, TextRevision
from tests.factories import Make
from tests.seed import round_table
from tests.web.desk.releases.test_desk import block_of, drafted, typed
from tests.web.reading import attributes, texts
from tests.web.visitor import Visitor


@pytest.fixture
def event(make: Make) -> Event:
    return round_table(make).event


@pytest.fixture
def release(editor: Visitor, event: Event, session: Session) -> Release:
    return drafted(editor, event, session)


def edit(visitor: Visitor, release: Release, text: str) -> None:
    answer = visitor.post(
        f"/desk/releases/{release.id}/text", typed(block_of(release, "lead"), text)
    )
    assert answer.status_code == 303


def test_an_approver_sees_what_changed_since_they_sent_it_back(
    editor: Visitor, approver: Visitor, release: Release, session: Session
) -> None:
    at = f"/desk/releases/{release.id}"
    edit(editor, release, "They met on 3 May.")
    editor.post(f"{at}/clearance-request")
    assert "Changed since" in approver.get(at).text
    approver.post(f"{at}/return", {"reason": "The day is wrong."})
    edit(editor, release, "They met on 4 May.")
    editor.post(f"{at}/clearance-request")

    page, changes = approver.get(at).text, approver.get(f"{at}/changes").text

    assert texts(page, ".next p") == [
        "Changed since 20\u00a0March\u00a02012, 13:00 (MSK, UTC+04:00; 09:00 UTC): 1 paragraph."
    ]
    assert texts(page, ".block--lead .block__change del") == ["deleted: 3"]
    assert texts(changes, ".change--changed ins") == ["inserted: 4"]
    assert texts(changes, ".change--changed del") == ["deleted: 3"]
    assert texts(changes, ".change--of-lead .change__what") == ["changed"]
    assert "1 paragraph differs." in changes


def test_any_two_revisions_are_compared(
    editor: Visitor, release: Release, session: Session
) -> None:
    edit(editor, release, "One.")
    first, second = session.scalars(select(TextRevision).order_by(TextRevision.id))
    at = f"/desk/releases/{release.id}/changes"

    page = editor.get(f"{at}?from={second.id}&to={first.id}").text

    assert texts(page, ".change--of-lead del") == ["deleted: One."]
    assert attributes(page, "option[selected]", "value") == [str(second.id), str(first.id)]
    assert editor.get(f"{at}?from=999").status_code == 404
    assert editor.get(f"{at}?to=none").status_code == 404
    assert "The text is the same." in editor.get(f"{at}?from={second.id}").text


def test_an_edit_reads_one_revision_however_many_there_are(
    editor: Visitor, approver: Visitor, release: Release, statements: list[str]
) -> None:
    for number in range(3):
        edit(editor, release, f"They met {number} times.")
        approver.post(f"/desk/releases/{release.id}/readings")
    statements.clear()

    edit(editor, release, "They met.")

    (read,) = [one for one in statements if "FROM text_revisions" in one]
    assert "LIMIT" in read


def test_who_has_read_it_is_shown_what_comes_after(
    approver: Visitor, editor: Visitor, release: Release, session: Session
) -> None:
    at = f"/desk/releases/{release.id}"
    edit(editor, release, "Read.")

    answer = approver.post(f"{at}/readings")

    assert (answer.status_code, answer.location) == (303, at)
    newest = session.scalars(select(TextRevision).order_by(TextRevision.id.desc())).first()
    assert newest is not None
    assert newest.occasion is Occasion.READ
    edit(editor, release, "Changed.")
    page = approver.get(f"{at}/changes").text
    assert texts(page, ".change--changed del") == ["deleted: Read."]
    assert texts(page, ".occasion") == ["edited", "read", "edited", "drafted"]


def test_a_text_without_revisions_says_so(
    viewer: Visitor, release: Release, session: Session
) -> None:
    for revision in session.scalars(select(TextRevision)):
        session.delete(revision)
    session.commit()

    page = viewer.get(f"/desk/releases/{release.id}/changes").text

    assert "No earlier revision of the text is kept." in page


def test_a_dragged_paragraph_is_placed_behind_another(
    editor: Visitor, release: Release, session: Session
) -> None:
    first, second, third, *_ = release.blocks
    at = f"/desk/releases/{release.id}/blocks/{first.id}/position"

    answer = editor.post(at, {"where": "after", "placed_after": str(third.id)})
    gone = editor.post(at, {"where": "after", "placed_after": "99999"})

    assert (answer.status_code, gone.status_code) == (303, 404)
    session.expire_all()
    assert release.blocks[:3] == [second, third, first]
    editor.post(at, {"where": "after", "placed_after": ""})
    session.expire_all()
    assert release.blocks[0] is first
