from __future__ import annotations

import pytest

from planner.events.models.event import Event
from planner.invitations.came_list import MOST_LINES, Found, guests_in
from planner.kernel.errors import Invalid
from planner.kernel.work import Work
from tests.factories import Make


@pytest.fixture
def event(make: Make) -> Event:
    """Ada Lovelace, Иван Петров, and two who are called Kim Lee."""
    event = make.event()
    for name, address in (
        ("Ada Lovelace", "ada@paper.test"),
        ("Иван Петров", ""),
        ("Kim Lee", "kim@paper.test"),
        ("Kim Lee", "kim@radio.test"),
    ):
        make.invitation(event, name=name, address=address)
    make.invitation(event, name="Gone", address="gone@paper.test", withdrawn_at=make.work.now)
    return event


def names(found: Found) -> list[str]:
    return [guest.name for guest in found.guests]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Ada Lovelace", "Ada Lovelace"),
        ("LOVELACE Ada", "Ada Lovelace"),
        ("Lovelace; Ada", "Ada Lovelace"),
        ("ADA@paper.test", "Ada Lovelace"),
        ("Somebody <ada@paper.test>", "Ada Lovelace"),
        ('"Lovelace","Ada","Gazette","yes"', "Ada Lovelace"),
        ("Петров Иван\tвремя", "Иван Петров"),
        ("Kim Lee, kim@radio.test", "Kim Lee"),
    ],
)
def test_a_line_names_a_guest(work: Work, event: Event, line: str, name: str) -> None:
    found = guests_in(work, event, line)

    assert (names(found), found.unknown, found.doubtful) == ([name], [], [])


def test_each_is_found_once_and_others_are_told(work: Work, event: Event) -> None:
    text = "Name\n\nAda Lovelace\nada@paper.test\nKim Lee\nGone\n"

    found = guests_in(work, event, text)

    assert (names(found), found.unknown, found.doubtful) == (
        ["Ada Lovelace"],
        ["Name", "Gone"],
        ["Kim Lee"],
    )


@pytest.mark.parametrize("text", ["", " \n, ;\t\n", "x\n" * (MOST_LINES + 1)])
def test_no_line_and_too_many_are_refused(work: Work, event: Event, text: str) -> None:
    with pytest.raises(Invalid) as refused:
        guests_in(work, event, text)

    assert refused.value.field == "came"
