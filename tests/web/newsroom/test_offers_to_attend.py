"""Where the newsroom offers to ask to attend, and until when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from typing import Any

import pytest

from planner.accounts.models import Office
from planner.events.models.accreditation import RequestsTaken
from planner.events.models.event import Event
from planner.kernel.texts import Texts
from tests.conftest import NOW
from tests.factories import Make
from tests.releases import issued
from tests.unit.accreditation.asked import open_event
from tests.web.reading import attributes, texts
from tests.web.visitor import Visitor

Clock = Callable[[str], None]


@pytest.fixture
def event(make: Make) -> Event:
    event = open_event(make, titles=Texts(en="Rivers"))
    make.work.session.commit()
    return event


@pytest.fixture
def address(office: Office, event: Event) -> str:
    return f"/newsroom/{office.slug}/events/{event.public_id}"


def test_the_page_of_the_event_leads_to_the_form(stranger: Visitor, address: str) -> None:
    page = stranger.get(address).text

    assert attributes(page, "main a.button--main", "href") == [f"{address}/request?language=en"]


@pytest.mark.parametrize(
    "given", [{"requests_taken": RequestsTaken.OFF}, {"accreditation_until": date(2012, 3, 19)}]
)
def test_a_form_that_is_closed_says_so_and_the_event_names_the_mailbox(
    stranger: Visitor, office: Office, make: Make, given: dict[str, Any]
) -> None:
    event = open_event(make, **given)
    make.work.session.commit()
    address = f"/newsroom/{office.slug}/events/{event.public_id}"

    page = stranger.get(f"{address}/request").text

    assert texts(page, "main .warning") == ["Requests to attend this event are no longer taken."]
    assert texts(page, "main form") == []
    assert attributes(stranger.get(address).text, "main a.button--main", "href") == []


def test_lists_of_events_lead_to_the_form(
    stranger: Visitor, office: Office, make: Make, event: Event, address: str
) -> None:
    release = issued(make, office, event)
    make.event(titles=Texts(en="Lakes"), announced_at=NOW)
    make.work.session.commit()
    here = f"/newsroom/{office.slug}"

    for page in ("/", "/events/", "/search?q=rivers", f"/releases/{release.slug}"):
        buttons = attributes(stranger.get(here + page).text, ".happening a.button--main", "href")
        assert buttons == [f"{address}/request?language=en"], page


@pytest.mark.parametrize("page", ["/", "/events/"])
def test_in_lists_the_button_goes_as_well_when_the_form_closes(
    stranger: Visitor, office: Office, event: Event, page: str, set_clock: Clock
) -> None:
    here = f"/newsroom/{office.slug}{page}"
    assert texts(stranger.get(here).text, ".happening a.button--main") == ["Ask to attend: Rivers"]

    set_clock("2012-03-26T20:00:01+00:00")

    assert texts(stranger.get(here).text, ".happening a.button--main") == []


def test_beside_a_release_too(
    stranger: Visitor, office: Office, make: Make, event: Event, set_clock: Clock
) -> None:
    here = f"/newsroom/{office.slug}/releases/{issued(make, office, event).slug}"
    make.work.session.commit()
    stranger.get(here)

    set_clock("2012-03-26T20:00:01+00:00")

    assert texts(stranger.get(here).text, ".happening a.button--main") == []


def test_the_front_page_names_the_mailbox_where_an_event_has_no_form(
    stranger: Visitor, office: Office, make: Make, event: Event
) -> None:
    here, sentence = f"/newsroom/{office.slug}/", f"To attend, write to: {office.mail_from}"
    assert sentence not in texts(stranger.get(here).text, "main p")

    make.event(announced_at=NOW)
    make.work.session.commit()

    assert sentence in texts(stranger.get(here).text, "main p")


def test_the_button_goes_in_the_moment_in_which_the_form_closes(
    stranger: Visitor, make: Make, event: Event, address: str, set_clock: Clock
) -> None:
    event.accreditation_until = date(2012, 3, 20)
    make.work.session.commit()
    stranger.get(address)

    set_clock("2012-03-20T20:00:01+00:00")

    assert attributes(stranger.get(address).text, "main a.button--main", "href") == []


@pytest.mark.parametrize(
    ("clock", "until"),
    [(None, "26\u00a0March\u00a02012, 23:59"), (time(18), "26\u00a0March\u00a02012, 18:00")],
)
def test_the_form_names_the_hour_until_which_it_is_open(
    stranger: Visitor, make: Make, event: Event, address: str, clock: time | None, until: str
) -> None:
    event.accreditation_clock = clock
    make.work.session.commit()

    page = stranger.get(f"{address}/request").text

    assert texts(page, "p.soft")[1] == f"Requests are taken until {until}."
