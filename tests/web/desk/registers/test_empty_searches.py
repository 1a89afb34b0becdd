"""A search without a hit says so and leads back; it is not the page of the first day."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from planner.events.models.event import Event
from tests.factories import Make
from tests.web.reading import attributes, texts
from tests.web.visitor import Visitor

CLEAR = "Clear the search"
NOTHING = "Nothing here matches your search."
HINT = "It may be in the archive."
ADD: dict[str, Callable[[Make, Event], object]] = {
    "/desk/events/": lambda make, event: event,
    "/desk/people/": lambda make, _: make.person(),
    "/desk/outlets/": lambda make, _: make.outlet(),
    "/desk/pools/": lambda make, _: make.pool(),
    "/desk/organisations/": lambda make, _: make.organisation(),
    "/desk/projects/": lambda make, _: make.project(),
    "/desk/programmes-of-work/": lambda make, _: make.aid_programme(),
    "/desk/hotlines/": lambda make, _: make.hotline(),
    "/desk/studies/": lambda make, _: make.study(),
    "/desk/anniversaries/": lambda make, _: make.anniversary(),
    "/desk/events/{event}/invitations/": lambda make, event: make.invitation(event),
    "/desk/events/{event}/day/": lambda make, event: make.invitation(event),
}


@pytest.mark.parametrize("query", ["?search=zebra", "?search=zebra&archived=yes&kind=&answer="])
@pytest.mark.parametrize("page", ADD)
def test_a_search_without_a_hit_says_so_and_leads_back(
    editor: Visitor, make: Make, page: str, query: str
) -> None:
    event = make.event()
    ADD[page](make, event)
    address = page.format(event=event.id)
    whole = editor.get(address).text

    found = editor.get(address + query).text

    assert CLEAR not in whole
    has_archive = "{event}" not in page and page != "/desk/events/"
    hint = f" {HINT}" if has_archive and "archived" not in query else ""
    assert texts(found, ".empty p") == [NOTHING + hint, CLEAR]
    assert attributes(found, ".empty a", "href") == [address]


@pytest.mark.parametrize("page", ADD)
def test_the_first_day_has_nothing_to_clear(editor: Visitor, make: Make, page: str) -> None:
    address = page.format(event=make.event().id) if "{event}" in page else page

    assert CLEAR not in editor.get(address).text


@pytest.mark.parametrize(
    "query", ["?kind=webinar", "?status=held", "?year=1999", "?span=past", "?span=undated"]
)
def test_a_filter_of_events_without_a_hit_leads_back(
    editor: Visitor, make: Make, query: str
) -> None:
    make.event()

    found = editor.get(f"/desk/events/{query}").text

    assert texts(found, ".empty p") == [NOTHING, CLEAR]
