"""Comments and suggestions of colleagues, without script."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.events.models.event import Event
from planner.releases.editing import text_mark
from planner.releases.models import Comment, CommentState, Release
from tests.factories import Make
from tests.seed import round_table
from tests.web.desk.releases.test_desk import block_of, drafted, typed
from tests.web.reading import attributes, filled, texts
from tests.web.visitor import Visitor


@pytest.fixture
def event(make: Make) -> Event:
    return round_table(make).event


@pytest.fixture
def release(editor: Visitor, event: Event, session: Session) -> Release:
    return drafted(editor, event, session)


def suggestion(release: Release, text: str) -> dict[str, str]:
    lead = block_of(release, "lead")
    return {
        f"comment-{lead.id}": "Shorter?",
        f"suggest-{lead.id}": text,
        f"suggested-{lead.id}": text_mark(lead.text),
        "at": str(lead.id),
    }


def newest(session: Session) -> Comment:
    session.expire_all()
    found = session.scalars(select(Comment).order_by(Comment.id.desc())).first()
    assert found is not None
    return found


def test_a_suggestion_is_shown_as_a_difference_and_accepted(
    editor: Visitor, approver: Visitor, release: Release, session: Session
) -> None:
    at, lead = f"/desk/releases/{release.id}", block_of(release, "lead")
    editor.post(f"{at}/text", typed(lead, "They met on 3 May."))

    answer = approver.post(f"{at}/comments", suggestion(release, "They met on 4 May."))

    assert (answer.status_code, answer.location) == (303, f"{at}#block-{lead.id}")
    comment = newest(session)
    page = editor.get(at).text
    assert texts(page, ".block--lead .comment ins") == ["inserted: 4"]
    assert "1 comment is open." in texts(page, ".check a")
    shown = filled(page, {f"shown-{comment.id}"})
    answer = editor.post(f"{at}/comments/{comment.id}/state", {**shown, "what": "accept"})
    assert answer.status_code == 303
    session.expire_all()
    assert lead.text == "They met on 4 May."
    page = editor.get(at).text
    assert texts(page, ".notice") == ["The suggested text is in place."]
    assert texts(page, ".block--lead summary") == [
        f"From the record: {len(lead.sources)}",
        "Decided comments: 1",
        "Comment",
        "Suggest another text",
    ]


def test_comments_are_answered_declined_resolved_and_opened_again(
    editor: Visitor, release: Release, session: Session
) -> None:
    at, lead = f"/desk/releases/{release.id}", block_of(release, "lead")
    editor.post(f"{at}/comments", {f"comment-{lead.id}": "Why?"})
    comment = newest(session)

    editor.post(f"{at}/comments", {f"reply-{comment.id}": "Because."})
    assert texts(editor.get(at).text, ".comment__reply .comment__text") == ["Because."]
    answer = newest(session).id
    assert editor.post(f"{at}/comments", {f"reply-{answer}": "No."}).status_code == 422
    decided = editor.post(f"{at}/comments/{answer}/state", {"what": "resolve"})
    assert decided.status_code == 404
    for what, state in (
        ("resolve", CommentState.RESOLVED),
        ("reopen", CommentState.OPEN),
        ("decline", CommentState.OPEN),
    ):
        editor.post(f"{at}/comments/{comment.id}/state", {"what": what})
        session.expire_all()
        assert comment.state is state
    editor.post(f"{at}/comments", suggestion(release, "Other."))
    editor.post(f"{at}/comments/{newest(session).id}/state", {"what": "decline"})
    assert newest(session).state is CommentState.DECLINED


def test_whichever_button_is_pressed_typed_comments_are_saved_with_the_text(
    editor: Visitor, release: Release, session: Session
) -> None:
    at, lead = f"/desk/releases/{release.id}", block_of(release, "lead")

    editor.post(f"{at}/text", {**typed(lead, "Mine."), f"comment-{lead.id}": "Why?"})

    session.expire_all()
    assert (lead.text, newest(session).text) == ("Mine.", "Why?")


def test_what_is_refused_is_shown_again(
    editor: Visitor, release: Release, session: Session
) -> None:
    at, lead = f"/desk/releases/{release.id}", block_of(release, "lead")
    long = "x" * 2001

    nothing = editor.post(f"{at}/comments", {f"comment-{lead.id}": " "})
    refused = editor.post(
        f"{at}/comments", {**suggestion(release, "Other."), f"comment-{lead.id}": long}
    )
    gone = editor.post(f"{at}/comments", {"comment-99999": "Why?"})

    assert nothing.status_code == 422
    assert texts(nothing.text, ".warning") == ["Write the comment first, or change the text."]
    assert refused.status_code == 422
    assert texts(refused.text, f"#comment-{lead.id}-error") == ["At most 2000 characters, please."]
    assert filled(refused.text, {f"comment-{lead.id}", f"suggest-{lead.id}"}) == {
        f"comment-{lead.id}": long,
        f"suggest-{lead.id}": "Other.",
    }
    assert gone.status_code == 422
    assert texts(gone.text, "textarea[readonly]") == ["Why?"]
    assert session.scalars(select(Comment)).all() == []


def test_a_text_in_review_is_commented_on_and_its_comments_are_never_printed(
    editor: Visitor, approver: Visitor, viewer: Visitor, release: Release, session: Session
) -> None:
    at, lead = f"/desk/releases/{release.id}", block_of(release, "lead")
    editor.post(f"{at}/clearance-request")

    answer = approver.post(f"{at}/comments", {f"comment-{lead.id}": "Whence?"})

    assert answer.status_code == 303
    page = editor.get(at).text
    assert texts(page, ".comment__text") == ["Whence?"]
    assert attributes(page, ".comment button[name=what]", "value") == ["resolve"]
    assert attributes(viewer.get(at).text, ".comment button", "name") == []
    paper = PdfReader(BytesIO(viewer.get(f"{at}/paper.pdf").data))
    assert "Whence" not in "".join(one.extract_text() for one in paper.pages)
    assert approver.post(f"{at}/clearance").status_code == 303


def test_comments_on_a_paragraph_that_is_gone_stay_on_the_page(
    editor: Visitor, release: Release, session: Session
) -> None:
    at = f"/desk/releases/{release.id}"
    editor.post(f"{at}/blocks", {"text": "Own."})
    session.expire_all()
    own = next(block for block in release.blocks if block.text == "Own.")
    editor.post(f"{at}/comments", {f"comment-{own.id}": "Why?"})
    editor.post(f"{at}/blocks/{own.id}/omission", {"what": "out"})

    page = editor.get(at).text

    assert texts(page, "#orphaned-name") == ["Comments on paragraphs that are gone"]
    assert texts(page, ".comment__text") == ["Why?"]
