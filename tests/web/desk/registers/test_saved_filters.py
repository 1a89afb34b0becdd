"""Filters of people under a name: kept, used wherever people are chosen, changed, deleted, undone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from planner.accounts.models import Role
from planner.events.models.kinds import EventStatus
from planner.kernel.texts import Texts
from tests.factories import Make
from tests.web.reading import attributes, texts, wrong
from tests.web.visitor import Visitor

LIST, FILTERS = "/desk/people/", "/desk/people/filters/"
JOURNALISTS = f"{FILTERS}?kind=journalist"


@pytest.fixture(autouse=True)
def people(make: Make) -> None:
    make.person("Ada", is_journalist=True)
    make.person("Bob")


def undone(visitor: Visitor, page: str) -> str:
    """The page after *Undo* was pressed on this one."""
    (address,) = attributes(page, ".notice form", "action")
    return visitor.get(visitor.post(address).location).text


def kept(page: str) -> list[str]:
    return texts(page, ".saved-filters a")


def test_a_filter_is_kept_and_opened(editor: Visitor) -> None:
    response = editor.post(JOURNALISTS, {"name": "Press", "is_shared": "y"})
    page = editor.get(response.location).text

    assert texts(page, "tbody th") == ["Ada"]
    assert kept(page) == ["Press"]
    assert attributes(editor.get(LIST).text, ".saved-filters a", "href") == [response.location]


def test_an_own_filter_is_shown_to_nobody_else(
    editor: Visitor, visit: Callable[[Role], Visitor], make: Make
) -> None:
    editor.post(JOURNALISTS, {"name": "Mine"})
    theirs = make.saved_filter(owner_id=make.member().user_id)

    assert kept(editor.get(LIST).text) == ["Mine (own)"]
    assert kept(visit(Role.ADMINISTRATOR).get(LIST).text) == []
    assert editor.post(f"{FILTERS}{theirs.id}/removal").status_code == 404


def test_a_filter_without_a_name_is_refused_with_the_list(editor: Visitor) -> None:
    response = editor.post(JOURNALISTS, {"name": ""})

    assert response.status_code == 422
    assert list(wrong(response.text)) == ["name"]
    assert texts(response.text, "tbody th") == ["Ada"]


def test_a_change_is_undone(editor: Visitor, make: Make) -> None:
    row = make.saved_filter(name="Press")

    response = editor.post(f"{FILTERS}{row.id}?kind=other&saved={row.id}", {"name": "Officials"})
    changed = editor.get(response.location).text
    page = undone(editor, changed)

    assert (kept(changed), texts(changed, "tbody th")) == (["Officials (own)"], ["Bob"])
    assert (kept(page), texts(page, "tbody th")) == (["Press"], ["Ada"])


def test_a_change_that_is_refused_comes_back_as_typed(editor: Visitor, make: Make) -> None:
    row = make.saved_filter(name="Press")
    make.saved_filter(name="Radio")

    response = editor.post(f"{FILTERS}{row.id}?kind=other&saved={row.id}", {"name": "Radio"})

    assert response.status_code == 422
    assert wrong(response.text) == {"name": "There is a filter of that name already."}


def test_deleting_is_undone(editor: Visitor, make: Make) -> None:
    row = make.saved_filter(name="Press")

    gone = editor.get(editor.post(f"{FILTERS}{row.id}/removal").location).text
    page = undone(editor, gone)

    assert (kept(gone), kept(page)) == ([], ["Press"])


def test_saving_is_undone(editor: Visitor) -> None:
    page = editor.get(editor.post(JOURNALISTS, {"name": "Press"}).location).text

    assert kept(undone(editor, page)) == []


def test_a_filter_chooses_whom_to_invite(editor: Visitor, make: Make) -> None:
    row = make.saved_filter(name="Press")
    event = make.event(status=EventStatus.CONFIRMED)
    inviting = f"/desk/events/{event.id}/inviting/"

    offered = editor.get(f"{inviting}?from=pools").text
    editor.post(inviting, {"saved_filter": str(row.id)})

    assert texts(offered, "#saved_filter option") == ["choose a filter", "Press"]
    guests = editor.get(f"/desk/events/{event.id}/invitations/").text
    assert texts(guests, "tbody th a")[:1] == ["Ada"]


def test_a_filter_that_nobody_answers_to_invites_nobody(editor: Visitor, make: Make) -> None:
    row = make.saved_filter(conditions={"came": ["5"]})
    event = make.event(status=EventStatus.CONFIRMED)

    response = editor.post(f"/desk/events/{event.id}/inviting/", {"saved_filter": str(row.id)})

    assert wrong(response.text) == {"saved_filter": "Nobody in Contacts answers to this filter."}


def test_a_filter_finds_new_members_of_a_pool(editor: Visitor, make: Make) -> None:
    row, pool = make.saved_filter(), make.pool(names=Texts(en="Pool"))

    page = editor.get(f"/desk/pools/{pool.id}?filter={row.id}").text

    assert [label.partition(",")[0] for label in texts(page, "#people label")] == ["Ada"]
    assert editor.get(f"/desk/pools/{pool.id}?filter=987654").status_code == 404
