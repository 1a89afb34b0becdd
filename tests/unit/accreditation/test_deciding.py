"""What a member decides about a request, and taking it back."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from planner.accreditation.deciding import (
    DECISIONS,
    PAPERS_MISSING,
    InDoubt,
    Who,
    approve,
    prepare_decision,
    take_back,
)
from planner.accreditation.letters import letters_of
from planner.accreditation.models import RequestState
from planner.contacts.legal_basis import LegalBasis
from planner.contacts.models import Person
from planner.contacts.suppression import SuppressionRoad, Unwanted
from planner.contacts.suppressions import suppress
from planner.history.models import Entry
from planner.invitations.letters import bring_in_line
from planner.invitations.models import Answer, AnswerRoad, Invitation
from planner.kernel.errors import Conflict, Invalid, Stale
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.outbox.models import Delivery, Letter
from tests.factories import Make
from tests.unit.accreditation.asked import asked, asks, open_event, refuse, tell, want_papers
from tests.unit.invitations.post import invite, send


def written_to(work: Work, guest: Invitation) -> Letter:
    bring_in_line(work, guest.event, [guest.id])
    found = select(Letter).where(Letter.about == guest.about)
    return work.session.scalars(found).one()


def test_somebody_new_is_entered_with_their_request_as_the_basis(work: Work, make: Make) -> None:
    event = open_event(make, titles=Texts(en="Small Rivers"))
    request = asked(work, event, telephone="+7 912 345 67 89", crew=2)

    guest = approve(work, request)

    person = guest.person
    assert (person.names, person.is_journalist) == (Texts(en="Ada Ferrymann"), True)
    assert [one.value for one in person.channels] == ["ada@paper.test", "+7 912 345 67 89"]
    assert [one.outlet and one.outlet.names for one in person.affiliations] == [
        Texts(en="River Post")
    ]
    assert (person.legal_basis, person.legal_basis_on) == (
        LegalBasis.OWN_REQUEST,
        date(2012, 3, 20),
    )
    assert person.source == "asked to attend “Small Rivers”"


def test_the_guest_comes_by_their_own_word(work: Work, make: Make) -> None:
    request = asked(work, open_event(make), crew=2)

    guest = approve(work, request)

    assert (guest.standing, guest.answer_road, guest.crew) == (
        Answer.ACCEPTED,
        AnswerRoad.REQUEST,
        2,
    )
    assert (request.state, request.invitation, request.has_made_invitation) == (
        RequestState.APPROVED,
        guest,
        True,
    )


def test_the_letter_invites_in_the_words_of_an_approval(work: Work, make: Make) -> None:
    guest = approve(work, asked(work, open_event(make)))

    letter = written_to(work, guest)
    send(work)
    work.session.expire_all()

    assert letter.wording == "accredited:"
    assert letter.subject.startswith("Your request is approved:")
    assert b"PARTSTAT=ACCEPTED" in (letter.calendar or b"").replace(b"\r\n ", b"")
    assert (letter.list_kind, letter.unsubscribe_url, letter.has_notice) == (None, "", False)
    assert guest.standing is Answer.ACCEPTED


def test_whoever_wants_no_invitations_gets_the_one_they_asked_for(work: Work, make: Make) -> None:
    make.person("Ada Ferrymann", email="ada@paper.test")
    suppress(work, ["ada@paper.test"], Unwanted.EVERYTHING, SuppressionRoad.LINK)

    guest = approve(work, asked(work, open_event(make)))

    assert written_to(work, guest).delivery is Delivery.HELD


def test_a_known_person_of_that_name_and_address_is_taken(work: Work, make: Make) -> None:
    ada = make.person("Ferrymann Ada", email="Ada@paper.test")

    guest = approve(work, asked(work, open_event(make)))

    assert guest.person is ada
    assert len(work.session.scalars(select(Person)).all()) == 1


@pytest.mark.parametrize(
    ("name", "email"),
    [("Ada Ferrymann", "other@paper.test"), ("Boris Bridge", "ada@paper.test")],
)
def test_in_doubt_a_member_says_who_it_is(work: Work, make: Make, name: str, email: str) -> None:
    make.person(name, email=email)
    request = asked(work, open_event(make))

    with pytest.raises(InDoubt):
        approve(work, request)

    assert request.state is RequestState.REQUESTED


def test_the_person_who_is_named_gets_the_address(work: Work, make: Make) -> None:
    ada = make.person("Ada Ferrymann", email="other@paper.test")
    request = asked(work, open_event(make))

    guest = approve(work, request, Who(person=ada))

    assert ada.emails == ["other@paper.test", "ada@paper.test"]
    assert (guest.person, guest.address) == (ada, "ada@paper.test")


def test_somebody_new_of_the_same_name(work: Work, make: Make) -> None:
    ada = make.person("Ada Ferrymann", email="other@paper.test")

    guest = approve(work, asked(work, open_event(make)), Who(is_new=True))

    assert guest.person is not ada


def test_a_guest_who_is_invited_already_has_answered_by_asking(work: Work, make: Make) -> None:
    event = open_event(make)
    ada = make.person("Ada Ferrymann", email="ada@paper.test")
    (guest,) = invite(work, event, [ada]).invited
    request = asked(work, event)

    approved = approve(work, request)

    assert (approved, guest.answer, guest.asked_at) == (guest, Answer.ACCEPTED, None)
    assert not request.has_made_invitation


def test_who_cannot_be_invited_is_not_approved(work: Work, make: Make) -> None:
    event = open_event(make)
    invite(work, event, [make.person("Boris", email="ada@paper.test")])
    request = asked(work, event)

    with pytest.raises(Conflict) as refusal:
        approve(work, request, Who(is_new=True))

    assert "same address" in str(refusal.value.message)


def test_papers_that_are_missing_are_told_in_a_letter_that_waits(work: Work, make: Make) -> None:
    request = asked(work, open_event(make))

    want_papers(work, request, "A <scan> of the press card.")

    letter = letters_of(work, request)[-1]
    assert (request.state, request.missing) == (
        RequestState.PAPERS_MISSING,
        "A <scan> of the press card.",
    )
    assert (letter.delivery, letter.purpose) == (Delivery.HELD, "papers_missing")
    assert "Still needed: A <scan> of the press card." in letter.text
    assert "<scan>" not in letter.html


def test_a_refusal_tells_the_reason(work: Work, make: Make) -> None:
    request = asked(work, open_event(make))

    refuse(work, request, "The hall is full.")

    letter = letters_of(work, request)[-1]
    assert (request.state, letter.delivery) == (RequestState.REFUSED, Delivery.HELD)
    assert "Reason: The hall is full." in letter.text


@pytest.mark.parametrize("text", ["", " \n", "x" * 1001])
def test_a_letter_says_what_is_missing_or_why(work: Work, make: Make, text: str) -> None:
    request = asked(work, open_event(make))

    for decision in DECISIONS:
        with pytest.raises(Invalid) as refusal:
            prepare_decision(work, request, decision, text)
        assert refusal.value.field == decision.field


def test_another_decision_takes_back_the_letter_that_waits(work: Work, make: Make) -> None:
    request = asked(work, open_event(make))
    want_papers(work, request)

    refuse(work, request)

    assert [letter.delivery for letter in letters_of(work, request)] == [
        Delivery.QUEUED,
        Delivery.DISCARDED,
        Delivery.HELD,
    ]


def test_a_refusal_can_be_approved_later(work: Work, make: Make) -> None:
    request = asked(work, open_event(make))
    refuse(work, request)

    approve(work, request)

    assert request.state is RequestState.APPROVED


def test_the_second_of_two_who_decide_at_once_is_told(work: Work, make: Make) -> None:
    request = asked(work, open_event(make))
    opened = request.version
    tell(work, request, PAPERS_MISSING, "A press card.", opened)

    with pytest.raises(Stale):
        approve(work, request, opened_version=opened)


@pytest.mark.parametrize("decide", [approve, refuse, want_papers])
def test_what_was_decided_or_not_confirmed_is_not_decided_again(
    work: Work, make: Make, decide: object
) -> None:
    event = open_event(make)
    done, open_one = asked(work, event), asks(work, event)
    approve(work, done)

    for request in (done, open_one):
        with pytest.raises(Conflict):
            decide(work, request)  # type: ignore[operator]


def test_each_decision_stands_in_the_history(work: Work, make: Make) -> None:
    request = asked(work, open_event(make))
    want_papers(work, request)
    refuse(work, request)
    take_back(work, request)
    approve(work, request)

    verbs = select(Entry.verb).where(Entry.subject_kind == "attendance_requests")
    assert list(work.session.scalars(verbs.order_by(Entry.id))) == [
        "attendance_request.confirmed",
        "attendance_request.papers_missing",
        "attendance_request.refused",
        "attendance_request.reopened",
        "attendance_request.approved",
    ]
