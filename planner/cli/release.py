"""`flask release`: drafting a release in any format. Nothing is stored."""

from __future__ import annotations

import json
from datetime import datetime

import click

from planner.accounts.models import Office
from planner.cli.boundary import acting, event_numbered, language_of, office_of_event, write_output
from planner.cli.event import LANGUAGE, NUMBER, OUTPUT
from planner.cli.groups import DatabaseGroup
from planner.events.models.event import Event
from planner.invitations.attendance import attendance_facts
from planner.releases.checks.findings import Finding
from planner.releases.checks.release_checks import check
from planner.releases.drafting import DraftBlock, draft
from planner.releases.facts.issue_day import release_day
from planner.releases.facts.loading import load_facts
from planner.releases.facts.release_facts import ReleaseFacts
from planner.releases.papers.letterhead import letterhead
from planner.releases.papers.release_paper import release_html
from planner.releases.papers.release_text import release_text_of, text_of
from planner.web.extensions import pdf_client, settings

release = DatabaseGroup("release", help="Press releases.")

_FORMATS = ("text", "html", "pdf", "json")


@release.command("draft")
@NUMBER
@LANGUAGE
@click.option("--format", "form", type=click.Choice(_FORMATS), default="text", show_default=True)
@click.option(
    "--on",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Its day; else that of the event.",
)
@OUTPUT
def draft_one(number: int, language: str, form: str, on: datetime | None, output: str) -> None:
    """Draft a release of the event ID from the record, and print what the checks find."""
    office = office_of_event(number)
    with acting(office) as work:
        event = event_numbered(work, number)
        day = on.date() if on else release_day(event, work.now)
        record = load_facts(
            work.session,
            event,
            on=day,
            office=office,
            attendance=attendance_facts(work, event),
            at=work.now,
        )
        facts = record.facts(language_of(event, language))
        blocks = draft(facts)
        findings = check(facts, blocks, now=work.now)
        content, assets = _formatted(form, office, event, facts, blocks, findings)
    # Rendering takes seconds, so it comes after the transaction.
    paper = pdf_client().render(content.decode(), assets=assets) if form == "pdf" else content
    write_output(paper, output)
    for finding in findings:
        mark = "stops" if finding.is_blocking else "look"
        where = f" ({finding.path})" if finding.path else ""
        click.echo(f"{mark}: {finding.sentence}{where}", err=True)


def _formatted(
    form: str,
    office: Office,
    event: Event,
    facts: ReleaseFacts,
    blocks: list[DraftBlock],
    findings: list[Finding],
) -> tuple[bytes, dict[str, bytes]]:
    """The draft in that format (HTML for a PDF), and the images of its letterhead."""
    if form == "json":
        return _json(facts, blocks, findings), {}
    issue = release_text_of(blocks, language=facts.language, office=office, event=event)
    if form == "text":
        return text_of(issue).encode(), {}
    head = letterhead(event, facts.language, office)
    html = release_html(issue, head)
    return html.encode(), head.assets(settings().files_folder)


def _json(facts: ReleaseFacts, blocks: list[DraftBlock], findings: list[Finding]) -> bytes:
    document = {
        "language": facts.language,
        "blocks": [
            {
                "key": block.key,
                "section": block.section.value,
                "text": block.text,
                "sources": list(block.sources),
            }
            for block in blocks
        ],
        "findings": [
            {
                "check": finding.number,
                "sentence": finding.sentence,
                "is_blocking": finding.is_blocking,
                "block": finding.block_key,
                "field": finding.path,
            }
            for finding in findings
        ],
    }
    return f"{json.dumps(document, ensure_ascii=False, indent=2)}\n".encode()
