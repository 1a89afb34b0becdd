"""`flask event …`: whole events out and in, and their papers."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask
from icalendar import Calendar
from jsonschema import Draft202012Validator
from pypdf import PdfReader
from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from planner.accounts.models import Office
from planner.events.models.event import Event
from planner.exchange.export import export_event
from planner.exchange.sample import SAMPLE, load_sample
from planner.invitations.models import Invitation
from planner.kernel.work import Work
from planner.outbox.models import Delivery, Letter
from tests.conftest import PUBLIC_URL
from tests.factories import Make
from tests.unit.exchange.crowds import crowd
from tests.unit.invitations.post import invite

Run = Callable[..., Result]


@pytest.fixture
def run(app: Flask, session: Session, office: Office) -> Run:
    """`run("event", "export", 1)`: the command, on what the test has stored."""
    session.commit()

    def command(*words: object, given: bytes = b"") -> Result:
        session.commit()
        return app.test_cli_runner().invoke(args=[str(word) for word in words], input=given)

    return command


def count(session: Session) -> int | None:
    session.expire_all()
    return session.scalar(select(func.count()).select_from(Event))


def test_out_and_in(run: Run, work: Work, session: Session, tmp_path: Path) -> None:
    event = load_sample(work)
    file = tmp_path / "event.json"

    out = run("event", "export", event.id, "--output", file)
    back = run("event", "import", file)
    piped = run("event", "import", "-", given=file.read_bytes())

    assert out.exit_code == 0, out.output
    assert json.loads(file.read_text("utf-8"))["event"]["uid"] == event.calendar_uid
    assert back.output == piped.output == f"Event {event.id}: {event.title()}\n"
    assert count(session) == 1


def test_the_schema_that_is_printed_accepts_the_sample(run: Run) -> None:
    printed = json.loads(run("event", "schema").stdout)
    sample = json.loads(SAMPLE.read_text("utf-8"))

    assert list(Draft202012Validator(printed).iter_errors(sample)) == []
    errors = Draft202012Validator(printed).iter_errors({**sample, "titel": ""})
    assert [error.message for error in errors] == [
        "Additional properties are not allowed ('titel' was unexpected)"
    ]


def test_guests_on_request_only(run: Run, make: Make) -> None:
    event = make.event()
    make.invitation(event)

    plain = json.loads(run("event", "export", event.id).stdout)
    whole = json.loads(run("event", "export", event.id, "--answers").stdout)

    assert whole.keys() - plain.keys() == {"invitations"}
    assert len(whole["invitations"]) == 1


def test_a_broken_file_is_refused(run: Run, session: Session, tmp_path: Path) -> None:
    document = json.loads(SAMPLE.read_text("utf-8"))
    document["event"]["zone"] = "Mars"
    file = tmp_path / "event.json"
    file.write_text(json.dumps(document))

    refused = run("event", "import", file)

    assert refused.exit_code == 1
    assert refused.output == (
        "Error: This file cannot be imported: 1 error. Nothing was stored.\n"
        "event.zone: “Mars” is not a time zone. Choose one such as Europe/Moscow.\n"
    )
    assert count(session) == 0


def test_letters_that_wait_follow_a_file_that_was_taken_in(
    run: Run, make: Make, work: Work, session: Session, tmp_path: Path
) -> None:
    event = make.event()
    make.item(event, study=make.study(), minutes=10)
    session.expire(event)
    invite(work, event, [make.person("Ada")])
    document = export_event(session, event)
    document["studies"][0]["titles"] = {"en": "Lives in motion"}
    file = tmp_path / "event.json"
    file.write_text(json.dumps(document))

    taken = run("event", "import", file)

    assert taken.exit_code == 0, taken.output
    found = select(Letter.text).where(Letter.delivery == Delivery.HELD)
    assert ["Lives in motion" in text for text in session.scalars(found)] == [True]


def test_a_file_with_many_guests_twice(run: Run, session: Session, tmp_path: Path) -> None:
    """Stored in portions: what a break leaves out, the second time adds."""
    file = tmp_path / "event.json"
    file.write_text(json.dumps(crowd(120)))

    first = run("event", "import", file)
    session.execute(delete(Invitation).where(Invitation.name != "Guest 7"))
    again = run("event", "import", file)

    assert first.output == again.output != ""
    assert session.scalar(select(func.count()).select_from(Invitation)) == 120


def test_several_offices(run: Run, make: Make, office: Office, session: Session) -> None:
    other = make.office()

    unsaid = run("event", "import", SAMPLE)
    unknown = run("event", "import", SAMPLE, "--office", "nobody")
    said = run("event", "import", SAMPLE, "--office", other.slug)

    assert unsaid.output == f"Error: Say which office with --office: {office.slug}, {other.slug}.\n"
    assert unknown.output == "Error: There is no office “nobody”.\n"
    assert said.exit_code == 0
    assert session.scalars(select(Event.office_id)).all() == [other.id]


def test_a_calendar(run: Run, make: Make, work: Work) -> None:
    event = make.event(announced_at=work.now)
    undated = make.event(starts_on=None, ends_on=None, starts_clock=None, ends_clock=None)

    entry = Calendar.from_ical(run("event", "calendar", event.id, "--language", "ru").stdout)
    refused = run("event", "calendar", undated.id)

    assert [str(one["UID"]) for one in entry.walk("VEVENT")] == [event.calendar_uid]
    assert [str(one["URL"]) for one in entry.walk("VEVENT")] == [
        f"{PUBLIC_URL}/newsroom/house/events/{event.public_id}"
    ]
    assert refused.output == ("Error: The event has no date yet, so no calendar can show it.\n")


def test_papers(run: Run, work: Work, tmp_path: Path) -> None:
    event = load_sample(work)
    advisory, programme = tmp_path / "advisory.pdf", tmp_path / "programme.pdf"

    run("event", "advisory", event.id, "--language", "ru", "--output", advisory)
    run("event", "programme", event.id, "-o", programme, "--language", "en", "--language", "ru")

    assert "Дмитрий Никифоров" in _text(advisory)
    assert "Dmitriy Nikiforov" in _text(programme)
    assert "Дмитрий Никифоров" in _text(programme)


def test_wrong_numbers_and_languages(run: Run, make: Make) -> None:
    event = make.event()

    assert run("event", "export", 9999).output == "Error: There is no event 9999.\n"
    assert run("event", "calendar", event.id, "--language", "fr").output == (
        "Error: The event has no “fr”. Its languages are: en, ru. "
        "Ask for one of these, or add a language on its overview.\n"
    )


def _text(path: Path) -> str:
    pages = PdfReader(BytesIO(path.read_bytes())).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_a_program_without_an_office(app: Flask, session: Session) -> None:
    outcome = app.test_cli_runner().invoke(args=["event", "import", str(SAMPLE)])

    assert outcome.output == (
        "Error: There is no office yet. Open one in the browser, or with: flask office create\n"
    )
