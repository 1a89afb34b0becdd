"""Asking to attend, and confirming it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy import select

from planner.accreditation.asking import (
    MOST_A_DAY,
    RequestPlan,
    ask,
    check_request,
    closes_at,
    confirm,
    prepare_request,
    takes_requests,
    withdraw_request,
)
from planner.accreditation.models import AttendanceRequest, RequestState
from planner.events.models.accreditation import RequestsTaken
from planner.events.models.kinds import EventStatus
from planner.kernel.errors import Conflict, Invalid
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.outbox.models import Delivery, Letter
from tests.conftest import NOW
from tests.factories import Make
from tests.unit.accreditation.asked import asked, asks, open_event, want_papers

ADA = RequestPlan(name="Ada Ferrymann", address="ada@paper.test")


def letters(work: Work) -> list[Letter]:
    return list(work.session.scalars(select(Letter).order_by(Letter.id)))


def test_who_asks_gets_a_letter_at_once_and_nobody_sees_the_request(work: Work, make: Make) -> None:
    request = asks(work, open_event(make))

    (letter,) = letters(work)
    assert request.state is RequestState.UNCONFIRMED
    assert (letter.recipient_address, letter.delivery) == ("ada@paper.test", Delivery.QUEUED)
    assert (letter.purpose, letter.about) == ("request_confirmation", request.about)
    assert work.links.attendance_request(request.public_id, 1) in letter.text
    assert letter.list_kind is None


def test_the_letter_is_in_the_language_that_was_chosen(work: Work, make: Make) -> None:
    request = asks(work, open_event(make), language="ru")

    assert (request.language, letters(work)[0].language) == ("ru", "ru")


def test_confirming_shows_it_to_the_desk_once(work: Work, make: Make) -> None:
    request = asks(work, open_event(make))

    confirm(work, request)
    first = request.confirmed_at
    confirm(replace(work, now=NOW + timedelta(hours=1)), request)

    assert (request.state, request.confirmed_at) == (RequestState.REQUESTED, first)


def test_a_later_request_replaces_one_that_waits(work: Work, make: Make) -> None:
    event = open_event(make)
    first = asked(work, event)

    second = asked(work, event, crew=2)

    assert (first.state, second.state) == (RequestState.REPLACED, RequestState.REQUESTED)


def test_a_letter_about_a_request_that_is_replaced_does_not_leave(work: Work, make: Make) -> None:
    event = open_event(make)
    want_papers(work, asked(work, event))

    asked(work, event)

    assert [(one.purpose, one.delivery) for one in letters(work)] == [
        ("request_confirmation", Delivery.QUEUED),
        ("papers_missing", Delivery.DISCARDED),
        ("request_confirmation", Delivery.QUEUED),
    ]


def test_until_it_is_confirmed_a_later_request_changes_nothing(work: Work, make: Make) -> None:
    event = open_event(make)
    first = asked(work, event)

    asks(work, event, name="Somebody Else")

    assert first.state is RequestState.REQUESTED


def test_one_address_gets_a_few_letters_a_day(work: Work, make: Make) -> None:
    event = open_event(make)
    for _ in range(MOST_A_DAY):
        asks(work, event)

    prepared = prepare_request(work, event, ADA, "en")

    assert ask(work, event, prepared) is None
    assert len(letters(work)) == MOST_A_DAY


def test_the_outlet_is_found_by_its_name_in_any_case(work: Work, make: Make) -> None:
    outlet = make.outlet(names=Texts(en="River Post"))

    request = asks(work, open_event(make), outlet_name="river  POST")

    assert (request.outlet, request.outlet_label) == (outlet, "River Post")


def test_another_outlet_stays_as_it_was_typed(work: Work, make: Make) -> None:
    make.outlet(names=Texts(en="River Post"))

    request = asks(work, open_event(make), outlet_name="River")

    assert (request.outlet, request.outlet_label) == (None, "River")


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"name": "  "}, "name"),
        ({"name": "Ada www.pills.example"}, "name"),
        ({"address": "ada"}, "address"),
        ({"telephone": "call me"}, "telephone"),
        ({"crew": 21}, "crew"),
        ({"crew": -1}, "crew"),
        ({"message": "https://pills.example"}, "message"),
        ({"equipment": "http://a.example http://b.example"}, "equipment"),
        ({"press_card": ""}, "press_card"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(given: dict[str, object], field: str) -> None:
    plan = replace(ADA, **{"press_card": "17", **given})  # type: ignore[arg-type]

    with pytest.raises(Invalid) as refusal:
        check_request(plan, "en", needs_card=True)

    assert refusal.value.field == field


def test_several_faults_are_told_at_once() -> None:
    plan = RequestPlan(name="", address="ada@paper.test", telephone="x", crew=99)

    with pytest.raises(Invalid) as refusal:
        check_request(plan, "en", needs_card=False)

    assert {refusal.value.field, *refusal.value.others} == {"name", "telephone", "crew"}


@pytest.mark.parametrize(
    "given",
    [
        {"requests_taken": RequestsTaken.OFF},
        {"status": EventStatus.CANCELLED},
        {"status": EventStatus.POSTPONED},
        {"status": EventStatus.HELD},
        {"accreditation_until": date(2012, 3, 19)},
        {"accreditation_until": date(2012, 3, 20), "accreditation_clock": time(13)},
    ],
)
def test_the_form_is_closed(work: Work, make: Make, given: dict[str, object]) -> None:
    event = open_event(make, **given)

    assert not takes_requests(event, NOW)
    with pytest.raises(Conflict):
        prepare_request(work, event, ADA, "en")


def test_the_last_day_counts_whole_in_the_zone_of_the_event(make: Make) -> None:
    event = open_event(make, accreditation_until=date(2012, 3, 20))

    assert closes_at(event) == datetime(2012, 3, 20, 20, 0, tzinfo=UTC)


def test_without_a_last_day_the_form_closes_with_the_event(make: Make) -> None:
    event = open_event(make, accreditation_until=None)

    assert closes_at(event) == event.ends_at


def test_an_event_without_date_and_last_day_takes_requests(make: Make) -> None:
    event = open_event(make, accreditation_until=None)
    event.starts_at = event.ends_at = None

    assert (closes_at(event), takes_requests(event, NOW)) == (None, True)


def test_it_closes_between_typing_and_storing(work: Work, make: Make) -> None:
    event = open_event(make)
    prepared = prepare_request(work, event, ADA, "en")
    event.requests_taken = RequestsTaken.OFF

    with pytest.raises(Conflict):
        ask(work, event, prepared)


def test_a_request_is_withdrawn(work: Work, make: Make) -> None:
    request = asked(work, open_event(make))

    withdraw_request(work, request)
    withdraw_request(work, request)

    assert request.state is RequestState.WITHDRAWN


@pytest.mark.parametrize("state", [RequestState.UNCONFIRMED, RequestState.APPROVED])
def test_what_nobody_has_seen_or_what_is_approved_is_not_withdrawn(
    work: Work, make: Make, state: RequestState
) -> None:
    request = asked(work, open_event(make))
    request.state = state

    with pytest.raises(Conflict):
        withdraw_request(work, request)

    assert work.session.scalars(select(AttendanceRequest.state)).all() == [state]
