"""What importing costs: statements by the portion, and nobody is loaded in vain."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from planner.contacts.importing.models import Import
from planner.contacts.models import Channel, ChannelKind
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from tests.factories import Make
from tests.unit.contacts.importing.acts import (
    previewed,
    row,
    take_in,
)


@pytest.mark.parametrize("is_known", [False, True])
def test_no_row_costs_a_statement(make: Make, work: Work, is_known: bool) -> None:
    """But those that insert what people get who are known."""

    def statements(number: int, start: int) -> int:
        rows = [
            row(
                n,
                f"Person{start + n} Same",
                f"p{start + n}@paper.test",
                outlet="Herald",
                topics=("Water",),
                pools=("Rivers",),
            )
            for n in range(number)
        ]
        if is_known:
            for one in rows:
                made = make.person(one.names.best(), email=one.emails[0])
                made.index()
        work.session.flush()
        brought = previewed(work, *rows)
        work.session.flush()
        counted: list[str] = []

        def count(*given: Any) -> None:
            if not is_known or not given[2].startswith("INSERT"):
                counted.append(given[2])

        event.listen(work.session.get_bind(), "before_cursor_execute", count)
        take_in(work, brought)
        event.remove(work.session.get_bind(), "before_cursor_execute", count)
        return len(counted)

    statements(2, 0)

    assert statements(40, 100) <= statements(10, 200)


def test_nobody_is_loaded_who_only_shares_a_telephone(make: Make, work: Work) -> None:
    """Neither are outlets: new people need plain values of the register."""
    telephone = "+7 495 123-45-67"
    make.person("Bob Petersen").channels.append(
        Channel(
            office_id=work.office_id, kind=ChannelKind.PHONE, value=telephone, key="+74951234567"
        )
    )
    make.outlet(names=Texts(en="Herald"))
    work.session.flush()
    rows = [row(n, f"Person{n} Same", phones=(telephone,), outlet="Herald") for n in range(3)]
    brought = previewed(work, *rows)
    loaded: list[str] = []

    def note(_session: Session, one: object) -> None:
        loaded.append(type(one).__name__)

    event.listen(work.session, "loaded_as_persistent", note)
    work.session.expunge_all()

    take_in(work, work.session.get_one(Import, brought.id))

    assert sorted(set(loaded)) == ["Import", "Office"]
