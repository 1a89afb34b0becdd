"""What happens to invitations, parts, letters and lists when two people become one."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from planner.contacts.models import Person
from planner.events.models.event import Event
from planner.history.models import Entry
from planner.history.operations import record
from planner.invitations.aliases import InvitationAlias, alias_called
from planner.invitations.models import Answer, AnswerRoad, Invitation
from planner.invitations.operations import withdraw
from planner.kernel.work import Work
from planner.merging.merge import MergePlan, merge
from planner.merging.undoing import undo_merge
from planner.outbox.models import Letter
from planner.outbox.operations import enqueue
from tests.conftest import NOW
from tests.factories import Make
from tests.unit.outbox.letters import plan


@pytest.fixture
def anna(make: Make) -> Person:
    return make.person("Anna Arden", email="anna@paper.test")


@pytest.fixture
def other(make: Make) -> Person:
    return make.person("A. Arden", email="arden@radio.test")


@pytest.fixture
def event(make: Make) -> Event:
    return make.event()


def asked(make: Make, event: Event, person: Person, **given: object) -> Invitation:
    address = person.email
    return make.invitation(event, person=person, address=address, invited_at=NOW, **given)


def answered(answer: Answer, days: int = 0) -> dict[str, object]:
    return {
        "answer": answer,
        "answered_at": NOW + timedelta(days=days),
        "answer_road": AnswerRoad.LINK,
        "answered_sequence": 0,
    }


def guests(work: Work) -> list[Invitation]:
    work.session.expire_all()
    return list(work.session.scalars(select(Invitation).order_by(Invitation.id)))


def test_an_invitation_of_one_is_that_of_the_survivor(
    work: Work, make: Make, event: Event, anna: Person, other: Person
) -> None:
    invitation = asked(make, event, other, **answered(Answer.ACCEPTED))

    row = merge(work, anna, other, MergePlan())
    moved = invitation.person_id
    undo_merge(work, row)

    assert (moved, invitation.person_id) == (anna.id, other.id)


def test_the_later_answer_wins(
    work: Work, make: Make, event: Event, anna: Person, other: Person
) -> None:
    asked(make, event, anna, **answered(Answer.DECLINED))
    asked(make, event, other, message="By train.", **answered(Answer.ACCEPTED, days=1))

    merge(work, anna, other, MergePlan())

    (guest,) = guests(work)
    assert (guest.person_id, guest.answer, guest.message) == (
        anna.id,
        Answer.ACCEPTED,
        "By train.",
    )


def test_the_earlier_answer_does_not(
    work: Work, make: Make, event: Event, anna: Person, other: Person
) -> None:
    asked(make, event, anna, **answered(Answer.DECLINED, days=1))
    asked(make, event, other, **answered(Answer.ACCEPTED))

    merge(work, anna, other, MergePlan())

    assert [one.answer for one in guests(work)] == [Answer.DECLINED]


def test_an_answer_is_kept_where_the_other_has_none(
    work: Work, make: Make, event: Event, anna: Person, other: Person
) -> None:
    asked(make, event, anna)
    asked(make, event, other, **answered(Answer.ACCEPTED))

    merge(work, anna, other, MergePlan())

    assert [one.answer for one in guests(work)] == [Answer.ACCEPTED]


def test_whoever_came_has_come(
    work: Work, make: Make, event: Event, anna: Person, other: Person
) -> None:
    asked(make, event, anna)
    asked(make, event, other, checked_in_at=NOW)

    merge(work, anna, other, MergePlan())

    assert [one.checked_in_at for one in guests(work)] == [NOW]


def test_the_other_answer_stands_in_the_history(
    work: Work, make: Make, event: Event, anna: Person, other: Person
) -> None:
    kept = asked(make, event, anna, **answered(Answer.DECLINED, days=1))
    asked(make, event, other, **answered(Answer.ACCEPTED))

    merge(work, anna, other, MergePlan())

    told = work.session.scalars(select(Entry).where(Entry.verb == "invitation.merged")).one()
    assert (told.subject_id, told.event_id, told.facts["answer"]) == (
        kept.id,
        event.id,
        "accepted",
    )


def test_acts_and_letters_of_both_belong_to_the_one_that_stays(
    work: Work, make: Make, event: Event, anna: Person, other: Person
) -> None:
    kept, gone = asked(make, event, anna), asked(make, event, other)
    record(work, "invitation.answered", gone, event_id=event.id)
    letter = enqueue(work, plan(unique_key="one", about=gone.about, person_id=other.id))
    number, about = gone.id, gone.about

    row = merge(work, anna, other, MergePlan())
    work.session.refresh(letter)
    moved = (letter.about, letter.person_id, subjects(work))
    undo_merge(work, row)
    work.session.refresh(letter)

    assert moved == (kept.about, anna.id, [kept.id])
    assert (letter.about, letter.person_id, subjects(work)) == (about, other.id, [number])


def subjects(work: Work) -> list[int]:
    told = select(Entry.subject_id).where(Entry.verb == "invitation.answered")
    return list(work.session.scalars(told))


def test_both_links_lead_to_the_invitation(
    work: Work, make: Make, event: Event, anna: Person, other: Person
) -> None:
    kept, gone = asked(make, event, anna), asked(make, event, other)
    public_id = gone.public_id

    row = merge(work, anna, other, MergePlan())
    alias = work.session.scalars(alias_called(public_id)).one()
    led_to = alias.invitation
    undo_merge(work, row)

    assert led_to is kept
    assert work.session.scalars(select(InvitationAlias)).all() == []
    assert [one.public_id for one in guests(work)] == [kept.public_id, public_id]


def test_a_link_is_withdrawn_with_the_invitation_that_it_leads_to(
    work: Work, make: Make, event: Event, anna: Person, other: Person
) -> None:
    kept, gone = asked(make, event, anna), asked(make, event, other)
    public_id = gone.public_id
    merge(work, anna, other, MergePlan())

    withdraw(work, kept)

    assert work.session.scalars(alias_called(public_id)).all() == []


def test_a_link_that_was_withdrawn_leads_nowhere(
    work: Work, make: Make, event: Event, anna: Person, other: Person
) -> None:
    asked(make, event, anna)
    asked(make, event, other, withdrawn_at=NOW)

    merge(work, anna, other, MergePlan())

    assert work.session.scalars(select(InvitationAlias)).all() == []


def test_whoever_is_still_asked_by_one_of_them_is_asked(
    work: Work, make: Make, event: Event, anna: Person, other: Person
) -> None:
    asked(make, event, anna, withdrawn_at=NOW)
    asked(make, event, other)

    merge(work, anna, other, MergePlan())

    assert [one.withdrawn_at for one in guests(work)] == [None]


def test_both_invitations_come_back(
    work: Work, make: Make, event: Event, anna: Person, other: Person
) -> None:
    asked(make, event, anna, **answered(Answer.DECLINED))
    asked(make, event, other, message="By train.", **answered(Answer.ACCEPTED, days=1))

    stays = undo_merge(work, merge(work, anna, other, MergePlan()))

    assert [(one.person_id, one.answer, one.message) for one in guests(work)] == [
        (anna.id, Answer.DECLINED, ""),
        (other.id, Answer.ACCEPTED, "By train."),
    ]
    assert stays == []


def test_an_answer_that_came_since_stays(
    work: Work, make: Make, event: Event, anna: Person, other: Person
) -> None:
    kept = asked(make, event, anna)
    asked(make, event, other, **answered(Answer.ACCEPTED))
    row = merge(work, anna, other, MergePlan())
    kept.answer = Answer.DECLINED
    work.session.flush()

    stays = undo_merge(work, row)

    assert [one.answer for one in guests(work)] == [Answer.DECLINED, Answer.ACCEPTED]
    assert stays == ["Answers that came since, to events both were asked to, stay as they are."]


def test_an_invitation_whose_number_is_taken_comes_back_under_another(
    work: Work, make: Make, event: Event, anna: Person, other: Person
) -> None:
    asked(make, event, anna)
    number = asked(make, event, other).id
    row = merge(work, anna, other, MergePlan())
    make.invitation(event, id=number)

    undo_merge(work, row)

    assert [one.id == number for one in guests(work) if one.person_id == other.id] == [False]


def test_an_invitation_that_was_deleted_since_does_not_come_back(
    work: Work, make: Make, event: Event, anna: Person, other: Person
) -> None:
    kept = asked(make, event, anna)
    asked(make, event, other)
    row = merge(work, anna, other, MergePlan())
    work.session.delete(kept)
    work.session.flush()

    undo_merge(work, row)

    assert guests(work) == []


def test_a_substitute_stays_one(
    work: Work, make: Make, event: Event, anna: Person, other: Person
) -> None:
    kept, gone = asked(make, event, anna), asked(make, event, other)
    substitute = make.invitation(event, instead_of=gone)

    row = merge(work, anna, other, MergePlan())
    work.session.refresh(substitute)
    moved = substitute.instead_of_id
    number = row.kept["rooms"]["guests"]["doubled"][0]["id"]
    undo_merge(work, row)
    work.session.refresh(substitute)

    assert (moved, substitute.instead_of_id) == (kept.id, number)


def test_answers_to_many_events_are_kept(
    work: Work, make: Make, anna: Person, other: Person
) -> None:
    for _number in range(30):
        some = make.event()
        asked(make, some, anna, **answered(Answer.DECLINED))
        asked(make, some, other, **answered(Answer.ACCEPTED, days=1))

    merge(work, anna, other, MergePlan())

    assert {one.answer for one in guests(work)} == {Answer.ACCEPTED}
    assert work.session.scalars(select(Letter)).all() == []
