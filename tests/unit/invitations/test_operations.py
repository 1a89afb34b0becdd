from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from planner.accounts.installation import Installation, knows_key
from planner.contacts.models import PoolMember
from planner.contacts.suppression import Suppression
from planner.events.models.kinds import EventStatus
from planner.invitations.answers import Reply, answer, note_answer
from planner.invitations.models import Answer, AnswerRoad, Invitation
from planner.invitations.operations import Passed, invite_people
from planner.invitations.people import members_numbers
from planner.kernel.errors import Conflict
from planner.kernel.ids import Signer
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.outbox.models import Letter
from tests.conftest import SECRET
from tests.factories import Make
from tests.unit.invitations.post import invite, withdraw
from tests.unit.invitations.post import send as send_all


def letters(work: Work) -> list[tuple[str, str, int, str]]:
    """Purpose, method, SEQUENCE and standing of every letter in the order of writing."""
    return [
        (letter.purpose, letter.calendar_method, letter.sequence, letter.delivery.value)
        for letter in work.session.scalars(select(Letter).order_by(Letter.id))
    ]


def only(work: Work) -> Invitation:
    return work.session.scalars(select(Invitation)).one()


def test_invite_drafts_one_held_letter_each(work: Work, make: Make) -> None:
    event = make.event()
    outlet = make.outlet(names=Texts(en="Gazette"))
    ada = make.person("Ada Byron", email="ada@paper.test", language="ru")
    make.affiliation(ada, outlet=outlet)

    report = invite(work, event, [ada, make.person("Bob", email="bob@paper.test")])

    assert report.passed == []
    assert [(i.name, i.address, i.language, i.outlet_id) for i in report.invited] == [
        ("Ada Byron", "ada@paper.test", "ru", outlet.id),
        ("Bob", "bob@paper.test", "en", None),
    ]
    assert report.invited[0].search_text == "ada byron gazette"
    assert letters(work) == [("invitation", "REQUEST", 0, "held")] * 2
    letter = work.session.scalars(select(Letter).order_by(Letter.id)).first()
    assert letter is not None
    assert (letter.recipient_address, letter.sender_address) == (
        "ada@paper.test",
        "press@house.test",
    )
    assert letter.sender_name == "Пресс-дом"
    assert letter.subject == "Приглашение: Rivers without borders"


def test_inviting_twice_writes_once(work: Work, make: Make) -> None:
    event, ada = make.event(), make.person("Ada")

    invite(work, event, [ada, ada])
    again = invite(work, event, [ada])

    assert again.invited == []
    assert again.passed == [Passed("Ada", "on the guest list already")]
    assert len(letters(work)) == 1


def test_invite_says_whom_it_passed_over(work: Work, make: Make) -> None:
    event = make.event()
    mute = make.person("Mute", email="")
    house = make.person("House", email="Press@house.test")
    tired = make.person("Tired", email="tired@paper.test")
    first = make.person("First", email="desk@paper.test")
    second = make.person("Second", email="DESK@paper.test")
    mac = work.links.signer.mac("suppression", "tired@paper.test")
    work.session.add(
        Suppression(office_id=work.office_id, address_hash=mac, reason="asked", since=work.now)
    )

    report = invite(work, event, [mute, house, tired, first, second])

    assert [invitation.name for invitation in report.invited] == ["First"]
    assert report.passed == [
        Passed("Mute", "no e-mail address"),
        Passed("House", "the address is the office's own"),
        Passed("Tired", "does not want invitations"),
        Passed("Second", "somebody with the same address is on the guest list already"),
    ]


def test_an_address_is_invited_once_in_two_acts_as_well(work: Work, make: Make) -> None:
    event = make.event()
    invite(work, event, [make.person("First", email="desk@paper.test")])

    report = invite(work, event, [make.person("Second", email="DESK@paper.test")])

    assert report.invited == []
    assert report.passed == [
        Passed("Second", "somebody with the same address is on the guest list already")
    ]


def test_the_address_of_a_guest_who_was_withdrawn_is_free(work: Work, make: Make) -> None:
    event = make.event()
    report = invite(work, event, [make.person("First", email="desk@paper.test")])
    withdraw(work, report.invited[0])

    again = invite(work, event, [make.person("Second", email="desk@paper.test")])

    assert [guest.name for guest in again.invited] == ["Second"]


