"""Who is told by letter that somebody has commented on a release."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.accounts.models import User
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.outbox.models import Delivery, Letter
from planner.releases.comments import add_comment, reply
from planner.releases.models import Comment, Release
from tests.factories import Make
from tests.releases import HEADLINE, written
from tests.unit.releases.test_clearing_letters import Cast, by, letters


@pytest.fixture
def cast(make: Make) -> Cast:
    return Cast(make)


@pytest.fixture
def release(make: Make, cast: Cast) -> Release:
    event = make.event(titles=Texts(en="Lakes", ru="Озёра"))
    return written(make, event, author_ids=[cast.writer.id])


def _told(session: Session) -> list[str]:
    return [letter.recipient_name for letter in letters(session, "commented")]


def _later(work: Work, user: User) -> Work:
    work = by(work, user)
    return Work(
        session=work.session,
        now=work.now + timedelta(minutes=5),
        office_id=work.office_id,
        links=work.links,
        actor_id=work.actor_id,
    )


def _comment(work: Work, user: User, release: Release) -> Comment:
    return add_comment(by(work, user), release, release.blocks[1], "Who counted?")


def _sent(session: Session) -> None:
    """All letters have left."""
    for letter in session.scalars(select(Letter)):
        letter.delivery = Delivery.SENT
    session.flush()


def test_whoever_wrote_in_the_release_is_told_of_a_comment(
    work: Work,
    cast: Cast,
    release: Release,
    session: Session,
) -> None:
    _comment(work, cast.anna, release)

    (letter,) = letters(session, "commented")
    assert (letter.recipient_address, letter.delivery) == (cast.writer.email, Delivery.QUEUED)
    assert letter.subject == "Comment: press release, English, “Lakes”"
    assert "Anna has commented on the press release (English) on “Lakes”." in letter.text
    assert work.links.desk_release(release.id) in letter.text
    assert "Who counted?" not in letter.text
    assert HEADLINE not in letter.text


def test_nobody_is_told_of_what_they_said_themselves(
    work: Work,
    cast: Cast,
    release: Release,
    session: Session,
) -> None:
    _comment(work, cast.writer, release)

    assert _told(session) == []


def test_a_reply_is_told_to_those_who_took_part(
    work: Work,
    cast: Cast,
    release: Release,
    session: Session,
) -> None:
    comment = _comment(work, cast.anna, release)
    reply(by(work, cast.boss), comment, "The institute.")
    _sent(session)

    reply(_later(work, cast.writer), comment, "In May.")

    assert _told(session) == ["Walter", "Anna", "Anna", "Boris"]


def test_several_comments_before_a_letter_has_left_are_one_letter(
    work: Work,
    cast: Cast,
    release: Release,
    session: Session,
) -> None:
    _comment(work, cast.anna, release)
    _comment(work, cast.anna, release)
    before = _told(session)
    _sent(session)

    add_comment(_later(work, cast.anna), release, release.blocks[1], "And when?")

    assert (before, _told(session)) == (["Walter"], ["Walter", "Walter"])


def test_whoever_no_longer_works_here_is_not_told(
    work: Work,
    cast: Cast,
    release: Release,
    make: Make,
    session: Session,
) -> None:
    gone = make.user(name="Gone")
    release.author_ids = [gone.id]

    _comment(work, cast.anna, release)

    assert _told(session) == []
