"""Bounces: who takes no letters, and in which words."""

from __future__ import annotations

import pytest

from planner.mail.message import MessageKind
from planner.mail.reading import read_message
from planner.mail.reports import is_hard
from tests.mail_fixtures.bounces import BOUNCES, DELAYED, FAILED, Bounce

LETTER = "<0123456789abcdef@house.test>"


@pytest.mark.parametrize("bounce", BOUNCES.values(), ids=BOUNCES)
def test_a_bounce_says_which_letter_failed_and_why(bounce: Bounce) -> None:
    read = read_message(bounce.message(LETTER))

    assert read.kind is MessageKind.BOUNCE
    assert read.report is not None
    assert read.report.letter_id == LETTER
    assert read.report.address == FAILED
    assert (read.report.is_hard, read.report.code) == (bounce.is_hard, bounce.code)
    assert read.report.said == bounce.said


def test_a_delay_is_no_bounce() -> None:
    assert read_message(DELAYED.message(LETTER)).kind is MessageKind.AUTOMATIC


@pytest.mark.parametrize(
    ("code", "said", "expected"),
    [
        ("5.1.1", "", True),
        ("", "Unknown user", True),
        ("5.0.0", "550 user not found", True),
        ("5.7.1", "Blocked by policy", False),
        ("5.1.1", "User unknown; greylisted, try again later", False),
        ("4.1.1", "User unknown", False),
        ("", "something", False),
    ],
)
def test_hard_is_only_what_concerns_the_address(code: str, said: str, *, expected: bool) -> None:
    assert is_hard(code, said) is expected


def test_a_person_who_writes_of_a_failure_is_a_person() -> None:
    read = read_message(
        b"From: Ada <ada@paper.test>\r\nSubject: Delivery failed?\r\n\r\nDid you get my mail?\r\n"
    )

    assert read.kind is MessageKind.WORDS
