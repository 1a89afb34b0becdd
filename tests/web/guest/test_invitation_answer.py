from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from planner.events.models.kinds import EventStatus
from planner.history.models import Entry
from planner.invitations.models import Answer, Invitation
from planner.kernel.links import Links
from planner.kernel.texts import Texts
from tests.factories import Make
from tests.web.reading import filled, texts
from tests.web.visitor import Visitor

SetClock = Callable[[str], None]


@pytest.fixture
def invitation(make: Make) -> Invitation:
    return make.invitation(make.event(descriptions=Texts(en="All about rivers.")), sent_sequence=0)


def page_of(links: Links, invitation: Invitation) -> str:
    return links.invitation(invitation.public_id, invitation.generation).removeprefix(
        links.public_url
    )


def test_answering_and_changing_ones_mind(
    stranger: Visitor, links: Links, invitation: Invitation
) -> None:
    page = page_of(links, invitation)

    first = stranger.post(f"{page}/answer", {"answer": "accepted", "crew": "2", "message": "Ok"})
    assert (first.status_code, first.location) == (303, page)
    assert texts(stranger.get(page).text, ".notice") == [
        "Thank you. Your answer has reached us: Yes, I will come"
    ]
    stranger.post(f"{page}/answer", {"answer": "declined"})

    assert (invitation.answer, invitation.crew, invitation.message) == (Answer.DECLINED, 0, "")
    assert texts(stranger.get(page).text, ".guest__said") == ["You answered: No, I cannot come."]


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({}, "Choose one of the answers."),
        ({"answer": "perhaps"}, "Choose one of the answers."),
        ({"answer": "remote"}, "Choose one of the answers."),
        ({"answer": "delegated"}, "Give the name of the colleague who will come."),
        (
            {"answer": "delegated", "colleague_name": "G", "colleague_address": "a\nb@x"},
            "This is not an e-mail address. It looks like name@example.org.",
        ),
        ({"answer": "accepted", "crew": "many"}, "Give a number from 0 to 20."),
        ({"answer": "accepted", "crew": "21"}, "Give a number from 0 to 20."),
        ({"answer": "accepted", "message": "я" * 501}, "At most 500 characters, please."),
        ({"answer": "accepted", "message": "\x00"}, "At most 500 characters, please."),
    ],
)
def test_wrong_answers_come_back_with_what_was_typed(
    stranger: Visitor, links: Links, invitation: Invitation, sent: dict[str, Any], said: str
) -> None:
    sent = {"message": "<script>keep me</script>", **sent}

    response = stranger.post(f"{page_of(links, invitation)}/answer", sent)

    assert response.status_code == 422
    assert texts(response.text, ".errors li") == [said]
    assert "<script>keep" not in response.text
    assert filled(response.text, {"message"}) == {"message": sent["message"].strip("\x00")}
    assert invitation.answer is Answer.NEEDS_ACTION


def test_an_answer_needs_its_token(
    stranger: Visitor, links: Links, invitation: Invitation, make: Make
) -> None:
    other = make.invitation(invitation.event)
    url = f"{page_of(links, invitation)}/answer"
    foreign = stranger.csrf(page_of(links, other))

    assert stranger.post(url, {"answer": "accepted"}, csrf="").status_code == 403
    assert stranger.post(url, {"answer": "accepted"}, csrf=foreign).status_code == 403
    assert invitation.answer is Answer.NEEDS_ACTION


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (
            {"status": EventStatus.CANCELLED},
            "This event is cancelled. There is nothing that you need to do.",
        ),
        (
            {"status": EventStatus.POSTPONED},
            "This event is postponed. We shall write to you as soon as the new date is fixed.",
        ),
        (
            {
                "status": EventStatus.POSTPONED,
                "starts_on": date(2012, 4, 4),
                "ends_on": date(2012, 4, 4),
                "put_off_from": date(2012, 3, 27),
            },
            (
                "This event is postponed. The new date: Wednesday, 4\u00a0April\u00a02012, 11:00–13:00 MSK "
                "(07:00–09:00 UTC). We shall write to you as soon as it is confirmed; you can answer "
                "then."
            ),
        ),
        ({"status": EventStatus.HELD}, "This event is over. Thank you for your interest."),
        (
            {"answers_until": date(2012, 3, 19)},
            "The time for answers is over. If you need to tell us something, write to us.",
        ),
    ],
)
def test_a_page_that_takes_no_answers_says_why(
    stranger: Visitor, links: Links, make: Make, given: dict[str, Any], said: str
) -> None:
    invitation = make.invitation(make.event(**given))
    page = page_of(links, invitation)

    text = stranger.get(page).text
    response = stranger.post(f"{page}/answer", {"answer": "accepted"})

    assert texts(text, ".guest__closed") == [said]
    assert texts(text, "form") == []
    assert response.status_code == 409
    assert invitation.answer is Answer.NEEDS_ACTION


