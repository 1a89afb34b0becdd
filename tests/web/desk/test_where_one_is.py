"""Each page says in the head to which place of the desk it belongs, and which tab of an event is open."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from planner.accounts.models import Role
from tests.factories import Make
from tests.web.reading import texts
from tests.web.visitor import Visitor

Visit = Callable[[Role], Visitor]


@pytest.mark.parametrize(
    ("address", "place", "row"),
    [
        ("/desk/events/import", ["Events"], ["Events"]),
        ("/desk/events/deleted", ["Events"], ["Events"]),
        ("/desk/parts/", [], ["This installation"]),
        ("/desk/search/", [], []),
    ],
)
def test_a_page_stands_at_the_list_that_it_belongs_to(
    visit: Visit, address: str, place: list[str], row: list[str]
) -> None:
    page = visit(Role.ADMINISTRATOR).get(address).text

    assert texts(page, ".head__nav a[aria-current=page]") == place
    assert texts(page, ".subnav a[aria-current=page]") == row


@pytest.mark.parametrize(
    ("part", "tab"),
    [
        ("letter-texts", "Invitations"),
        ("confirmations/", "People"),
        ("invitations/came", "Invitations"),
    ],
)
def test_a_page_of_an_event_stands_under_its_tab(
    visit: Visit, make: Make, part: str, tab: str
) -> None:
    event = make.event()

    page = visit(Role.ADMINISTRATOR).get(f"/desk/events/{event.id}/{part}").text

    (current,) = texts(page, "#tabs a[aria-current=page]")
    assert current.startswith(tab)
