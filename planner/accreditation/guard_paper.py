"""The list for the guard as a paper."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from planner.accounts.models import Office
from planner.accreditation.guard_list import GuardLine, asks_documents
from planner.events.models.event import Event
from planner.events.where_words import place_text
from planner.kernel.dates import clock_text, day_text
from planner.phrases import phrase
from planner.releases.papers.event_lines import when_line
from planner.releases.papers.paper import Paper, paper_html


@dataclass(frozen=True, kw_only=True, slots=True)
class GuardRow:
    """A guest as printed."""

    number: int
    name: str
    outlet: str
    kind: str
    standing: str
    crew: str
    car: str
    document: str


@dataclass(frozen=True, kw_only=True, slots=True)
class GuardPaper(Paper):
    """`people` is how many may come, with their crews, as a sentence; `has_documents`: a column for
    the numbers of badges and press cards.
    """

    title: str
    when: str
    where: str
    people: str
    has_documents: bool
    headings: dict[str, str]
    rows: tuple[GuardRow, ...]


def guard_paper(
    event: Event,
    lines: Iterable[GuardLine],
    language: str,
    office: Office,
    *,
    printed_at: datetime,
) -> GuardPaper:
    """The hour of printing is that of the event's time zone."""
    listed = list(lines)
    rows = tuple(_row(number, line, language) for number, line in enumerate(listed, 1))
    crews = sum(line.crew for line in listed)
    wall = printed_at.astimezone(ZoneInfo(event.zone))
    moment = f"{day_text(wall.date(), language)}, {clock_text(wall.time())}"
    name = office.names.best(language, *office.languages)
    label = phrase(language, "papers.guard_list")
    people = phrase(language, "papers.guard_count", count=len(rows))
    if crews:
        people = f"{people} {phrase(language, 'papers.guard_crews', count=crews)}"
    return GuardPaper(
        language=language,
        author=name,
        masthead=name,
        kind_label=label,
        slug_line=f"{label} – {event.title(language)}",
        footer=phrase(language, "papers.guard_printed", office=name, when=moment),
        accent=office.accent,
        title=event.title(language),
        when=when_line(event, language),
        where=place_text(event, language),
        people=people,
        has_documents=asks_documents(event),
        headings={
            key: phrase(language, f"papers.guard_{key}")
            for key in ("name", "kind", "crew", "car", "document", "came")
        },
        rows=rows,
    )


def guard_html(paper: GuardPaper) -> str:
    return paper_html("print/guard.html", paper, f"{paper.kind_label}: {paper.title}", ("guard",))


def _row(number: int, line: GuardLine, language: str) -> GuardRow:
    crew = f"{line.crew} {line.crew_names}".strip() if line.crew or line.crew_names else ""
    return GuardRow(
        number=number,
        name=line.name,
        outlet=line.outlet,
        kind=phrase(language, f"attending.kind.{line.kind}"),
        standing=phrase(language, f"papers.guard_{line.standing}"),
        crew=crew,
        car=line.car,
        document=line.document,
    )
