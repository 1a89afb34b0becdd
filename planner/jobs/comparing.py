"""Looks for duplicates of people who were entered or changed, when the worker has nothing else to do."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from planner.contacts.duplicates.finding import find_pairs, people_to_compare, store_pairs
from planner.contacts.duplicates.keys import known_people, store_missing_keys
from planner.kernel.database import begin_writing_transaction
from planner.kernel.links import Links
from planner.kernel.scope import enter, leave
from planner.kernel.work import Work


def compare_some(session: Session, links: Links, now: datetime) -> bool:
    """Compare a portion of them with everybody else of their office; False if there was nobody.

    Commits, so `session` must have no transaction open.
    """
    due = people_to_compare(session)
    session.rollback()
    if due is None:
        return False
    office_id, editions = due
    work = Work(session=session, now=now, office_id=office_id, links=links)
    enter(session, office_id)
    try:
        people = known_people(work, editions)
        session.rollback()
        begin_writing_transaction(session)
        store_missing_keys(work, people)
        session.commit()
        found = find_pairs(work, people)
        session.rollback()
        begin_writing_transaction(session)
        store_pairs(work, editions, found)
        session.commit()
    finally:
        leave(session)
    return True