def test_the_last_day_for_answers_is_said(stranger: Visitor, links: Links, make: Make) -> None:
    event = make.event(answers_until=date(2012, 3, 24))

    open_text = stranger.get(page_of(links, make.invitation(event))).text
    given = make.invitation(event, answer=Answer.ACCEPTED)

    given_text = stranger.get(page_of(links, given)).text
    assert texts(open_text, ".guest__answer .soft") == [
        "Please answer by 24\u00a0March\u00a02012, 23:59."
    ]
    assert texts(given_text, ".guest__said") == [
        (
            "You answered: Yes, I will come. You can change your mind here until 24\u00a0March\u00a0"
            "2012, 23:59."
        )
    ]


def test_an_answer_to_an_older_date_is_asked_again(
    stranger: Visitor, links: Links, make: Make
) -> None:
    invitation = make.invitation(sent_sequence=1)
    page = page_of(links, invitation)

    stranger.post(f"{page}/answer", {"answer": "accepted", "sequence": "0"})

    text = stranger.get(page).text
    assert texts(text, ".notice") == [
        ("This page changed while you were reading. Please look at it and answer again.")
    ]
    assert texts(text, ".guest__answer h2") == ["Will you come?"]
    assert invitation.standing is Answer.NEEDS_ACTION


def test_online_is_offered_where_there_is_a_link(
    stranger: Visitor, links: Links, make: Make
) -> None:
    invitation = make.invitation(make.event(link="https://meet.example.org/x", venues=Texts()))
    page = page_of(links, invitation)

    assert texts(stranger.get(page).text, ".guest__choice") == [
        "Yes, I will come",
        "Perhaps",
        "No, I cannot come",
        "A colleague will come in my place",
        "I will take part online",
    ]
    stranger.post(f"{page}/answer", {"answer": "remote"})
    assert invitation.answer is Answer.REMOTE


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "until then your last answer stands."),
        ("ru", "до тех пор действует последний ответ."),
    ],
)
def test_too_many_changes_of_mind_must_wait(
    stranger: Visitor, links: Links, invitation: Invitation, language: str, sentence: str
) -> None:
    invitation.language = language
    url = f"{page_of(links, invitation)}/answer"

    answers = [
        stranger.post(url, {"answer": "accepted", "message": "I come by train"}) for _ in range(11)
    ]

    assert [one.status_code for one in answers] == [303] * 10 + [429]
    assert int(answers[-1].headers["Retry-After"]) > 0
    assert filled(answers[-1].text, {"message"}) == {"message": "I come by train"}
    [refusal] = texts(answers[-1].text, ".errors[role=alert]")
    assert refusal.endswith(sentence)


def test_sending_the_same_form_twice_answers_once(
    stranger: Visitor, links: Links, make: Make, invitation: Invitation
) -> None:
    url = f"{page_of(links, invitation)}/answer"
    sent = {"answer": "accepted", "form_key": "the-same-form"}

    statuses = [stranger.post(url, sent).status_code for _ in range(2)]

    answered = select(Entry).where(Entry.verb == "invitation.answered")
    assert statuses == [303, 303]
    assert len(make.work.session.scalars(answered).all()) == 1
