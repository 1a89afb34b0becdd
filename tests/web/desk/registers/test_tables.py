"""Lists that are downloaded: as many statements for many rows as for few, and nothing left out."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from datetime import date
from itertools import count

import pytest
from flask import Flask
from sqlalchemy import select

from planner.accounts.models import Role
from planner.background.models import Job
from planner.background.operations import JobPlan, Outcome, note_outcomes, start_job
from planner.contacts.models import Channel, ChannelKind
from planner.contacts.topic import PersonTopic
from planner.events.models.event import Event
from planner.history.operations import record
from planner.invitations.models import Answer
from planner.kernel import streaming
from planner.kernel.texts import Texts
from planner.organisations.models import ProjectBody, ProjectRole
from planner.web.csv_export import csv_of
from tests.factories import Make
from tests.web.visitor import Visitor

_numbers = count()
FEW, MANY = 2, 25


def _person(make: Make, event: Event) -> None:
    person = make.person(is_journalist=True)
    make.affiliation(person, organisation=make.organisation())
    make.invitation(event, person=person, outlet=make.outlet())


def _project(make: Make, event: Event) -> None:
    project = make.project(names=Texts(en="Bridges"))
    project.bodies.append(
        ProjectBody(
            office_id=make.work.office_id,
            project_id=project.id,
            organisation=make.organisation(),
            role=ProjectRole.DONOR,
        )
    )


def _job(make: Make, event: Event) -> Job:
    found = make.work.session.scalars(select(Job).where(Job.event_id == event.id)).one_or_none()
    return found or start_job(make.work, JobPlan(kind="letters", total=100, event_id=event.id))


def _outcome(make: Make, event: Event) -> None:
    job = _job(make, event)
    note_outcomes(make.work, job.id, job.done, [Outcome(f"Guest {job.done}")])
    job.done += 1


ADD: dict[str, Callable[[Make, Event], object]] = {
    "people/list.csv": _person,
    "events/{event}/invitations/guests.csv": _person,
    "events/{event}/guard-list.csv": lambda make, event: make.invitation(
        event, answer=Answer.ACCEPTED
    ),
    "projects/list.csv": _project,
    "organisations/list.csv": lambda make, _: make.organisation(parent=make.organisation()),
    "programmes-of-work/list.csv": lambda make, _: make.aid_programme(lead=make.organisation()),
    "outlets/list.csv": lambda make, _: make.outlet(),
    "pools/list.csv": lambda make, _: make.pool(),
    "topics/list.csv": lambda make, _: make.topic(),
    "hotlines/list.csv": lambda make, _: make.hotline(),
    "kinds-of-event/list.csv": lambda make, _: make.own_kind(),
    "jobs/{job}/outcomes.csv": _outcome,
    "history/history.csv": lambda make, event: record(make.work, "item.added", event),
}


def test_every_table_is_walked(app: Flask) -> None:
    tables = {
        rule.rule.removeprefix("/desk/")
        .replace("<int:event_id>", "{event}")
        .replace("jobs/<public_id>", "jobs/{job}")
        for rule in app.url_map.iter_rules()
        if rule.rule.endswith(".csv")
    }

    # The rows of a list that were left out: read as a whole, as a sheet needs (`imports`).
    assert tables - {"people/imports/<int:import_id>/left-out.csv"} == {*ADD}


@pytest.mark.parametrize("page", ADD)
def test_a_long_table_takes_no_more_statements(
    make: Make,
    visit: Callable[[Role], Visitor],
    statements: list[str],
    page: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(streaming, "AT_ONCE", 10)
    event, administrator = make.event(), visit(Role.ADMINISTRATOR)
    address = "/desk/" + page.format(event=event.id, job=_job(make, event).public_id)
    asked, lines = [], []
    for number in (FEW, MANY):
        for _ in range(number):
            ADD[page](make, event)
        make.work.session.commit()
        statements.clear()
        text = administrator.get(address).text
        asked.append(len(statements))
        lines.append(len(list(csv.reader(io.StringIO(text)))))

    assert asked[1] == asked[0]
    assert lines[1] - lines[0] >= MANY


def test_each_line_has_what_is_the_persons_own(
    make: Make, visit: Callable[[Role], Visitor]
) -> None:
    anna = make.person("Anna", email="anna@paper.test", language="ru", is_journalist=True)
    make.affiliation(anna, functions=Texts(en="Trainee"), until=date(2011, 1, 1), position=0)
    make.affiliation(
        anna, functions=Texts(en="Editor"), outlet=make.outlet(names=Texts(en="Zebra")), position=1
    )
    make.affiliation(anna, functions=Texts(en="Trustee"), position=2)
    for position, number in enumerate(("+7 495 000 00 00", "+7 495 000 00 01"), start=1):
        make.work.session.add(
            Channel(
                office_id=make.work.office_id,
                person=anna,
                kind=ChannelKind.PHONE,
                value=number,
                key=str(position),
                position=position,
            )
        )
    anna.topics = [
        PersonTopic(office_id=make.work.office_id, topic=make.topic(names=Texts(en=name)))
        for name in ("Water", "Health")
    ]
    make.person("Boris", email="")
    viktor = make.person("Viktor", email="viktor@paper.test")
    make.affiliation(viktor, organisation=make.organisation(names=Texts(ru="Дом")))

    rows = list(csv.reader(io.StringIO(visit(Role.APPROVER).get("/desk/people/list.csv").text)))

    assert [[row[at] for at in (*range(7), 8, 10)] for row in rows[1:]] == [
        [
            *("Anna", "Zebra", "", "Editor", "anna@paper.test"),
            *("'+7 495 000 00 00; +7 495 000 00 01", "Water; Health", "ru", "yes"),
        ],
        ["Boris", "", "", "", "", "", "", "", "no"],
        ["Viktor", "", "Дом", "", "viktor@paper.test", "", "", "", "no"],
    ]


def test_a_table_that_breaks_on_the_way_is_no_table(app: Flask) -> None:
    def rows() -> Iterator[list[str]]:
        yield ["first"]
        raise RuntimeError

    with app.test_request_context(), pytest.raises(RuntimeError):
        csv_of("list", ["Name"], rows())


def test_a_table_larger_than_memory_is_whole(app: Flask) -> None:
    cells = [["x" * 1000, number] for number in range(3000)]

    with app.test_request_context():
        response = csv_of("list", ["Text", "Number"], cells)
        octets = b"".join(one for one in response.response if isinstance(one, bytes))
        response.close()

    assert len(octets) == response.content_length
    read = csv.reader(io.StringIO(octets.decode("utf-8-sig")))
    assert list(read)[1:] == [[text, str(number)] for text, number in cells]
