from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from planner.invitations.answers import Reply, answer, note_answer
from planner.invitations.cleanup import forget_particulars
from planner.invitations.models import Answer, AnswerRoad, Invitation
from planner.invitations.particulars import (
    KEPT_FOR,
    LONGEST,
    MOST_CREW,
    NAMES,
    CrewMember,
    Particulars,
    crew_members,
)
from planner.kernel.errors import Invalid
from planner.kernel.work import Work
from planner.privacy.erasing import erase
from planner.privacy.own_data import as_json, own_data
from tests.factories import Make

TOLD = Particulars(
    crew_names="Anna Berg, camera\nKim, sound",
    equipment="two lights",
    number_plate="A 123 BC 77",
    access_needs="a ramp",
    interpretation="French",
)


@pytest.fixture
def ada(make: Make) -> Invitation:
    return make.invitation(make.event(), person=make.person("Ada"))


def kept(guest: Invitation) -> Particulars:
    return Particulars(**{name: getattr(guest, name) for name in NAMES})


def comes(work: Work, guest: Invitation, told: Particulars | None = TOLD) -> None:
    answer(work, guest, Reply(answer=Answer.ACCEPTED, particulars=told))


def test_those_who_come_along_are_named_and_counted(work: Work, ada: Invitation) -> None:
    comes(work, ada)

    assert (kept(ada), ada.crew) == (TOLD, 2)
    assert crew_members(ada.crew_names) == [
        CrewMember("Anna Berg", "camera"),
        CrewMember("Kim", "sound"),
    ]


@pytest.mark.parametrize("typed", ["", "\n , \n\t", "  "])
def test_an_empty_line_is_nobody(typed: str) -> None:
    assert crew_members(typed) == []


def test_whoever_declines_brings_nobody(work: Work, ada: Invitation) -> None:
    comes(work, ada)

    answer(work, ada, Reply(answer=Answer.DECLINED, particulars=TOLD))

    assert kept(ada) == Particulars()


def test_an_answer_by_mail_leaves_them_as_they_are(work: Work, ada: Invitation) -> None:
    comes(work, ada)

    note_answer(work, ada, Reply(answer=Answer.TENTATIVE, crew=2), AnswerRoad.MAIL)

    assert kept(ada) == TOLD


@pytest.mark.parametrize("name", NAMES)
def test_a_text_that_is_too_long_is_refused(work: Work, ada: Invitation, name: str) -> None:
    told = Particulars(**{name: "x" * (LONGEST[name] + 1)})

    with pytest.raises(Invalid) as refused:
        comes(work, ada, told)

    assert (refused.value.field, kept(ada)) == (name, Particulars())


def test_too_many_people_are_refused(work: Work, ada: Invitation) -> None:
    with pytest.raises(Invalid) as refused:
        comes(work, ada, Particulars(crew_names="Kim\n" * (MOST_CREW + 1)))

    assert refused.value.field == "crew_names"


@pytest.mark.parametrize(("since", "left"), [(KEPT_FOR, TOLD), (KEPT_FOR * 2, Particulars())])
def test_they_are_forgotten_some_time_after_the_event(
    work: Work, ada: Invitation, since: timedelta, left: Particulars
) -> None:
    comes(work, ada)
    assert ada.event.ends_at is not None

    counted = forget_particulars(work.session, ada.event.ends_at + since)

    work.session.expire_all()
    assert (counted, kept(ada)) == (int(left == Particulars()), left)


def test_they_go_with_the_person(work: Work, ada: Invitation) -> None:
    comes(work, ada)
    ada.event.ends_at = work.now - timedelta(days=1)

    erase(work, ada.person)

    assert kept(work.session.scalars(select(Invitation)).one()) == Particulars()


def test_the_person_may_see_them(work: Work, ada: Invitation) -> None:
    comes(work, ada)

    (event,) = as_json(own_data(work, ada.person))["events"]

    assert {name: event[name] for name in NAMES} == {name: getattr(TOLD, name) for name in NAMES}
