"""The lists of requests to attend: of one event, and of all."""

from __future__ import annotations

from datetime import timedelta

import pytest

from planner.accreditation import queries
from planner.accreditation.models import RequestState
from planner.events.models.event import Event
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.web.paging import PAGE
from tests.factories import Make
from tests.unit.accreditation.asked import asked, asks, open_event
from tests.web.desk.attending.test_requests import wants
from tests.web.reading import attributes, rows, texts
from tests.web.visitor import Visitor


def test_who_has_confirmed_stands_on_the_list(
    editor: Visitor, work: Work, event: Event, desk: str
) -> None:
    wants(work, event, crew=2, car="A 1 BC")
    asks(work, event, name="Boris", address="boris@paper.test")

    page = editor.get(desk).text

    assert [row[1:5] for row in rows(page)] == [
        ["Ada Ferrymann", "River Post", "requested", "+2 A 1 BC"]
    ]


def test_the_list_is_filtered_by_state(
    editor: Visitor, work: Work, event: Event, desk: str
) -> None:
    wants(work, event).state = RequestState.REFUSED
    wants(work, event, "Boris Bridge")

    page = editor.get(f"{desk}?state=refused").text

    assert [row[0] for row in rows(page)] == ["Ada Ferrymann"]
    assert texts(page, "main .tabs [aria-current]")[-1:] == ["refused 1"]


def test_an_empty_desk_says_what_belongs_there(editor: Visitor, desk: str) -> None:
    assert texts(editor.get(desk).text, "main .empty p") == [
        "Whoever asks on the public page of the event stands here, once they have confirmed their address."
    ]


def test_requests_of_all_events_wait_on_one_page(
    editor: Visitor, work: Work, event: Event, make: Make
) -> None:
    other = open_event(make, titles=Texts(en="Lakes"))
    wants(work, event)
    wants(work, other, "Boris Bridge").state = RequestState.PAPERS_MISSING
    wants(work, other, "Clara Canal").state = RequestState.APPROVED
    work.session.commit()

    page = editor.get("/desk/requests/").text

    assert sorted(row[0] for row in rows(page)) == ["Ada Ferrymann", "Boris Bridge"]


def test_the_next_event_stands_first(editor: Visitor, work: Work, event: Event, make: Make) -> None:
    sooner = open_event(make, titles=Texts(en="Lakes"))
    assert sooner.starts_at is not None
    sooner.starts_at -= timedelta(days=1)
    wants(work, event)
    wants(work, sooner, "Boris Bridge")

    page = editor.get("/desk/requests/").text

    assert texts(page, "main h2") == ["Lakes", "Rivers"]


def test_a_long_list_says_how_many_wait(
    editor: Visitor, work: Work, event: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "MOST_LISTED", 1)
    wants(work, event)
    wants(work, event, "Boris Bridge")

    page = editor.get("/desk/requests/").text

    assert len(rows(page)) == 1
    assert texts(page, "h1") == ["Requests to attend (2)"]
    assert texts(page, "main p.soft")[-1] == (
        "The first 1 of 2 are shown. The others follow when these are decided."
    )


def test_many_requests_stand_on_several_pages(
    editor: Visitor, work: Work, event: Event, desk: str
) -> None:
    first = asked(work, event, name="Ada First", address="first@paper.test")
    for number in range(PAGE):
        asked(work, event, name=f"Ada N{number}", address=f"a{number}@paper.test")
    work.session.commit()

    page = editor.get(f"{desk}?state=requested").text
    (after,) = attributes(page, "main a[rel=next]", "href")

    assert len(rows(page)) == PAGE
    assert [row[1] for row in rows(editor.get(after).text)] == [first.name]


def test_the_day_s_desk_counts_what_waits(editor: Visitor, work: Work, event: Event) -> None:
    wants(work, event)
    wants(work, event, "Boris Bridge")

    page = editor.get("/desk/").text

    assert "2 requests to attend wait for your decision" in page


def test_the_list_costs_no_statement_per_request(
    editor: Visitor, work: Work, event: Event, desk: str, statements: list[str]
) -> None:
    counts = []
    for number in (1, 9):
        for one in range(number):
            wants(work, event, f"Name{number}x{one} Other", address=f"a{number}{one}@paper.test")
        statements.clear()
        editor.get(desk)
        counts.append(len(statements))

    assert counts[0] == counts[1]
