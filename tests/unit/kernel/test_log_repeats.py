"""A failure that comes again and again is told once, then rarely, with how often it came (R31)."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator

import pytest

from planner.kernel import logs
from planner.kernel.logs import RepeatFilter, TextLine

NOON = 1_332_244_800.0
BROKEN, SEARCHED = "a job failed", "page %s broke"


def fail(kind: type[Exception] = ValueError) -> None:
    raise kind("of the job")


def record(
    at: float,
    message: str = BROKEN,
    *args: object,
    name: str = "planner.cli.processes",
    level: int = logging.ERROR,
    error: type[Exception] | None = None,
) -> logging.LogRecord:
    info = None
    if error is not None:
        try:
            fail(error)
        except error:
            info = sys.exc_info()
    made = logging.LogRecord(name, level, "here.py", 1, message, args, info)
    made.created = NOON + at
    return made


def moments(repeats: RepeatFilter, records: Iterator[logging.LogRecord]) -> list[tuple[int, str]]:
    told = ((one.created - NOON, repeats.filtered(one)) for one in records)
    return [(int(at), one.getMessage()) for at, one in told if one is not None]


def test_once_a_second_is_told_at_doubling_and_then_hourly_intervals() -> None:
    seconds = (record(at, error=ValueError) for at in range(3 * 3600))

    told = moments(RepeatFilter(), seconds)

    assert [at for at, _ in told] == [0, 60, 180, 420, 900, 1860, 3780, 7380]
    assert [words for _, words in told[:3]] == [
        BROKEN,
        f"{BROKEN} (59 more times since it was told last)",
        f"{BROKEN} (119 more times since it was told last)",
    ]


def test_a_loop_that_fails_each_second_writes_less_than_a_megabyte_an_hour() -> None:
    repeats, line = RepeatFilter(), TextLine()

    told = [repeats.filtered(record(at, error=ValueError)) for at in range(3600)]

    assert sum(len(line.format(one)) for one in told if one is not None) < 100_000


def test_another_failure_is_told_at_once() -> None:
    records = [
        record(0, error=ValueError),
        record(1, error=KeyError),
        record(2),
        record(3, "another"),
        record(4, "letter %d waits", 7, level=logging.WARNING),
        record(5, "letter %d waits", 8, level=logging.WARNING),
    ]

    assert [at for at, _ in moments(RepeatFilter(), iter(records))] == [0, 1, 2, 3, 4, 5]


def test_what_is_no_failure_is_always_told() -> None:
    records = (record(at, level=logging.INFO) for at in range(3))

    assert len(moments(RepeatFilter(), records)) == 3


def test_after_an_hour_without_it_or_a_clock_that_goes_back_it_is_a_new_one() -> None:
    records = [record(0), record(1), record(3601), record(3600), record(3602)]

    told = moments(RepeatFilter(), iter(records))

    assert told == [(0, BROKEN), (3601, BROKEN), (3600, BROKEN)]


def test_an_error_with_a_number_keeps_its_line_and_loses_its_traceback() -> None:
    """Whoever was told the number finds it in the log (S107)."""
    repeats = RepeatFilter()
    records = [
        record(at, SEARCHED, "/desk/", name="planner.web.errors", error=ValueError)
        for at in range(2)
    ]

    first, second = [repeats.filtered(one) for one in records]

    assert first is records[0]
    assert second is not None
    assert (second.getMessage(), second.exc_info) == (
        "page /desk/ broke (the same as before)",
        None,
    )
    assert records[1].exc_info is not None


def test_the_same_about_another_thing_is_told_without_its_traceback() -> None:
    repeats = RepeatFilter()
    records = [
        record(at, "job %s broke off", job, error=ValueError) for at, job in enumerate("7887")
    ]

    told = [repeats.filtered(one) for one in records]

    assert told[0] is records[0]
    assert told[1] is not None
    assert (told[1].getMessage(), told[1].exc_info) == (
        "job 8 broke off (the same as before)",
        None,
    )
    assert told[2:] == [None, None]


def test_only_so_many_failures_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(RepeatFilter, "MOST_KEPT", 2)
    records = [record(at, words) for at, words in enumerate(["a", "b", "c", "a", "c"])]

    assert [words for _, words in moments(RepeatFilter(), iter(records))] == ["a", "b", "c", "a"]


def test_lines_on_standard_error_are_limited(capsys: pytest.CaptureFixture[str]) -> None:
    root = logging.getLogger()
    kept = list(root.handlers)
    logs.configure("text")

    for _ in range(5):
        logging.getLogger("planner.test").warning(BROKEN)

    root.handlers[:] = kept
    assert capsys.readouterr().err.count(BROKEN) == 1
