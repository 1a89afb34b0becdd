"""Public pages that are kept: never older than the record, and not made anew without a reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import delete, select, text, update
from sqlalchemy.orm import Mapper, Session

from planner.accounts.models import Office
from planner.contacts.models import Person
from planner.events.models.event import Event
from planner.kernel.database import Base
from planner.kernel.scope import enter, leave
from planner.kernel.texts import Texts
from planner.web.extensions import PAGE_CACHE
from planner.web.page_cache import PageCache
from tests.conftest import NOW
from tests.factories import Make
from tests.releases import issued
from tests.web.markers import full_office
from tests.web.reading import texts
from tests.web.visitor import Visitor

SECOND = timedelta(seconds=1)


@pytest.fixture
def page_cache(app: Flask) -> PageCache:
    cache: PageCache = app.extensions[PAGE_CACHE]
    cache.clear()
    return cache


@pytest.fixture
def pages(app: Flask, make: Make, office: Office, page_cache: PageCache) -> list[str]:
    """The public pages of an office with everything in it."""
    things = full_office(make, Path(app.instance_path) / "files")
    here = f"/newsroom/{office.slug}"
    event = f"{here}/events/{things['event_id'].public_id}"
    return [
        *(f"{here}/", f"{here}/?language=ru", event, f"{event}?language=ru", f"{event}.ics"),
        *(f"{here}/events/", f"{here}/releases/", f"{here}/releases/?kind=round_table"),
        *(f"{here}/feed.atom", f"{here}/feed.json", f"{here}/sitemap.xml"),
        f"{here}/releases/{things['release_slug']}.txt",
        f"{here}/releases/{things['release_slug']}",
    ]


def _number(session: Session, office: Office) -> int:
    session.expire_all()
    return session.scalars(select(Office.public_number).where(Office.id == office.id)).one()


def test_a_kept_page_takes_one_statement(
    stranger: Visitor, pages: list[str], selects: list[str]
) -> None:
    counted = {}
    for page in pages:
        first = stranger.get(page)
        selects.clear()
        again = stranger.get(page)
        counted[page] = (len(selects), again.data == first.data, again.status_code)

    assert counted == dict.fromkeys(pages, (1, True, 200))


def test_who_has_it_already_is_told_so_after_one_statement(
    stranger: Visitor, pages: list[str], selects: list[str]
) -> None:
    counted = {}
    for page in pages:
        tag = stranger.get(page).headers["ETag"]
        selects.clear()
        again = stranger.get(page, headers={"If-None-Match": tag})
        counted[page] = (len(selects), again.status_code, again.data)

    assert counted == dict.fromkeys(pages, (1, 304, b""))


def _columns() -> Iterator[tuple[Mapper[Any], str]]:
    for mapper in sorted(Base.registry.mappers, key=lambda one: one.class_.__name__):
        for attribute in mapper.column_attrs:
            column = attribute.columns[0]
            if not (column.primary_key or column.foreign_keys) and attribute.key != "public_number":
                yield mapper, attribute.key


def _other(value: Any, name: str) -> Any:
    """Another value of the same kind; the value itself where it is of a fixed form."""
    if name in _FIXED:
        return value
    if isinstance(value, bool):
        return not value
    if isinstance(value, StrEnum):
        members = list(type(value))
        return members[(members.index(value) + 1) % len(members)]
    if isinstance(value, int):
        return value + 1
    if isinstance(value, Texts):
        return Texts(en=f"Changed {name}", ru=f"Иначе {name}")
    if isinstance(value, dict):
        return {**value, "headline": f"Changed {name}"}
    if isinstance(value, datetime | date):
        return value - timedelta(days=1)
    if isinstance(value, time):
        return time(9, 30)
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return value[::-1]
    return f"{value}x" if isinstance(value, str) else value


# Of a fixed form, or (the role of a body) each taken by a row already.
_FIXED = {"slug", "public_id", "zone", "language", "accent", "path", "role"}


def test_a_change_that_leaves_the_number_changes_no_public_page(
    stranger: Visitor, session: Session, pages: list[str], page_cache: PageCache, office: Office
) -> None:
    """Each column of each table by itself; then all at once that had not raised the number."""
    session.commit()
    before = [_seen(stranger, page) for page in pages]
    raised, quiet = set(), []
    for mapper, name in _columns():
        number = _number(session, office)
        changed = _change(session, mapper, name)
        session.flush()
        if _number(session, office) > number:
            raised.add(f"{mapper.class_.__name__}.{name}")
        elif changed:
            quiet.append((mapper, name))
        session.rollback()

    for mapper, name in quiet:
        _change(session, mapper, name)
    session.commit()
    page_cache.clear()

    assert [_seen(stranger, page) for page in pages] == before
    assert {"Event.titles", "Person.names", "Release.issued", "Part.state", "Office.names"} < raised
    assert {"notes", "internal_notes", "subject"} < {name for _, name in quiet}


def _change(session: Session, mapper: Mapper[Any], name: str) -> bool:
    """Give that column another value in all rows; False if there is none to give."""
    rows = session.scalars(select(mapper.class_)).all()
    others = [_other(getattr(row, name), name) for row in rows]
    is_other = any(getattr(row, name) != other for row, other in zip(rows, others, strict=True))
    for row, other in zip(rows, others, strict=True):
        setattr(row, name, other)
    return is_other


def _seen(visitor: Visitor, page: str) -> tuple[int, bytes]:
    answer = visitor.get(page)
    return answer.status_code, answer.data


def test_a_statement_for_many_rows_raises_the_number_too(
    session: Session, make: Make, office: Office
) -> None:
    make.event()
    session.commit()
    numbers = [_number(session, office)]
    for statement in (
        update(Event).values(link="https://meet.test/"),
        update(Person).values(names=Texts(en="Ada")),
        delete(Event),
    ):
        session.execute(statement)
        session.commit()
        numbers.append(_number(session, office))

    assert numbers == sorted(set(numbers))


def test_it_is_the_offices_own_number(session: Session, make: Make, office: Office) -> None:
    other = make.office()
    session.commit()
    before = _number(session, other)
    enter(session, office.id)
    make.event()
    session.execute(update(Event).values(link="https://meet.test/"))
    session.commit()
    leave(session)

    assert _number(session, other) == before


def test_what_is_undone_has_not_happened(session: Session, make: Make, office: Office) -> None:
    session.commit()
    before = _number(session, office)
    make.event()

    session.rollback()

    assert _number(session, office) == before


def test_another_process_hears_of_a_change(
    stranger: Visitor, session: Session, pages: list[str]
) -> None:
    before = stranger.get(pages[2]).text

    session.execute(text("UPDATE offices SET public_number = public_number + 1"))
    session.execute(text('UPDATE events SET venues = \'{"en": "The Lighthouse"}\''))
    after = stranger.get(pages[2]).text

    assert [texts(page, ".event__facts dd")[1:] for page in (before, after)] == [
        ["Small Hall, Geneva; also by video link Map", "Body 1", "Body 1"],
        ["The Lighthouse, Geneva; also by video link Map", "Body 1", "Body 1"],
    ]


def test_an_event_leaves_the_first_page_when_it_is_over(
    stranger: Visitor,
    make: Make,
    office: Office,
    page_cache: PageCache,
    set_clock: Callable[[str], None],
) -> None:
    event = make.event(titles=Texts(en="Rivers"), announced_at=NOW)
    assert event.ends_at is not None
    here, shown = f"/newsroom/{office.slug}/", []
    for moment in (event.ends_at - SECOND, event.ends_at + SECOND):
        set_clock(moment.isoformat())
        shown.append("Rivers" in stranger.get(here).text)

    assert shown == [True, False]


def test_a_page_says_since_when_it_is_so(
    stranger: Visitor,
    make: Make,
    office: Office,
    page_cache: PageCache,
    set_clock: Callable[[str], None],
) -> None:
    event = make.event(titles=Texts(en="Rivers"), announced_at=NOW)
    address = f"/newsroom/{office.slug}/events/{event.public_id}.ics"
    at_once = stranger.get(address)
    set_clock((NOW + 5 * SECOND).isoformat())
    later = stranger.get(address)
    since = later.headers["Last-Modified"]

    same = stranger.get(address, headers={"If-Modified-Since": since})
    event.titles = Texts(en="Lakes")
    make.work.session.commit()
    changed = stranger.get(address, headers={"If-Modified-Since": since})
    tag_wins = stranger.get(
        address, headers={"If-Modified-Since": since, "If-None-Match": at_once.headers["ETag"]}
    )

    assert at_once.headers.get("Last-Modified") is None
    assert since == "Tue, 20 Mar 2012 09:00:00 GMT"
    assert (same.status_code, changed.status_code, tag_wins.status_code) == (304, 200, 200)


@pytest.mark.parametrize("given", ['"x", {tag}', "W/{tag}", "*"])
def test_every_way_of_asking_for_a_tag_counts(
    stranger: Visitor, office: Office, page_cache: PageCache, given: str
) -> None:
    here = f"/newsroom/{office.slug}/"
    tag = stranger.get(here).headers["ETag"]

    answer = stranger.get(here, headers={"If-None-Match": given.format(tag=tag)})

    assert tag[0] == '"'
    assert answer.status_code == 304


def test_an_unconnected_change_leaves_the_tag(
    stranger: Visitor, make: Make, office: Office, page_cache: PageCache
) -> None:
    release = issued(make, office, make.event())
    here = f"/newsroom/{office.slug}/releases/{release.slug}"
    tag = stranger.get(here).headers["ETag"]
    make.event()
    make.work.session.commit()

    assert stranger.get(here, headers={"If-None-Match": tag}).status_code == 304
