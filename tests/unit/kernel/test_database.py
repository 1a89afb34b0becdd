from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from sqlalchemy import insert, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from planner.anniversaries.models import Anniversary
from planner.history.models import Entry
from planner.history.operations import record
from planner.kernel.database import UtcDateTime
from planner.kernel.errors import Stale
from planner.kernel.scope import enter, leave, office_of
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.models import metadata
from planner.organisations.models import Organisation
from tests.factories import Make


def test_a_moment_is_stored_in_utc_and_comes_back_aware() -> None:
    column = UtcDateTime()
    moscow = datetime(2012, 3, 27, 10, tzinfo=timezone(timedelta(hours=4)))

    stored = column.process_bind_param(moscow, None)  # type: ignore[arg-type]

    assert stored == datetime(2012, 3, 27, 6)  # noqa: DTZ001 - what the database holds
    assert column.process_result_value(stored, None) == moscow  # type: ignore[arg-type]


def test_a_moment_without_a_zone_is_no_moment() -> None:
    with pytest.raises(ValueError, match="zone"):
        UtcDateTime().process_bind_param(datetime(2012, 3, 27), None)  # type: ignore[arg-type]  # noqa: DTZ001


def test_the_second_save_of_one_version_is_refused(make: Make) -> None:
    row = make.organisation()

    row.revise(1)
    assert row.version == 2
    row.revise(None)
    assert row.version == 3
    with pytest.raises(Stale):
        row.revise(1)


def test_the_database_itself_refuses_to_join_things_of_two_offices(
    session: Session, make: Make
) -> None:
    foreign = make.office()
    mine = make.organisation()
    values = {
        "office_id": foreign.id,
        "uid": "u",
        "kind": "foundation",
        "base_year": 1900,
        "precision": "year",
        "phrases": Texts(en="x"),
        "owner_id": mine.id,
    }

    with pytest.raises(IntegrityError, match="FOREIGN KEY"):
        session.execute(insert(Anniversary).values(**values, search_text="", source="", version=1))


def test_every_reference_between_owned_tables_has_the_office_in_it() -> None:
    owned = {name for name, table in metadata.tables.items() if "office_id" in table.c}
    for name in owned:
        table = metadata.tables[name]
        plain = {
            (key.parent.name, key.column.table.name)
            for constraint in table.foreign_key_constraints
            if len(constraint.columns) == 1
            for key in constraint.elements
            if key.column.table.name in owned
        }
        composite = {
            (constraint.column_keys[1], constraint.referred_table.name)
            for constraint in table.foreign_key_constraints
            if len(constraint.columns) == 2
        }
        assert composite == plain, name


def test_a_confined_session_sees_one_office_only(session: Session, make: Make) -> None:
    mine = make.organisation("Mine")
    foreign = make.office()
    session.add(
        Organisation(
            office_id=foreign.id, uid="f", names=Texts(en="F"), short_names=Texts(), sort_name="f"
        )
    )
    session.flush()

    enter(session, mine.office_id)
    assert office_of(session) == mine.office_id
    assert session.scalars(select(Organisation)).all() == [mine]
    leave(session)
    assert len(session.scalars(select(Organisation)).all()) == 2


def test_the_log_book_notes_who_did_what_when(work: Work, make: Make) -> None:
    user = make.user()
    acting = Work(
        session=work.session,
        now=work.now,
        office_id=work.office_id,
        links=work.links,
        actor_id=user.id,
    )
    body = Organisation(
        office_id=work.office_id, uid="u", names=Texts(en="B"), short_names=Texts(), sort_name="b"
    )
    work.session.add(body)

    record(acting, "organisation.added", body, event_id=7, kind=body.sort_name, count=2)

    entry = work.session.scalars(select(Entry)).one()
    assert (entry.actor_id, entry.verb, entry.at) == (user.id, "organisation.added", work.now)
    assert (entry.subject_kind, entry.subject_id, entry.event_id) == ("organisations", body.id, 7)
    assert entry.facts == {"kind": "b", "count": 2}


def test_sqlite_writes_ahead_and_checks_foreign_keys(session: Session) -> None:
    assert session.scalar(text("PRAGMA foreign_keys")) == 1
    assert session.scalar(text("PRAGMA busy_timeout")) == 10_000
