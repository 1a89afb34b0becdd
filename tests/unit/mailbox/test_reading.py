"""Reading a mailbox at Dovecot: what is read, what is stored, what is left as it was."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from planner.kernel.errors import Busy
from planner.mailbox.models import OfficeMailbox
from tests.conftest import NOW
from tests.imap.dovecot import Dovecot
from tests.unit.mailbox.conftest import Died, MakeReader

pytestmark = [pytest.mark.loopback, pytest.mark.dovecot]


def letter(number: int, size: int = 0) -> bytes:
    head = f"From: anna@paper.test\r\nSubject: Letter {number}\r\n\r\n"
    return head.encode() + b"I shall come.\r\n" * (1 + size // 15)


def position(row: OfficeMailbox) -> tuple[int | None, int]:
    return row.uid_validity, row.last_uid


def test_the_first_time_only_what_comes_from_then_on_is_read(
    dovecot: Dovecot, reader_of: MakeReader
) -> None:
    dovecot.put(letter(1))
    reader = reader_of(dovecot.server())
    reader.look()
    dovecot.put(letter(2))

    reader.look()

    assert reader.basket.contents == [letter(2)]


def test_the_first_time_messages_of_some_days_can_be_read_too(
    dovecot: Dovecot, reader_of: MakeReader
) -> None:
    dovecot.put(letter(1), at=NOW - timedelta(days=9))
    dovecot.put(letter(2), at=NOW - timedelta(days=3))
    dovecot.put(letter(3), at=NOW - timedelta(days=20))
    reader = reader_of(dovecot.server(), days_back=7)

    row = reader.look()

    assert reader.basket.contents == [letter(2)]
    assert (row.last_uid, row.catch_up_since, row.catch_up_until) == (3, None, 0)


@pytest.mark.parametrize("starts_with_tls", [True, False])
def test_both_kinds_of_encryption(
    dovecot: Dovecot, reader_of: MakeReader, *, starts_with_tls: bool
) -> None:
    reader = reader_of(dovecot.server(starts_with_tls=starts_with_tls), days_back=30)
    dovecot.put(letter(1), at=NOW)

    reader.look()

    assert (reader.basket.contents, reader.basket.times) == ([letter(1)], [NOW])


def test_a_message_is_read_when_it_comes(dovecot: Dovecot, reader_of: MakeReader) -> None:
    reader = reader_of(dovecot.server())
    reader.begin()
    reader.until(lambda row: row.read_at is not None)

    for number in range(3):
        dovecot.put(letter(number))
        reader.until_read(number + 1)

    reader.end()
    assert reader.basket.contents == [letter(0), letter(1), letter(2)]


def test_others_find_the_mailbox_as_it_was(dovecot: Dovecot, reader_of: MakeReader) -> None:
    reader = reader_of(dovecot.server(), days_back=30)
    dovecot.put(letter(1), at=NOW)
    before = dovecot.files()

    reader.look()

    assert (before, dovecot.files()) == (["new/1332234001.M1P1.house"],) * 2


def test_a_message_is_read_once(dovecot: Dovecot, reader_of: MakeReader) -> None:
    reader = reader_of(dovecot.server(), days_back=30)
    dovecot.put(letter(1), at=NOW)
    reader.look()

    reader.look()

    assert reader.basket.contents == [letter(1)]


def test_many_messages_come_in_their_order(dovecot: Dovecot, reader_of: MakeReader) -> None:
    reader = reader_of(dovecot.server(), days_back=30)
    for number in range(230):
        dovecot.put(letter(number), at=NOW)

    reader.look()

    assert reader.basket.contents == [letter(number) for number in range(230)]


def test_a_message_comes_in_portions(dovecot: Dovecot, reader_of: MakeReader) -> None:
    reader = reader_of(dovecot.server(), days_back=30)
    dovecot.put(letter(1, size=900_000), at=NOW)

    reader.look()

    assert reader.basket.contents == [letter(1, size=900_000)]


def test_of_a_message_that_is_too_large_only_the_header_comes(
    dovecot: Dovecot, reader_of: MakeReader
) -> None:
    reader = reader_of(dovecot.server(), days_back=30)
    dovecot.put(letter(1, size=2_000_000), at=NOW)
    dovecot.put(letter(2), at=NOW)

    reader.look()

    assert (reader.basket.contents, reader.basket.cut) == (
        [letter(2)],
        [b"From: anna@paper.test\r\nSubject: Letter 1\r\n\r\n"],
    )


def test_the_position_is_stored_with_the_message_or_not_at_all(
    dovecot: Dovecot, reader_of: MakeReader
) -> None:
    reader = reader_of(dovecot.server(), days_back=30)
    dovecot.put(letter(1), at=NOW)
    dovecot.put(letter(2), at=NOW)

    def die(content: bytes) -> None:
        if content == letter(2):
            raise Died

    reader.basket.while_storing = die
    reader.begin()
    reader.join()
    row = reader.row()

    assert (row.last_uid, row.catch_up_until, row.lease_until) == (1, 2, None)
    reader.basket.while_storing = lambda _content: None
    reader.look()
    assert reader.basket.contents == [letter(1), letter(2)]


def test_a_message_that_breaks_the_program_does_not_stop_the_others(
    dovecot: Dovecot, reader_of: MakeReader
) -> None:
    reader = reader_of(dovecot.server(), days_back=30)
    dovecot.put(letter(1), at=NOW)
    dovecot.put(letter(2), at=NOW)

    def break_over(content: bytes) -> None:
        if content == letter(1):
            raise ZeroDivisionError

    reader.basket.before = break_over
    row = reader.look()

    assert (reader.basket.contents, len(reader.basket.cut), row.failure) == ([letter(2)], 1, "")


def test_nor_does_one_that_breaks_it_when_it_is_stored(
    dovecot: Dovecot, reader_of: MakeReader
) -> None:
    reader = reader_of(dovecot.server(), days_back=30)
    dovecot.put(letter(1), at=NOW)
    dovecot.put(letter(2), at=NOW)

    def break_over(content: bytes) -> None:
        if content == letter(1):
            raise ZeroDivisionError

    reader.basket.while_storing = break_over
    row = reader.look()

    assert (reader.basket.contents, len(reader.basket.cut), row.failure) == ([letter(2)], 1, "")


def test_what_cannot_be_read_now_is_read_later(dovecot: Dovecot, reader_of: MakeReader) -> None:
    reader = reader_of(dovecot.server(), days_back=30)
    dovecot.put(letter(1), at=NOW)

    def be_busy(_content: bytes) -> None:
        raise Busy("later", retry_after=1)

    reader.basket.before = be_busy
    reader.begin()
    reader.until(lambda row: row.uid_validity is not None)
    reader.end()
    busy = position(reader.row())
    reader.basket.before = lambda _content: None
    reader.look()

    assert (busy[1], reader.basket.contents) == (0, [letter(1)])


def test_a_folder_that_is_numbered_anew_is_looked_through_from_shortly_before(
    dovecot: Dovecot, reader_of: MakeReader
) -> None:
    reader = reader_of(dovecot.server(), days_back=30)
    dovecot.put(letter(1), at=NOW - timedelta(days=10))
    dovecot.put(letter(2), at=NOW - timedelta(days=1))
    former = reader.look()
    reader.basket.contents.clear()
    dovecot.renumber()
    dovecot.put(letter(3), at=NOW)

    with Session(reader.engine) as session:
        session.get_one(OfficeMailbox, reader.mailbox_id).read_at = NOW
        session.commit()
    reader.begin()
    row = reader.until(lambda one: one.last_uid == 3 and one.uid_validity != former.uid_validity)
    reader.end()

    assert reader.basket.contents == [letter(2), letter(3)]
    assert (former.renumbered_at, row.renumbered_at) == (None, NOW)


def test_what_went_wrong_is_stored_and_tried_again_later(
    dovecot: Dovecot, reader_of: MakeReader
) -> None:
    reader = reader_of(dovecot.server(password="wrong"))

    row = reader.look()

    assert (row.failure, row.failures, row.failed_since) == (
        (
            "localhost does not accept the user name or the password. It answers: "
            "[AUTHENTICATIONFAILED] Authentication failed."
        ),
        1,
        NOW,
    )
    assert (row.due_at, row.lease_until) == (NOW + timedelta(minutes=15), None)


def test_what_went_wrong_is_forgotten_once_it_works(
    dovecot: Dovecot, reader_of: MakeReader
) -> None:
    reader = reader_of(dovecot.server(), failure="no", failures=3, failed_since=NOW)
    reader.begin()
    row = reader.until(lambda one: one.read_at is not None)
    reader.end()

    assert (row.failure, row.failures, row.failed_since, row.has_idle) == ("", 0, None, True)


def test_whoever_has_lost_the_claim_stores_nothing(
    dovecot: Dovecot, reader_of: MakeReader, file_engine: Engine
) -> None:
    reader = reader_of(dovecot.server())
    reader.begin()
    reader.until(lambda row: row.read_at is not None)
    with Session(file_engine) as session:
        session.get_one(OfficeMailbox, reader.mailbox_id).fencing_token += 1
        session.commit()

    dovecot.put(letter(1))
    reader.join()

    assert (reader.basket.contents, reader.row().last_uid) == ([], 0)
