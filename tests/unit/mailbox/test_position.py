"""How far a folder has been read, and where to go on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from planner.accounts.models import Office
from planner.mailbox.imap.connection import Folder
from planner.mailbox.models import OfficeMailbox
from planner.mailbox.position import Position, position_in, unread
from tests.conftest import NOW
from tests.unit.mailbox.stored import stored_mailbox

FOLDER = Folder(uid_validity=7, messages=3)
DAY = date(2012, 3, 13)


def mailbox(session: Session, office: Office, **values: Any) -> OfficeMailbox:
    return stored_mailbox(session, office.id, **values)


def test_a_new_mailbox_begins_behind_the_last_message(session: Session, office: Office) -> None:
    row = mailbox(session, office)

    assert position_in(row, FOLDER, 40, NOW) == Position(7, last_uid=40)


def test_or_with_messages_of_some_days(session: Session, office: Office) -> None:
    row = mailbox(session, office, days_back=7)

    assert position_in(row, FOLDER, 40, NOW) == Position(7, catch_up_since=DAY, catch_up_until=40)


def test_in_an_empty_folder_there_is_nothing_to_catch_up_with(
    session: Session, office: Office
) -> None:
    row = mailbox(session, office, days_back=7)

    assert position_in(row, FOLDER, 0, NOW) == Position(7)


def test_a_known_folder_is_gone_on_with(session: Session, office: Office) -> None:
    row = mailbox(
        session, office, uid_validity=7, last_uid=12, catch_up_since=DAY, catch_up_until=20
    )

    assert position_in(row, FOLDER, 40, NOW) == Position(7, 12, DAY, 20)


@pytest.mark.parametrize(
    ("read_at", "since"),
    [
        (NOW - timedelta(days=1), date(2012, 3, 17)),
        (None, date(2012, 3, 18)),
        (NOW + timedelta(days=3), date(2012, 3, 18)),
    ],
)
def test_one_that_is_numbered_anew_is_looked_through(
    session: Session, office: Office, read_at: object, since: date
) -> None:
    row = mailbox(session, office, uid_validity=6, last_uid=900, read_at=read_at)

    assert position_in(row, FOLDER, 40, NOW) == Position(7, 0, since, 40)


@pytest.mark.parametrize(
    ("uid", "position"),
    [
        (19, Position(7, 19, DAY, 20)),
        (20, Position(7, 20)),
        (25, Position(7, 25)),
        (5, Position(7, 12, DAY, 20)),
    ],
)
def test_the_days_matter_until_all_is_caught_up_with(uid: int, position: Position) -> None:
    assert Position(7, 12, DAY, 20).after(uid) == position


def test_numbers_are_asked_for_in_spans_that_grow_where_there_are_none() -> None:
    asked: list[tuple[int, int, date | None]] = []

    def ask(first: int, last: int, since: date | None) -> Sequence[int]:
        asked.append((first, last, since))
        return [170_005] if first <= 170_005 <= last else []

    found = list(unread(Position(7, 4), 200_000, ask))

    assert asked == [
        (5, 10_004, None),
        (10_005, 170_004, None),
        (170_005, 200_000, None),
    ]
    assert found == [[], [], [170_005]]


def test_the_days_are_asked_for_as_far_as_they_matter() -> None:
    asked: list[tuple[int, int, date | None]] = []

    def ask(first: int, last: int, since: date | None) -> Sequence[int]:
        asked.append((first, last, since))
        return [first]

    list(unread(Position(7, 4, DAY, 20), 30, ask))

    assert asked == [(5, 20, DAY), (21, 30, None)]


def test_nothing_is_asked_where_nothing_is_new() -> None:
    def ask(first: int, last: int, since: date | None) -> Sequence[int]:
        raise AssertionError((first, last, since))

    assert list(unread(Position(7, 30), 30, ask)) == []
