"""The form with which somebody asks to attend."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from planner.accounts.models import Office
from planner.accreditation.models import AttendanceRequest, RequestState
from planner.events.models.event import Event
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.outbox.models import Letter
from tests.factories import Make
from tests.unit.accreditation.asked import open_event
from tests.web.reading import attributes, filled, texts, wrong
from tests.web.visitor import Visitor

Clock = Callable[[str], None]
OPENED = "2012-03-20T09:00:00+00:00"
LATER = "2012-03-20T09:00:10+00:00"


@pytest.fixture
def event(make: Make) -> Event:
    event = open_event(
        make, titles=Texts(en="Rivers", ru="Реки"), asked_papers=Texts(en="A press card.")
    )
    make.work.session.commit()
    return event


@pytest.fixture
def address(office: Office, event: Event) -> str:
    return f"/newsroom/{office.slug}/events/{event.public_id}"


@pytest.fixture
def send(stranger: Visitor, address: str, set_clock: Clock) -> Callable[..., Any]:
    """Open the form, type for ten seconds, and send it."""

    def send_form(at: str = LATER, opened: str = OPENED, **typed: str) -> Any:
        set_clock(opened)
        form = stranger.get(f"{address}/request").text
        given = filled(form)
        set_clock(at)
        usual = {"name": "Ada Ferrymann", "address": "ada@paper.test", "agrees": "y"}
        sent = {**given, **usual, **typed}
        return stranger.post(
            f"{address}/request",
            {name: value for name, value in sent.items() if value},
            csrf=token_in(form),
        )

    return send_form


def token_in(page: str) -> str:
    (token,) = set(attributes(page, "main input[name=csrf_token]", "value"))
    return token


def requests(work: Work) -> list[AttendanceRequest]:
    work.session.expire_all()
    return list(work.session.scalars(select(AttendanceRequest)))


def test_an_event_that_is_not_announced_is_not_found(
    stranger: Visitor, office: Office, make: Make
) -> None:
    event = open_event(make, announced_at=None)
    make.work.session.commit()

    response = stranger.get(f"/newsroom/{office.slug}/events/{event.public_id}/request")

    assert response.status_code == 404


def test_the_form_says_what_is_asked_for_and_is_not_kept(stranger: Visitor, address: str) -> None:
    response = stranger.get(f"{address}/request")

    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["X-Robots-Tag"] == "noindex"
    assert texts(response.text, "main h2") == ["What you will need", "Your data"]
    assert "A press card." in texts(response.text, "main article p")


def test_it_speaks_the_language_of_the_page(stranger: Visitor, address: str) -> None:
    page = stranger.get(f"{address}/request?language=ru").text

    assert attributes(page, "html", "lang") == ["ru"]
    assert filled(page, {"language"}) == {"language": "ru"}


def test_who_asks_is_told_to_look_into_the_mailbox(
    send: Callable[..., Any], stranger: Visitor, work: Work, address: str
) -> None:
    response = send(outlet_name="River Post", crew="2", car="A 1 BC", kind="crew")

    (request,) = requests(work)
    assert (response.status_code, response.headers["Location"]) == (
        303,
        f"{address}/request/sent?language=en",
    )
    assert texts(stranger.get(response.headers["Location"]).text, "h1") == ["Check your inbox"]
    assert (request.state, request.name, request.crew) == (
        RequestState.UNCONFIRMED,
        "Ada Ferrymann",
        2,
    )
    assert (request.outlet_name, request.car, request.kind) == ("River Post", "A 1 BC", "crew")
    assert len(work.session.scalars(select(Letter)).all()) == 1


def test_the_answer_is_the_same_for_known_addresses_and_those_without_another_letter(
    send: Callable[..., Any], work: Work, make: Make
) -> None:
    make.person("Ada Ferrymann", email="ada@paper.test")
    answers = [send(address=address) for address in ("ada@paper.test", "new@paper.test")]

    assert len({(one.status_code, one.headers["Location"], one.data) for one in answers}) == 1


def test_a_form_that_is_sent_twice_asks_once(
    stranger: Visitor, work: Work, address: str, set_clock: Clock
) -> None:
    form = stranger.get(f"{address}/request").text
    given, keys = filled(form), attributes(form, "main input[name=form_key]", "value")
    set_clock(LATER)
    typed = {**given, "name": "Ada", "address": "ada@paper.test", "agrees": "y"}
    typed["form_key"] = keys[0]
    sent = {name: value for name, value in typed.items() if value}

    stranger.post(f"{address}/request", sent, csrf=token_in(form))
    again = stranger.post(f"{address}/request", sent, csrf=token_in(form))

    assert again.status_code == 303
    assert len(requests(work)) == 1


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"at": "2012-03-20T09:00:01+00:00"}, "That was very quick."),
        ({"at": "2012-03-20T22:00:00+00:00"}, "This page was open for a long time."),
        ({"stamp": "1332234000.forged"}, "This page was open for a long time."),
        ({"leave_empty": "pills"}, "A field that people do not see was filled in"),
    ],
)
def test_what_a_machine_sends_is_shown_again_with_all_that_was_typed(
    send: Callable[..., Any], work: Work, typed: dict[str, str], sentence: str
) -> None:
    response = send(message="I write about rivers.", **typed)

    assert response.status_code == 422
    assert [one for one in texts(response.text, ".errors li") if one.startswith(sentence)]
    again = filled(response.text, {"name", "message", "leave_empty"})
    assert again == {"name": "Ada Ferrymann", "message": "I write about rivers.", "leave_empty": ""}
    assert requests(work) == []


def test_a_person_who_was_too_quick_or_too_slow_sends_it_once_more(
    send: Callable[..., Any], stranger: Visitor, work: Work, address: str, set_clock: Clock
) -> None:
    late = send(at="2012-03-20T22:00:00+00:00")
    set_clock("2012-03-20T22:00:05+00:00")

    given = {name: value for name, value in filled(late.text).items() if value}
    response = stranger.post(
        f"{address}/request", {**given, "agrees": "y"}, csrf=token_in(late.text)
    )

    assert response.status_code == 303
    assert len(requests(work)) == 1


@pytest.mark.parametrize(
    ("typed", "faults"),
    [
        ({"name": ""}, {"name": "This is needed. Please fill it in."}),
        ({"agrees": ""}, {"agrees": "Tick this to ask."}),
        ({"crew": "99"}, {"crew": "Give a number from 0 to 20."}),
        (
            {"message": "https://pills.example"},
            {"message": "Please write a sentence in your own words, not only a link."},
        ),
        ({"name": "Buy www.pills.example"}, {"name": "Please write no web address here."}),
        ({"kind": "king"}, {"kind": "Choose one of the list."}),
    ],
)
def test_what_is_wrong_stands_at_its_field(
    send: Callable[..., Any], work: Work, typed: dict[str, str], faults: dict[str, str]
) -> None:
    response = send(**typed)

    assert (response.status_code, wrong(response.text)) == (422, faults)
    assert requests(work) == []


def test_the_card_is_needed_where_the_office_asks_for_it(
    send: Callable[..., Any], event: Event, make: Make
) -> None:
    event.asks_press_card = True
    make.work.session.commit()

    assert wrong(send().text) == {"press_card": "The press office asks for it."}
    assert send(press_card="17").status_code == 303


def test_one_address_asks_a_few_times_in_a_quarter_of_an_hour(send: Callable[..., Any]) -> None:
    answers = [send().status_code for _ in range(5)]

    assert answers == [303, 303, 303, 303, 429]


def test_a_form_too_many_draws_no_letter(send: Callable[..., Any], statements: list[str]) -> None:
    for _ in range(4):
        send()
    statements.clear()

    assert send().status_code == 429
    assert [one for one in statements if "letter_texts" in one] == []


def test_many_forms_from_one_network_wait(send: Callable[..., Any]) -> None:
    answers = [send(address=f"ada{number}@paper.test") for number in range(21)]

    assert [one.status_code for one in answers] == [303] * 20 + [429]
    assert int(answers[-1].headers["Retry-After"]) > 0


def test_a_form_that_has_closed_meanwhile_stores_nothing(
    send: Callable[..., Any], work: Work
) -> None:
    response = send(opened="2012-03-26T19:59:00+00:00", at="2012-03-26T20:00:00+00:00")

    assert response.status_code == 409
    assert texts(response.text, "main .warning") == [
        "Requests to attend this event are no longer taken."
    ]
    assert requests(work) == []


def test_the_title_of_whatever_was_refused_says_so(send: Callable[..., Any]) -> None:
    closed = send(opened="2012-03-26T19:59:00+00:00", at="2012-03-26T20:00:00+00:00")
    wrong = send(name="www.spam.test")
    for _ in range(4):
        many = send()

    assert [one.status_code for one in (closed, wrong, many)] == [409, 422, 429]
    assert {texts(one.text, "title")[0].split()[0] for one in (closed, wrong, many)} == {"Error:"}


def test_what_was_typed_meanwhile_can_still_be_sent_by_mail(
    send: Callable[..., Any], office: Office
) -> None:
    page = send(
        opened="2012-03-26T19:59:00+00:00",
        at="2012-03-26T20:00:00+00:00",
        message="I write about <rivers>.",
        crew="2",
    ).text

    assert dict(zip(texts(page, ".typed dt"), texts(page, ".typed dd"), strict=True)) == {
        "Your name": "Ada Ferrymann",
        "E-mail address": "ada@paper.test",
        "You come as": "journalist",
        "Write to me in": "English",
        "How many people come with you": "2",
        "Message to the press office": "I write about <rivers>.",
    }
    assert attributes(page, ".typed a", "href") == [f"mailto:{office.mail_from}"]


def test_a_label_that_is_a_sentence_has_no_stop_before_the_colon(send: Callable[..., Any]) -> None:
    response = send(agrees="")

    assert texts(response.text, ".errors li") == [
        "I have read this, and I ask to attend: Tick this to ask."
    ]


def test_nor_is_it_lost_if_something_else_is_wrong(send: Callable[..., Any]) -> None:
    response = send(
        opened="2012-03-26T19:59:00+00:00", at="2012-03-26T20:00:00+00:00", agrees="", crew="many"
    )

    assert response.status_code == 422
    assert texts(response.text, ".typed dd")[-1] == "many"


def test_without_the_token_of_the_form_nothing_is_taken(stranger: Visitor, address: str) -> None:
    response = stranger.post(f"{address}/request", {"name": "Ada"}, csrf="")

    assert response.status_code == 403
