"""Copies of public pages: spared work, never an old page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask

from planner.accounts.models import Office
from planner.events.models import Event
from planner.kernel.texts import Texts
from planner.web.newsroom import copies
from tests.conftest import NOW
from tests.factories import Make
from tests.releases import issued
from tests.web.visitor import Visitor


@pytest.fixture
def event(make: Make) -> Event:
    event = make.event(titles=Texts(en="Rivers", ru="Реки"), announced_at=NOW)
    make.work.session.commit()
    return event


@pytest.fixture
def address(office: Office, event: Event) -> str:
    return f"/newsroom/{office.slug}/events/{event.public_id}"


@pytest.mark.parametrize("ending", ["", ".ics"])
def test_the_second_look_asks_the_database_nothing(
    stranger: Visitor, address: str, statements: list[str], ending: str
) -> None:
    first = stranger.get(address + ending)
    asked = len(statements)
    statements.clear()

    second = stranger.get(address + ending)

    assert 0 < asked <= 6
    assert statements == []
    assert second.data == first.data
    assert dict(second.headers) == dict(first.headers)


def test_a_reader_who_has_it_is_told_so(stranger: Visitor, address: str) -> None:
    tag = stranger.get(address).headers["ETag"]

    assert stranger.get(address, headers={"If-None-Match": tag}).status_code == 304


def test_any_change_voids_the_copy(
    stranger: Visitor, address: str, event: Event, make: Make
) -> None:
    stranger.get(address)
    event.titles = Texts(en="Lakes")
    make.work.session.commit()

    assert "Lakes" in stranger.get(address).text


def test_what_is_taken_back_is_gone_at_once(
    stranger: Visitor, address: str, event: Event, make: Make
) -> None:
    stranger.get(address)
    event.announced_at = None
    make.work.session.commit()

    assert stranger.get(address).status_code == 404


def test_each_language_has_a_copy_of_its_own(stranger: Visitor, address: str) -> None:
    for _turn in range(2):
        assert "Rivers" in stranger.get(address).text
        assert "Реки" in stranger.get(f"{address}?language=ru").text
        assert "Rivers" in stranger.get(f"{address}?language={'x' * 50}").text


@pytest.mark.parametrize("minutes", [-1, 5, 7])
def test_a_copy_has_its_time(
    stranger: Visitor,
    address: str,
    statements: list[str],
    set_clock: Callable[[str], None],
    minutes: int,
) -> None:
    set_clock((NOW + timedelta(minutes=1)).isoformat())
    stranger.get(address)
    statements.clear()

    set_clock((NOW + timedelta(minutes=1 + minutes)).isoformat())
    stranger.get(address)

    assert statements != []


def test_a_copy_ends_with_the_next_embargo(
    stranger: Visitor,
    office: Office,
    address: str,
    event: Event,
    make: Make,
    statements: list[str],
    set_clock: Callable[[str], None],
) -> None:
    issued(make, office, event, embargo_until=NOW + timedelta(seconds=60))
    make.work.session.commit()
    assert stranger.get(address).headers["Cache-Control"] == "public, max-age=60"
    statements.clear()

    set_clock((NOW + timedelta(seconds=20)).isoformat())
    assert stranger.get(address).headers["Cache-Control"] == "public, max-age=40"
    assert statements == []

    set_clock((NOW + timedelta(seconds=60)).isoformat())
    assert stranger.get(address).headers["Cache-Control"] == "public, max-age=300"
    assert statements != []


def test_only_so_many_are_kept(
    stranger: Visitor, address: str, statements: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copies, "_MOST", 1)
    stranger.get(address)
    stranger.get(f"{address}?language=ru")
    statements.clear()

    stranger.get(address)

    assert statements != []


def test_a_database_that_tells_nothing_gets_no_copies(
    stranger: Visitor,
    app: Flask,
    address: str,
    statements: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(copies, "_watched", lambda: "")
    stranger.get(address)
    statements.clear()

    assert stranger.get(address).status_code == 200
    assert statements != []
