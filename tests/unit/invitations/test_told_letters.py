"""What guests were told is the truth: what letters then say, and to whom."""

from __future__ import annotations

from datetime import date
from html import unescape

import pytest

from planner.accounts.models import Office
from planner.events.models.event import Event
from planner.events.models.kinds import Certainty
from planner.invitations.answers import Reply, answer
from planner.invitations.changes import letters_to_all
from planner.invitations.colleagues import invite_colleague
from planner.invitations.due import Wish
from planner.invitations.following import follow_person
from planner.invitations.letters import bring_in_line, store
from planner.invitations.models import Answer, Invitation
from planner.invitations.operations import invite as put_on_list
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.outbox.models import Delivery
from tests.factories import Make
from tests.unit.invitations.acts import (
    Act,
    S,
    ada,
    at,
    certainly,
    event,
    given,
    held,
    on,
    sent,
    to,
)
from tests.unit.invitations.post import (
    entry_of,
    invite,
    last_letter,
    letters,
    send,
    settle,
    unwrapped,
)

__all__ = ["ada", "event"]


def test_a_slip_costs_nobody_an_answer(work: Work, event: Event, ada: Invitation) -> None:
    """Report 17: neither SEQUENCE nor PARTSTAT of a later letter knows of it."""
    on(28)(work, event, ada)
    on(27)(work, event, ada)
    given(titles=Texts(en="Rivers and lakes"))(work, event, ada)

    store(work, letters_to_all(work, event))

    entry = entry_of(last_letter(work))
    assert (entry["SEQUENCE"], entry["ATTENDEE"].params["PARTSTAT"]) == (0, "ACCEPTED")
    assert ada.standing is Answer.ACCEPTED


@pytest.mark.parametrize(
    ("acts", "subject", "said"),
    [
        ([at(15)], "Changed:", "The time has changed. Please tell us whether you will come."),
        ([on(28)], "Changed:", "The date has changed. Please tell"),
        ([to(S.TENTATIVE)], "No longer certain:", "It is no longer certain"),
        ([to(S.TENTATIVE), sent, to(S.CONFIRMED)], "Confirmed:", "is confirmed."),
        (
            [certainly(Certainty.TENTATIVE), sent, certainly(Certainty.FIXED)],
            "Confirmed:",
            "is confirmed.",
        ),
        (
            [to(S.CANCELLED), sent, to(S.CONFIRMED)],
            "Takes place after all:",
            "which we had cancelled, will take place after all.",
        ),
        ([to(S.POSTPONED), sent, on(29), to(S.CONFIRMED)], "New date:", "now has a new date."),
    ],
)
def test_what_has_happened_is_said_by_name(
    work: Work, event: Event, ada: Invitation, acts: list[Act], subject: str, said: str
) -> None:
    for act in acts:
        act(work, event, ada)

    letter = last_letter(work)
    assert letter.subject == f"{subject} Rivers without borders"
    assert said in unwrapped(letter)


def test_a_first_letter_says_what_is_not_certain(work: Work, make: Make) -> None:
    invite(work, make.event(status=S.TENTATIVE), [make.person("Ada")])

    letter = last_letter(work)
    assert "It is not certain yet that the event takes place as planned." in unwrapped(letter)
    assert str(entry_of(letter)["status"]) == "TENTATIVE"


def test_a_new_address_gets_the_entry_and_the_old_one_loses_it(
    work: Work, event: Event, ada: Invitation
) -> None:
    ada.person.channels[0].value = ada.person.channels[0].key = "ada@new.test"
    work.session.flush()

    (changed,) = follow_person(work, ada.person)
    bring_in_line(work, event, [changed.id])

    found = [(row.recipient_address, *key) for row, key in held(work)]
    assert found == [
        ("ada@paper.test", "old_address", "CANCEL", 1),
        ("ada@new.test", "again", "REQUEST", 2),
    ]
    send(work)
    assert ada.standing is Answer.ACCEPTED
    assert bring_in_line(work, event) == 0


