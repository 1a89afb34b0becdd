"""The list of people, sorted by how often they came and by the last letter to them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from planner.contacts.models import Person
from planner.events.models.kinds import EventStatus
from planner.kernel.work import Work
from planner.web import paging
from tests.factories import Make
from tests.unit.invitations.test_contact import letter
from tests.web.reading import attributes, texts
from tests.web.visitor import Visitor

LIST = "/desk/people/"


@pytest.fixture
def people(make: Make) -> list[Person]:
    """Ben came once, Cora twice; Ada and Dan never."""
    found = [make.person(name) for name in ("Ada", "Ben", "Cora", "Dan")]
    for person in (found[1], found[2], found[2]):
        held = make.event(status=EventStatus.HELD)
        make.invitation(held, person=person, checked_in_at=make.work.now)
    return found


def names(visitor: Visitor, query: str) -> list[str]:
    return texts(visitor.get(f"{LIST}?{query}").text, "tbody th")


def names_on_pages(visitor: Visitor, query: str) -> list[list[str]]:
    found, address = [], f"{LIST}?{query}"
    while address:
        page = visitor.get(address).text
        found.append(texts(page, "tbody th"))
        address = next(iter(attributes(page, "a[rel=next]", "href")), "")
    return found


def test_who_came_most_often_stands_first(editor: Visitor, people: list[Person]) -> None:
    assert names(editor, "order=came") == ["Cora", "Ben", "Ada", "Dan"]


def test_events_to_come_and_withdrawn_guests_do_not_count(
    editor: Visitor, make: Make, people: list[Person]
) -> None:
    dan, coming = people[3], make.event(status=EventStatus.CONFIRMED)
    make.invitation(coming, person=dan, checked_in_at=make.work.now)
    held = make.event(status=EventStatus.HELD)
    make.invitation(held, person=dan, checked_in_at=make.work.now, withdrawn_at=make.work.now)

    assert names(editor, "order=came") == ["Cora", "Ben", "Ada", "Dan"]


def test_the_last_letter_sorts_both_ways(editor: Visitor, work: Work, people: list[Person]) -> None:
    ada, ben = people[:2]
    letter(work, ada.id, "old", sent_at=work.now - timedelta(days=9))
    letter(work, ben.id, "new", sent_at=work.now - timedelta(days=2))

    assert names(editor, "order=latest") == ["Ben", "Ada", "Cora", "Dan"]
    assert names(editor, "order=longest") == ["Cora", "Dan", "Ada", "Ben"]


def test_each_page_goes_on_where_the_last_one_ended(
    editor: Visitor, people: list[Person], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paging, "PAGE", 1)

    assert names_on_pages(editor, "order=came") == [["Cora"], ["Ben"], ["Ada"], ["Dan"]]
    assert names_on_pages(editor, "order=longest") == [["Ada"], ["Ben"], ["Cora"], ["Dan"]]


def test_the_order_goes_with_the_filter(editor: Visitor, people: list[Person]) -> None:
    page = editor.get(f"{LIST}?order=came&came=1").text

    assert texts(page, "tbody th") == ["Cora", "Ben"]
    assert texts(page, "#order option[selected]") == ["came most often"]


@pytest.mark.parametrize("given", ["", "name", "rank", "%00"])
def test_what_is_no_order_is_by_name(editor: Visitor, people: list[Person], given: str) -> None:
    assert names(editor, f"order={given}") == ["Ada", "Ben", "Cora", "Dan"]


def test_a_place_in_another_order_is_the_first_page(
    editor: Visitor, people: list[Person], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paging, "PAGE", 1)
    page = editor.get(f"{LIST}?").text
    (further,) = attributes(page, "a[rel=next]", "href")

    assert names(editor, f"{further.partition('?')[2]}&order=came") == ["Cora"]
