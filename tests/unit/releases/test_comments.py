"""Colleagues comment on paragraphs and suggest other words; nothing of it is printed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.accounts.models import User
from planner.history.models import Entry
from planner.kernel.errors import Conflict, Invalid
from planner.kernel.work import Work
from planner.releases.authors import wrote
from planner.releases.checks.comment_checks import check_comments
from planner.releases.comments import (
    LONGEST,
    accept,
    add_comment,
    comments_of,
    decline,
    reopen,
    reply,
    resolve,
)
from planner.releases.editing import add_free_block, edit_block, leave_out, text_mark
from planner.releases.models import Comment, CommentState, Occasion, Release, ReleaseStatus
from planner.releases.revisions import revisions_of
from tests.conftest import NOW
from tests.factories import Make
from tests.releases import written


@pytest.fixture
def release(make: Make) -> Release:
    return written(make, make.event())


@pytest.fixture
def colleague(make: Make) -> User:
    return make.user(name="Clara")


@pytest.fixture
def hers(work: Work, colleague: User) -> Work:
    return replace(work, actor_id=colleague.id)


def verbs(session: Session) -> list[str]:
    return list(session.scalars(select(Entry.verb).order_by(Entry.id)))


def test_a_comment_is_answered_and_resolved_and_makes_nobody_an_author(
    work: Work, hers: Work, release: Release, colleague: User, session: Session
) -> None:
    comment = add_comment(hers, release, release.blocks[1], " Who said that? ")
    answer = reply(work, comment, "The mayor.")
    resolve(hers, comment)

    (found,) = session.scalars(comments_of(release))
    assert (found.text, found.author, found.made_at) == ("Who said that?", colleague, NOW)
    assert found.replies == [answer]
    assert (found.state, found.closed_by) == (CommentState.RESOLVED, colleague)
    assert release.author_ids == []
    assert verbs(session) == [
        "release.commented",
        "release.comment_answered",
        "release.comment_resolved",
    ]
    reopen(work, comment)
    assert (comment.state, comment.closed_at, comment.closed_by_id) == (
        CommentState.OPEN,
        None,
        None,
    )


def test_an_accepted_suggestion_is_the_text_and_both_are_its_authors(
    work: Work, make: Make, hers: Work, release: Release, colleague: User, session: Session
) -> None:
    lead, editor = release.blocks[1], make.user()
    edit_block(replace(work, actor_id=editor.id), lead, "Edited.")
    comment = add_comment(hers, release, lead, "", "Better words.")
    assert session.scalars(select(Release.id).where(wrote(colleague.id))).all() == []

    accept(replace(work, actor_id=editor.id), comment, text_mark("Edited."))

    assert (lead.text, lead.is_edited) == ("Better words.", True)
    assert comment.state is CommentState.ACCEPTED
    assert release.author_ids == [editor.id, colleague.id]
    assert session.scalars(select(Release.id).where(wrote(colleague.id))).all() == [release.id]
    newest, before = session.scalars(revisions_of(release))
    assert (newest.occasion, newest.blocks[1][2]) == (
        Occasion.SUGGESTION_ACCEPTED,
        "Better words.",
    )
    assert before.blocks[1][2] == "Edited."
    assert verbs(session)[-2:] == ["release.suggested", "release.suggestion_accepted"]
    with pytest.raises(Conflict, match="Somebody else"):
        reopen(work, comment)


def test_a_suggestion_for_other_words_than_those_shown_is_not_accepted(
    work: Work, hers: Work, release: Release
) -> None:
    lead = release.blocks[1]
    comment = add_comment(hers, release, lead, "Shorter?", "Short.")
    shown = text_mark(lead.text)
    edit_block(work, lead, "Changed meanwhile.")

    with pytest.raises(Conflict, match="has changed since this difference"):
        accept(work, comment, shown)

    assert lead.text == "Changed meanwhile."
    decline(work, comment)
    assert comment.state is CommentState.DECLINED


def test_the_suggestion_for_a_paragraph_that_is_gone_is_declined(
    work: Work, hers: Work, release: Release
) -> None:
    own = add_free_block(work, release, "Own.", None)
    comment = add_comment(hers, release, own, "", "Better.")
    leave_out(work, own, is_left_out=True)

    with pytest.raises(Conflict, match="is gone"):
        accept(work, comment, text_mark("Own."))


def test_a_suggestion_that_changes_nothing_is_a_comment(hers: Work, release: Release) -> None:
    lead = release.blocks[1]

    assert add_comment(hers, release, lead, "Good.", f" {lead.text} ").proposed is None
    assert add_comment(hers, release, lead, "Leave it out?", " ").proposed is None
    with pytest.raises(Invalid, match="Write the comment first"):
        add_comment(hers, release, lead, " ", lead.text)


def test_what_is_no_comment_is_refused(hers: Work, release: Release) -> None:
    comment = add_comment(hers, release, release.blocks[1], "Why?")

    with pytest.raises(Invalid, match="At most 2000 characters"):
        add_comment(hers, release, release.blocks[1], "x" * (LONGEST + 1))
    with pytest.raises(Invalid, match="Write the reply first"):
        reply(hers, comment, " ")
    with pytest.raises(Conflict, match="suggests no other text"):
        accept(hers, comment, "")
    with pytest.raises(Conflict, match="suggests no other text"):
        decline(hers, comment)


def test_a_text_in_review_takes_comments_and_keeps_its_words(hers: Work, release: Release) -> None:
    release.status = ReleaseStatus.IN_REVIEW
    lead = release.blocks[1]
    comment = add_comment(hers, release, lead, "", "Better.")

    with pytest.raises(Conflict, match="its text stays as it is"):
        accept(hers, comment, text_mark(lead.text))

    assert comment.state is CommentState.OPEN


@pytest.mark.parametrize(
    "act",
    [
        lambda work, release, _comment: add_comment(work, release, release.blocks[1], "Late."),
        lambda work, _release, comment: reply(work, comment, "Late."),
        lambda work, _release, comment: resolve(work, comment),
        lambda work, _release, comment: reopen(work, comment),
    ],
)
def test_what_is_out_takes_no_comments(
    hers: Work, release: Release, act: Callable[[Work, Release, Comment], object]
) -> None:
    comment = add_comment(hers, release, release.blocks[1], "In time.")
    release.status = ReleaseStatus.PUBLISHED

    with pytest.raises(Conflict, match="is published"):
        act(hers, release, comment)


def test_two_people_decide_once(work: Work, hers: Work, release: Release) -> None:
    comment = add_comment(hers, release, release.blocks[1], "Why?")
    with pytest.raises(Conflict):
        reopen(work, comment)
    resolve(work, comment)

    with pytest.raises(Conflict, match="decided on this meanwhile"):
        resolve(hers, comment)


def test_open_comments_are_found_at_clearing_and_block_nothing(
    hers: Work, release: Release, session: Session
) -> None:
    headline, lead = release.blocks
    for block in (headline, lead, lead):
        add_comment(hers, release, block, "Why?")
    resolve(hers, add_comment(hers, release, headline, "Settled."))

    found = list(check_comments(session.scalars(comments_of(release))))

    assert [(str(one.sentence), one.block_key, one.is_blocking) for one in found] == [
        ("1 comment is open.", "headline", False),
        ("2 comments are open.", "lead", False),
    ]


def test_the_comments_of_an_account_that_is_deleted_stay(
    hers: Work, release: Release, colleague: User, session: Session
) -> None:
    comment = add_comment(hers, release, release.blocks[1], "", "Better.")
    session.delete(colleague)
    session.flush()
    session.expire_all()

    assert comment.author is None
    accept(replace(hers, actor_id=None), comment, text_mark(release.blocks[1].text))
    assert release.blocks[1].text == "Better."
