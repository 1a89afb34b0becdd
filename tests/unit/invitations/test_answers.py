from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from planner.events.models.kinds import EventStatus
from planner.history.models import Entry
from planner.invitations.answers import (
    Reply,
    answer,
    note_answer,
    takes_answers,
)
from planner.invitations.models import Answer, AnswerRoad, Invitation
from planner.invitations.operations import invite
from planner.kernel.errors import Conflict, Invalid
from planner.kernel.work import Work
from tests.factories import Make


def test_the_last_answer_counts(work: Work, make: Make) -> None:
    event = make.event()
    (invitation,) = invite(work, event, [make.person()]).invited

    answer(work, invitation, Reply(answer=Answer.DECLINED, message=" I am\r\naway ", crew=2))
    answer(work, invitation, Reply(answer=Answer.ACCEPTED))

    assert (invitation.answer, invitation.standing) == (Answer.ACCEPTED, Answer.ACCEPTED)
    assert (invitation.message, invitation.crew) == ("", 0)
    assert invitation.answer_road is AnswerRoad.LINK
    assert invitation.answered_at == work.now
    entries = work.session.scalars(select(Entry).where(Entry.verb == "invitation.answered")).all()
    assert [entry.facts["answer"] for entry in entries] == ["declined", "accepted"]


def test_a_colleague_goes_by_name(work: Work, make: Make) -> None:
    (invitation,) = invite(work, make.event(), [make.person()]).invited

    answer(
        work,
        invitation,
        Reply(
            answer=Answer.DELEGATED,
            colleague_name="Grace  Hopper",
            colleague_address="grace@example.org",
        ),
    )

    assert (invitation.colleague_name, invitation.colleague_address) == (
        "Grace Hopper",
        "grace@example.org",
    )
    answer(work, invitation, Reply(answer=Answer.ACCEPTED, colleague_name="left in the field"))
    assert invitation.colleague_name == ""


@pytest.mark.parametrize(
    ("reply", "field"),
    [
        (Reply(answer=Answer.NEEDS_ACTION), "answer"),
        (Reply(answer=Answer.REMOTE), "answer"),
        (Reply(answer=Answer.DELEGATED), "colleague_name"),
        (
            Reply(answer=Answer.DELEGATED, colleague_name="G", colleague_address="x@"),
            "colleague_address",
        ),
        (Reply(answer=Answer.ACCEPTED, message="x" * 501), "message"),
        (Reply(answer=Answer.ACCEPTED, crew=21), "crew"),
        (Reply(answer=Answer.ACCEPTED, crew=-1), "crew"),
    ],
)
def test_answers_that_make_no_sense_are_refused(
    work: Work, make: Make, reply: Reply, field: str
) -> None:
    invitation = make.invitation()

    with pytest.raises(Invalid) as refusal:
        answer(work, invitation, reply)

    assert refusal.value.field == field
    assert invitation.answer is Answer.NEEDS_ACTION


def test_online_only_where_there_is_a_link(work: Work, make: Make) -> None:
    invitation = make.invitation(make.event(link="https://meet.test/x"))

    answer(work, invitation, Reply(answer=Answer.REMOTE))

    assert invitation.answer is Answer.REMOTE


def test_answers_end_with_the_last_day_for_them(work: Work, make: Make) -> None:
    event = make.event(answers_until=date(2012, 3, 24))
    midnight = work.now.replace(day=24, hour=20)

    assert takes_answers(event, midnight - timedelta(seconds=1))
    assert not takes_answers(event, midnight)


def test_answers_end_with_the_event(work: Work, make: Make) -> None:
    event = make.event()
    assert event.ends_at is not None

    assert takes_answers(event, event.ends_at - timedelta(seconds=1))
    assert not takes_answers(event, event.ends_at)
    assert not takes_answers(make.event(starts_on=None, ends_on=None), work.now)


def test_a_cancelled_event_takes_no_answers(work: Work, make: Make) -> None:
    invitation = make.invitation(make.event(status=EventStatus.CANCELLED))

    with pytest.raises(Conflict, match="no longer takes answers"):
        answer(work, invitation, Reply(answer=Answer.ACCEPTED))
    with pytest.raises(Conflict, match="no longer takes answers"):
        note_answer(work, invitation, Reply(answer=Answer.ACCEPTED), AnswerRoad.PHONE)


def test_staff_note_an_answer_given_by_telephone(work: Work, make: Make) -> None:
    user = make.user()
    desk = Work(
        session=work.session,
        now=work.now + timedelta(days=30),
        office_id=work.office_id,
        links=work.links,
        actor_id=user.id,
    )
    invitation = make.invitation()

    note_answer(desk, invitation, Reply(answer=Answer.TENTATIVE), AnswerRoad.PHONE)

    assert (invitation.answer, invitation.answer_road) == (Answer.TENTATIVE, AnswerRoad.PHONE)
    assert (invitation.answered_by_id, invitation.answered_at) == (user.id, desk.now)


def test_an_answer_to_an_old_version_is_open(work: Work, make: Make) -> None:
    invitation = make.invitation(sent_sequence=2)

    answer(work, invitation, Reply(answer=Answer.ACCEPTED, sequence=1))

    assert (invitation.answer, invitation.standing) == (Answer.ACCEPTED, Answer.NEEDS_ACTION)
    work.session.flush()
    found = select(Invitation.standing).where(Invitation.id == invitation.id)
    assert work.session.scalars(found).one() == Answer.NEEDS_ACTION
    assert not answer(work, invitation, Reply(answer=Answer.ACCEPTED, sequence=7))
    assert invitation.is_outdated
    assert answer(work, invitation, Reply(answer=Answer.ACCEPTED, sequence=2))
    assert invitation.standing is Answer.ACCEPTED
    assert work.session.scalars(found).one() == Answer.ACCEPTED
