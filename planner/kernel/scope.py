"""Restricting a session to one office: the office is added to every statement about owned rows.

A second safeguard: queries filter by office themselves (S4).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event
from sqlalchemy.orm import ORMExecuteState, Session, with_loader_criteria

from planner.kernel.database import Owned

_KEY = "office_id"


def enter(session: Session, office_id: int) -> None:
    """Restrict `session` to owned rows of that office."""
    session.info[_KEY] = office_id


def leave(session: Session) -> None:
    """Undo `enter`: for the worker and commands, which serve all offices."""
    session.info.pop(_KEY, None)


@contextmanager
def across_offices(session: Session) -> Iterator[None]:
    """Lift the restriction inside the block, for questions about a user in all offices."""
    office_id = session.info.pop(_KEY, None)
    try:
        yield
    finally:
        if office_id is not None:
            enter(session, office_id)


def office_of(session: Session) -> int | None:
    """The office to which `session` is restricted, if any."""
    office_id: int | None = session.info.get(_KEY)
    return office_id


@event.listens_for(Session, "do_orm_execute")
def _confine(state: ORMExecuteState) -> None:
    office_id = office_of(state.session)
    if office_id is None or state.is_column_load:
        return
    if state.is_select or state.is_update or state.is_delete:
        state.statement = state.statement.options(
            with_loader_criteria(
                Owned, lambda cls: cls.office_id == office_id, include_aliases=True
            )
        )
