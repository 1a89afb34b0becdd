"""The list of subscribers: who, of what, since when."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.contacts.suppression import SuppressionRoad, Unwanted
from planner.contacts.suppressions import suppress
from planner.kernel.texts import Texts
from planner.web import paging
from tests.factories import Make
from tests.unit.distribution.choosing import subscriber
from tests.unit.subscriptions.readers import asked
from tests.web.reading import attributes, texts
from tests.web.visitor import Visitor

PAGE = "/desk/subscribers/"


def test_each_stands_with_letters_and_topics(editor: Visitor, make: Make) -> None:
    water = make.topic(names=Texts(en="Water"))
    clara = subscriber(make, "clara@paper.test", name="Clara", topic_ids=[water.id])
    subscriber(make, "bo@paper.test", language="ru", wants_releases=True, wants_advisories=True)
    asked(make, address="waits@paper.test")

    page = editor.get(PAGE).text

    assert [one.split()[0] for one in texts(page, "table.list th[scope=row]")] == [
        "bo@paper.test",
        "clara@paper.test",
    ]
    cells = texts(page, "table.list td")
    assert cells[:3] == ["press releases, advisories", "all", "Russian"]
    assert cells[4:7] == ["press releases", "Water", "English"]
    assert "2 addresses · press releases: 2 · advisories: 1" in " ".join(texts(page, "main p"))
    assert f"/desk/people/{clara.person_id}" in attributes(page, "table.list a", "href")


def test_who_has_opted_out_since_is_told_so(editor: Visitor, make: Make) -> None:
    subscriber(make, "clara@paper.test")
    suppress(make.work, ["clara@paper.test"], Unwanted.RELEASES, SuppressionRoad.LINK)

    page = editor.get(PAGE).text

    assert texts(page, "table.list td")[0] == "press releases: opted out since"


def test_nobody_yet(editor: Visitor) -> None:
    assert "Nobody yet." in editor.get(PAGE).text


def test_a_long_list_has_pages(
    editor: Visitor, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paging, "PAGE", 2)
    for name in ("a", "b", "c"):
        subscriber(make, f"{name}@paper.test")

    first = editor.get(PAGE).text
    [further] = attributes(first, "a[rel=next]", "href")
    second = editor.get(further).text

    shown = [texts(page, "table.list th[scope=row]") for page in (first, second)]
    assert shown == [["a@paper.test", "b@paper.test"], ["c@paper.test"]]


def test_another_office_has_its_own(editor: Visitor, make: Make) -> None:
    theirs = Make(replace(make.work, office_id=make.office(slug="theirs").id))
    subscriber(theirs, "clara@paper.test")

    assert "clara@paper.test" not in editor.get(PAGE).text