def test_an_address_that_never_had_the_entry_gets_no_cancel(work: Work, make: Make) -> None:
    event = make.event()
    (bob,) = invite(work, event, [make.person("Bob", email="bob@x.test")]).invited
    settle(work, Delivery.FAILED)
    bob.person.channels[0].value = bob.person.channels[0].key = "bob@y.test"
    bob.person.language, bob.person.names = "ru", Texts(ru="Боб")
    work.session.flush()

    bring_in_line(work, event, [one.id for one in follow_person(work, bob.person)])

    found = [(row.recipient_address, row.recipient_name, row.language) for row, _ in held(work)]
    assert found == [("bob@y.test", "Боб", "ru")]


def test_the_colleague_hears_of_changes_and_the_guest_of_a_cancellation_only(
    work: Work, event: Event, ada: Invitation
) -> None:
    """Report 07."""
    reply = Reply(
        answer=Answer.DELEGATED, colleague_name="Dora Kim", colleague_address="dora@example.org"
    )
    answer(work, ada, reply)
    dora = invite_colleague(work, ada)
    bring_in_line(work, event, [dora.id], Wish.DETAILS)
    send(work)

    on(28)(work, event, ada)
    moved = [row.recipient_address for row, _ in held(work)]
    send(work)
    to(S.CANCELLED)(work, event, ada)
    off = [row.recipient_address for row, _ in held(work)]

    assert (moved, sorted(off)) == (["dora@example.org"], ["ada@paper.test", "dora@example.org"])
    assert (dora.instead_of, ada.answer) == (ada, Answer.DELEGATED)


def test_running_events_keep_their_organizer(
    work: Work, event: Event, ada: Invitation, make: Make, office: Office
) -> None:
    office.mail_from = "news@house.test"
    on(28)(work, event, ada)
    invite(work, event, [make.person("Bob")])
    invite(work, make.event(), [make.person("Eve")])

    senders = {row.recipient_name: row.sender_address for row, _ in held(work)}
    assert senders == {
        "Ada": "press@house.test",
        "Bob": "press@house.test",
        "Eve": "news@house.test",
    }


def test_an_answer_given_before_the_letter_left_is_one_to_the_change(
    work: Work, event: Event, ada: Invitation
) -> None:
    on(28)(work, event, ada)
    answer(work, ada, Reply(answer=Answer.DECLINED))

    ahead = ada.is_outdated
    send(work)
    after = ada.is_outdated
    on(29)(work, event, ada)
    send(work)

    assert (ahead, after, ada.is_outdated) == (False, False, True)


def test_inviting_again_writes_what_was_thrown_away(work: Work, make: Make, event: Event) -> None:
    """Report 06."""
    dis = make.person("Dis Card")
    invite(work, event, [dis])
    settle(work, Delivery.DISCARDED)

    report = put_on_list(work, event, [dis])

    assert [guest.name for guest in report.invited] == ["Dis Card"]
    bring_in_line(work, event, [report.invited[0].id], Wish.DETAILS)
    assert letters(work, Delivery.HELD) == [("Dis Card", "invitation", "REQUEST", 0, "held")]


def test_days_by_which_something_is_wanted_are_said(work: Work, make: Make) -> None:
    """Report 04."""
    event = make.event(
        answers_until=date(2012, 3, 26),
        accreditation=Texts(en="Bring your press card.", ru="Возьмите удостоверение."),
        accreditation_until=date(2012, 3, 25),
        accreditation_address="press@house.test",
        seats=40,
    )
    for person in (make.person("Ada"), make.person("Анна", language="ru")):
        invite(work, event, [person])
        letter = last_letter(work)
        said = [letter.text, letter.html, str(entry_of(letter)["description"])]
        words = (
            (
                "Please answer by 26 March 2012.",
                "Accreditation closes on 25 March 2012.",
                "40 places",
            )
            if letter.language == "en"
            else ("не позднее 26 марта 2012 г.", "до 25 марта 2012 г. включительно", "40 мест")
        )
        for text in said:
            plain = " ".join(unescape(text).replace("\u00a0", " ").split())
            assert [word for word in (*words, "press@house.test") if word not in plain] == []
