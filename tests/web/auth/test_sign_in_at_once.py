"""Many who sign in at once, and whoever is suspended at that moment."""

from __future__ import annotations

import pytest
from argon2 import PasswordHasher
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from planner.accounts.models import Attempt, User, UserSession
from tests.conftest import NOW
from tests.web.auth.test_sign_in import PASSWORD, anna, attempt
from tests.web.queue import Queue, sending
from tests.web.reading import texts
from tests.web.visitor import Visitor

__all__ = ["anna"]


def test_of_sixteen_who_try_at_once_no_more_are_judged_than_may_be(
    anna: User, stranger: Visitor, queue: Queue
) -> None:
    typed = {"email": anna.email, "password": "wrong password here"}

    answers = queue.meet(*(sending(stranger, "/sign-in", typed) for _ in range(16)))

    assert sorted(answer.status_code for answer in answers) == [422] * 10 + [429] * 6


def test_of_sixteen_who_know_the_password_as_many_come_in_as_may_try(
    anna: User, stranger: Visitor, queue: Queue, session: Session
) -> None:
    typed = {"email": anna.email, "password": PASSWORD}

    answers = queue.meet(*(sending(stranger, "/sign-in", typed) for _ in range(16)))

    statuses = [answer.status_code for answer in answers]
    assert statuses.count(303) >= 10
    assert statuses.count(303) + statuses.count(429) == 16
    assert session.scalar(select(func.count()).select_from(Attempt)) == 0


def test_who_signed_in_leaves_no_try_behind(
    anna: User, stranger: Visitor, session: Session
) -> None:
    attempt(stranger, anna.email)

    assert session.scalar(select(func.count()).select_from(Attempt)) == 0


def test_who_was_shut_out_while_the_password_was_compared_is_not_let_in(
    anna: User, stranger: Visitor, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    compare = PasswordHasher.verify

    def and_meanwhile(self: PasswordHasher, kept: str, given: bytes) -> bool:
        session.execute(update(User).values(disabled_at=NOW))
        session.commit()
        return compare(self, kept, given)

    monkeypatch.setattr(PasswordHasher, "verify", and_meanwhile)

    response = attempt(stranger, anna.email)

    assert response.status_code == 409
    assert texts(response.text, ".errors") == [
        "Please look at this again This account has just been changed. Sign in again."
    ]
    assert session.scalar(select(func.count()).select_from(UserSession)) == 0