def test_an_address_that_was_suppressed_with_todays_key_is_passed_over(
    work: Work, make: Make
) -> None:
    knows_key(work.session, SECRET, work.now)
    installation = work.session.scalars(select(Installation)).one()
    mac = Signer(installation.suppression_key).mac("suppression", "tired@paper.test")
    work.session.add(
        Suppression(office_id=work.office_id, address_hash=mac, reason="asked", since=work.now)
    )

    report = invite(work, make.event(), [make.person("Tired", email="Tired@paper.test")])

    assert report.passed == [Passed("Tired", "does not want invitations")]


@pytest.mark.parametrize(
    ("given", "why_not"),
    [
        ({"status": EventStatus.DRAFT}, "Confirm the event, or make it tentative, first."),
        ({"status": EventStatus.POSTPONED}, "Confirm the event, or make it tentative, first."),
        ({"status": EventStatus.CANCELLED}, "Confirm the event, or make it tentative, first."),
        ({"status": EventStatus.HELD}, "Confirm the event, or make it tentative, first."),
        (
            {"starts_on": None, "ends_on": None},
            "Give the event a date and confirm it, or make it tentative, first.",
        ),
    ],
)
def test_invite_needs_a_date_that_stands(
    work: Work, make: Make, given: dict[str, Any], why_not: str
) -> None:
    event = make.event(**given)

    with pytest.raises(Conflict) as refused:
        invite(work, event, [make.person()])

    assert str(refused.value) == why_not

    assert letters(work) == []


def test_a_pool_is_invited_as_it_stands(work: Work, make: Make) -> None:
    event, pool, zoe, ada = make.event(), make.pool(), make.person("Zoe"), make.person("Ada")
    gone = make.person("Gone", archived_at=work.now)
    for member in (zoe, ada, gone):
        work.session.add(PoolMember(office_id=work.office_id, pool_id=pool.id, person_id=member.id))
    work.session.flush()

    report = invite_people(work, event, members_numbers(work, pool))

    assert [invitation.name for invitation in report.invited] == ["Ada", "Zoe"]


def test_people_are_invited_by_number(work: Work, make: Make) -> None:
    event, ada = make.event(), make.person("Ada")

    report = invite_people(work, event, [ada.id, ada.id, 987654])

    assert [invitation.person for invitation in report.invited] == [ada]


def test_withdrawing_sends_a_cancel_to_that_guest_alone(work: Work, make: Make) -> None:
    event = make.event()
    report = invite(work, event, [make.person("Ada"), make.person("Bob")])
    send_all(work)
    ada = report.invited[0]
    link = ada.generation

    withdraw(work, ada)
    withdraw(work, ada)

    assert letters(work)[2:] == [("withdrawal", "CANCEL", 1, "held")]
    assert (ada.withdrawn_at, ada.generation, event.sequence) == (work.now, link + 1, 0)
    letter = work.session.scalars(select(Letter).order_by(Letter.id.desc())).first()
    assert letter is not None
    assert letter.calendar is not None
    lines = letter.calendar.split(b"\r\n")
    assert [line for line in lines if line.startswith((b"METHOD", b"STATUS"))] == [b"METHOD:CANCEL"]
    with pytest.raises(Conflict, match="withdrawn"):
        note_answer(work, ada, Reply(answer=Answer.ACCEPTED), AnswerRoad.PHONE)


def test_withdrawing_before_the_letter_left_writes_none(work: Work, make: Make) -> None:
    (ada,) = invite(work, make.event(), [make.person("Ada")]).invited

    withdraw(work, ada)

    assert letters(work) == [("invitation", "REQUEST", 0, "superseded")]


def test_who_was_withdrawn_is_asked_again_above_the_cancel(work: Work, make: Make) -> None:
    event, person = make.event(), make.person("Ada")
    (ada,) = invite(work, event, [person]).invited
    answer(work, ada, Reply(answer=Answer.ACCEPTED))
    send_all(work)
    withdraw(work, ada)
    send_all(work)

    (again,) = invite(work, event, [person]).invited

    assert again is ada
    assert (ada.withdrawn_at, ada.answer) == (None, Answer.NEEDS_ACTION)
    assert letters(work)[-1] == ("invitation", "REQUEST", 2, "held")


def test_a_guest_who_came_is_not_withdrawn(work: Work, make: Make) -> None:
    invitation = make.invitation(checked_in_at=work.now)

    with pytest.raises(Conflict, match="has come"):
        withdraw(work, invitation)


def test_who_was_invited_from_another_installation_is_asked_above_what_they_know(
    work: Work, make: Make
) -> None:
    event, ada = make.event(), make.person("Ada")
    known = make.invitation(event, person=ada, sent_sequence=2, withdrawn_at=work.now)

    (again,) = invite(work, event, [ada]).invited

    assert again is known
    assert (again.floor_sequence, again.sent_sequence) == (3, None)
