"""Log lines: what stands in each, and what never does."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import IntegrityError

from planner.kernel import logs

MARKER = "anna.marker@paper.test"
log = logging.getLogger("planner.test")


@pytest.fixture
def printed(capsys: pytest.CaptureFixture[str], request: pytest.FixtureRequest) -> Iterator[None]:
    root = logging.getLogger()
    kept = list(root.handlers)
    yield
    root.handlers[:] = kept


def test_a_line_of_text_has_moment_level_logger_and_number(
    printed: None, capsys: pytest.CaptureFixture[str]
) -> None:
    logs.configure("text")

    with logs.numbered() as number:
        log.warning("letter %d did not leave", 7)

    line = re.sub(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", "MOMENT", capsys.readouterr().err)
    assert line == f"MOMENT WARNING planner.test [{number}] letter 7 did not leave\n"


def test_a_line_of_json_has_the_same(printed: None, capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("json")

    log.error("a job failed\nand\x1b[31m")

    lines = capsys.readouterr().err.splitlines()
    said = json.loads(lines[0])
    assert len(lines) == 1
    assert said.pop("time").endswith("Z")
    assert said == {
        "level": "ERROR",
        "logger": "planner.test",
        "request": "-",
        "message": "a job failed\nand\x1b[31m",
    }


def test_no_text_makes_a_line_of_its_own(printed: None, capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("text")

    log.warning("one\r\n2012-01-01T00:00:00.000Z ERROR \x1b[31m \u2028")

    said = capsys.readouterr().err
    assert said.endswith(r"one\r\n2012-01-01T00:00:00.000Z ERROR \x1b[31m \u2028" + "\n")
    assert said.count("\n") == 1


def test_configuring_twice_prints_once(printed: None, capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("text")
    logs.configure("json")

    log.warning("once")

    assert capsys.readouterr().err.count("once") == 1


def test_each_number_is_new_and_ends_with_its_block() -> None:
    with logs.numbered() as first, logs.numbered() as second:
        inside = logs.request_number()

    assert len({first, second}) == 2
    assert (inside, logs.request_number()) == (second, "-")


@pytest.mark.parametrize("chosen", ["text", "json"])
def test_an_exception_shows_where_it_was_and_no_word_that_was_typed(
    printed: None, capsys: pytest.CaptureFixture[str], chosen: str
) -> None:
    logs.configure(chosen)

    try:
        _look_up(MARKER)
    except ValueError:
        log.exception("a job failed")

    said = capsys.readouterr().err
    assert MARKER not in said
    assert said.index("builtins.KeyError") < said.index("builtins.ValueError")
    assert "test_logs.py" in said


def test_the_words_of_the_interpreter_stand_there(
    printed: None, capsys: pytest.CaptureFixture[str]
) -> None:
    logs.configure("text")

    try:
        None.shout()  # type: ignore[attr-defined]
    except AttributeError:
        log.exception("a job failed")

    last = capsys.readouterr().err.splitlines()[-1]
    assert last == "  builtins.AttributeError: 'NoneType' object has no attribute 'shout'"


def test_a_refused_statement_shows_no_parameter(
    printed: None, capsys: pytest.CaptureFixture[str]
) -> None:
    logs.configure("text")
    engine = create_engine("sqlite://", hide_parameters=True)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE guests (address TEXT UNIQUE)"))
        connection.execute(text("INSERT INTO guests VALUES (:address)"), {"address": MARKER})

        with pytest.raises(IntegrityError) as refused:
            connection.execute(text("INSERT INTO guests VALUES (:address)"), {"address": MARKER})

    log.error("unexpected error", exc_info=refused.value)

    said = capsys.readouterr().err
    assert MARKER not in said
    assert "UNIQUE constraint failed: guests.address" in said
    engine.dispose()


def _look_up(address: str) -> None:
    known: dict[str, int] = {}
    try:
        known[address]
    except KeyError as error:
        raise ValueError(f"no such guest: {address}") from error
