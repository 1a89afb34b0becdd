from __future__ import annotations

import re

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.accounts.models import Membership, Office, Role
from planner.kernel.language_names import OFFERED
from tests.factories import Make
from tests.web.visitor import Visitor

OFFICE = [
    "office", "create", "--name", "Press House", "--city", "Oslo", "--mail-from",
    "press@house.example", "--administrator", "Anna@house.example", "--person", "Anna",
]  # fmt: skip
PASSWORD = ["--password", "correct horse battery staple"]
OSLO = ["--zone", "Europe/Oslo"]


def test_an_office_is_opened(app: Flask, session: Session) -> None:
    first = app.test_cli_runner().invoke(args=[*OFFICE, *OSLO, *PASSWORD])
    second = app.test_cli_runner().invoke(args=[*OFFICE, *OSLO, *PASSWORD])

    assert (first.exit_code, second.exit_code) == (0, 0)
    assert second.output == (
        "The office “Press House” is open. Its newsroom: "
        "http://127.0.0.1:8000/newsroom/press-house-2/\n"
    )
    members = session.scalars(select(Membership)).all()
    assert {member.role for member in members} == {Role.ADMINISTRATOR}
    assert len({member.user_id for member in members}) == 1


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (
            ["--zone", "Mars/Olympus", *PASSWORD],
            "“Mars/Olympus” is not a time zone. Choose one such as Europe/Moscow.",
        ),
        (
            [*OSLO, "--password", "short"],
            "Use at least 12 characters: three or four words will do.",
        ),
        (
            [*OSLO, *PASSWORD, "--languages", "tlh,en"],
            f"The main language is one of: {', '.join(OFFERED)}.",
        ),
    ],
)
def test_a_wrong_word_is_said_and_nothing_made(
    app: Flask, session: Session, more: list[str], said: str
) -> None:
    done = app.test_cli_runner().invoke(args=[*OFFICE, *more])

    assert done.exit_code == 1
    assert done.output == f"Error: {said}\n"
    assert session.scalars(select(Office)).all() == []


def test_a_reset_link_is_printed_and_works(app: Flask, make: Make, stranger: Visitor) -> None:
    make.member(user=make.user(email="anna@house.example"))
    make.work.session.commit()

    done = app.test_cli_runner().invoke(args=["account", "reset-link", "Anna@house.example"])

    path = re.sub(r"http://[^/]+", "", done.output.strip())
    assert stranger.get(path).status_code == 200
    unknown = app.test_cli_runner().invoke(args=["account", "reset-link", "no@house.example"])
    assert unknown.exit_code == 1
    assert unknown.output == "Error: Nobody signs in with this address.\n"


def test_a_setup_code_is_printed_while_there_is_no_office(app: Flask, session: Session) -> None:
    done = app.test_cli_runner().invoke(args=["account", "setup-code"])

    assert done.exit_code == 0
    assert re.fullmatch(r"Set-up code: ([a-z2-7]{5}-){5}[a-z2-7]\n", done.output)


def test_there_is_no_setup_code_afterwards(app: Flask, stranger: Visitor) -> None:
    done = app.test_cli_runner().invoke(args=["account", "setup-code"])

    assert done.exit_code == 1
    assert done.output == "Error: The program is set up already: there is an office.\n"
