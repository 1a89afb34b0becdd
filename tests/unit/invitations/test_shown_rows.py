"""Whatever letters to guests show is noticed when it is written."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from enum import Enum
from typing import Any

import pytest
from sqlalchemy import inspect, update

from planner.accounts.models import Office
from planner.contacts.models import Person
from planner.events.models.event import Event, EventBody, Part, PressContact, ProgrammeItem
from planner.events.models.kinds import BodyRole
from planner.events.models.study import Study
from planner.invitations.shown_rows import take_shown_changes
from planner.invitations.snapshots import facts_as_json
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.organisations.models import Organisation
from tests.factories import Make

MODELS = (Event, EventBody, PressContact, ProgrammeItem, Part, Study, Person, Organisation)
NOT_CHANGED = {"id", "office_id", "uid", "public_id", "calendar_uid", "version", "sequence"}


@pytest.fixture
def event(make: Make) -> Event:
    """All that letters may show is there."""
    event, body, speaker = make.event(), make.organisation("Lab"), make.person("Nina Orlova")
    make._own(EventBody, {}, event=event, organisation=body, role=BodyRole.ORGANISER, position=0)
    make._own(PressContact, {}, event=event, names=Texts(en="Desk"), position=0)
    make.part(make.item(event, study=make.study(), minutes=10), person=speaker, organisation=body)
    make.work.session.commit()
    return event


def other(value: Any) -> Any:
    """Another value of the same kind."""
    match value:
        case bool():
            return not value
        case Enum():
            return next((one for one in type(value) if one is not value), value)
        case Texts():
            return Texts(en="Something else")
        case str():
            return f"{value}x"
        case int():
            return value + 1
        case datetime() | date():
            return value + timedelta(days=1)
        case time():
            return value.replace(minute=(value.minute + 7) % 60)
        case list():
            return [*value, "ka"]
    return value


@pytest.mark.parametrize("model", MODELS)
def test_every_column_that_letters_show_is_noticed(work: Work, event: Event, model: Any) -> None:
    session, unnoticed, shown = work.session, [], 0
    before = facts_as_json(event, work.now)
    number = session.query(model.id).order_by(model.id).limit(1).scalar()
    for column in inspect(model).column_attrs:
        row = session.get_one(model, number)
        value = getattr(row, column.key)
        if column.key in NOT_CHANGED or column.key.endswith("_id") or other(value) == value:
            continue
        setattr(row, column.key, other(value))

        noticed = model in take_shown_changes(session)

        if facts_as_json(event, work.now) != before:
            shown += 1
            unnoticed += [column.key] * (not noticed)
        session.rollback()

    assert unnoticed == []
    assert shown > 0


def test_an_embargo_and_the_letterhead_of_the_office_are_noticed(
    work: Work, event: Event, make: Make
) -> None:
    study = make.work.session.query(Study).one()
    study.embargo_until = work.now + timedelta(days=1)
    make.work.session.get_one(Office, work.office_id).mail_from = "news@house.test"

    noticed = take_shown_changes(work.session)

    assert set(noticed) == {Study, Office}
    assert set(take_shown_changes(work.session)) == set()


def test_what_was_undone_or_is_not_shown_is_not_noticed(work: Work, event: Event) -> None:
    event.titles = Texts(en="Undone")
    work.session.flush()
    work.session.rollback()
    event.internal_notes = "Ask about parking."

    noticed = take_shown_changes(work.session)

    assert set(noticed) == set()


def test_a_statement_for_many_rows_is_noticed(work: Work, event: Event) -> None:
    work.session.execute(update(Organisation).values(website="https://lab.test"))

    noticed = take_shown_changes(work.session)

    assert set(noticed) == {Organisation}
