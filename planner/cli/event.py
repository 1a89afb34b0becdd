"""`flask event`: export, import, calendar file and papers of an event."""

from __future__ import annotations

import json
from functools import partial
from typing import Any

import click

from planner.cli.boundary import (
    acting,
    event_numbered,
    language_of,
    office_called,
    office_of_event,
    read_input,
    write_output,
)
from planner.cli.groups import DatabaseGroup
from planner.events.announced import announced_state
from planner.events.known_days import has_calendar_date
from planner.events.models.event import Event
from planner.exchange.export import export_event
from planner.exchange.importing import plan_import
from planner.exchange.naming import rename
from planner.exchange.pictures import LogoStorage
from planner.exchange.reading import check_document, parse
from planner.exchange.schema import schema
from planner.exchange.storing import Progress, store_portion
from planner.invitations.calendar import public_calendar
from planner.invitations.shown_rows import take_shown_changes
from planner.jobs.letter_writing import Transactions, rewrite_waiting
from planner.kernel.work import Work
from planner.releases.facts.issue_day import release_day
from planner.releases.facts.loading import load_facts
from planner.releases.papers.advisory import advisory_paper
from planner.releases.papers.letterhead import letterhead
from planner.releases.papers.paper import advisory_html, programme_html
from planner.releases.papers.programme import programme_paper
from planner.web.extensions import pdf_client, settings

event = DatabaseGroup("event", help="Whole events: as a file, a calendar entry or paper.")

OUTPUT = click.option("--output", "-o", default="-", help="A file; - for standard output.")
LANGUAGE = click.option("--language", default="", help="Such as ru; else the event's first.")
NUMBER = click.argument("number", type=int, metavar="ID")


@event.command("schema")
@OUTPUT
def print_schema(output: str) -> None:
    """The JSON Schema of an event file."""
    write_output(f"{json.dumps(schema(), indent=2)}\n".encode(), output)


@event.command("export")
@NUMBER
@click.option("--answers", is_flag=True, help="With guests, their addresses and answers.")
@OUTPUT
def export(number: int, *, answers: bool, output: str) -> None:
    """The event ID with everything that it refers to, as JSON."""
    with acting(office_of_event(number)) as work:
        found, folder = event_numbered(work, number), settings().files_folder
        document = export_event(work.session, found, with_answers=answers, folder=folder)
    text = json.dumps(document, ensure_ascii=False, indent=2)
    write_output(f"{text}\n".encode(), output)


@event.command("import")
@click.argument("source", metavar="FILE", type=click.Path(allow_dash=True, exists=True))
@click.option("--office", "slug", help="Into which office, if there are several.")
def take(source: str, slug: str | None) -> None:
    """Add or update an event from FILE. Importing it again changes nothing.

    A large file is stored in portions, so that others can save meanwhile. If it is interrupted, the
    same command adds the rest.
    """
    office, content, progress = office_called(slug), read_input(source), Progress()
    written: set[type[Any]] = set()
    with acting(office) as work:
        logo_storage = LogoStorage(pdf_client(), settings().files_folder)
        portions = plan_import(work, check_document(parse(content)), logo_storage)
    for portion in portions:
        with acting(office, writes=True) as work:
            rename(work, portion)
            store_portion(work, portion, progress)
            written.update(take_shown_changes(work.session))
    rewrite_waiting(
        Transactions(partial(acting, office), partial(acting, office, writes=True)), written
    )
    with acting(office) as work:
        taken = work.session.get_one(Event, progress.event_id)
        click.echo(f"Event {taken.id}: {taken.title()}")


@event.command()
@NUMBER
@LANGUAGE
@OUTPUT
def calendar(number: int, language: str, output: str) -> None:
    """The event ID as a calendar file for anybody."""
    office = office_of_event(number)
    with acting(office) as work:
        found = event_numbered(work, number)
        if not has_calendar_date(found):
            raise click.ClickException("The event has no date yet, so no calendar can show it.")
        url = _address(work, found, office.slug)
        entry = public_calendar(found, language=language_of(found, language), url=url, at=work.now)
    write_output(entry, output)


@event.command()
@NUMBER
@LANGUAGE
@OUTPUT
def advisory(number: int, language: str, output: str) -> None:
    """The media advisory of the event ID, as PDF."""
    office = office_of_event(number)
    with acting(office) as work:
        found = event_numbered(work, number)
        spoken = language_of(found, language)
        address = _address(work, found, office.slug)
        facts = load_facts(
            work.session, found, on=release_day(found, work.now), office=office, at=work.now
        ).facts(spoken)
        paper = advisory_paper(
            found,
            facts,
            office,
            issued_at=work.now,
            before=announced_state(work.session, found),
            address=address,
        )
        assets = letterhead(found, spoken, office).assets(settings().files_folder)
    write_output(pdf_client().render(advisory_html(paper), assets=assets), output)


@event.command()
@NUMBER
@click.option("--language", "languages", multiple=True, help="Once, or twice for two columns.")
@OUTPUT
def programme(number: int, languages: tuple[str, ...], output: str) -> None:
    """The programme of the event ID on one page, as PDF."""
    office = office_of_event(number)
    with acting(office) as work:
        found = event_numbered(work, number)
        spoken = [language_of(found, language) for language in languages or ("",)][:2]
        address = _address(work, found, office.slug)
        paper = programme_paper(found, spoken, office, issued_at=work.now, address=address)
        assets = letterhead(found, spoken[0], office).assets(settings().files_folder)
    write_output(pdf_client().render(programme_html(paper), assets=assets), output)


def _address(work: Work, found: Event, slug: str) -> str:
    """The URL of its page in the newsroom; "" if it has none."""
    return work.links.event(slug, found.public_id) if found.is_announced else ""
