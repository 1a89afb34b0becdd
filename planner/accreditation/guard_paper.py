"""The list for the guard as papers: one, or a long list in parts, each of them a paper of its own.

A paper that is set takes time by its length, and has limits (`pdf.limits`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
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

MOST_AT_ONCE = 100
"""Of lines that are drawn while somebody waits: about two seconds."""
MOST_LETTERS_AT_ONCE = 8_000
"""Of the names of their crews, which fill pages as well: about two seconds more."""
MOST_ROWS = 150
"""Of a part: about three seconds, of the twenty that a paper may take."""
_MOST_BYTES = 50_000
"""Of a part: long texts take up to eight seconds."""


@dataclass(frozen=True, kw_only=True, slots=True)
class GuardRow:
    """A guest as printed; `number` counts through all parts."""

    number: int
    name: str
    outlet: str
    kind: str
    standing: str
    crew: str
    car: str
    document: str

    @property
    def size(self) -> int:
        """In bytes."""
        texts = (self.name, self.outlet, self.kind, self.standing, self.crew, self.car)
        return sum(len(text.encode()) for text in (*texts, self.document))


@dataclass(frozen=True, kw_only=True, slots=True)
class GuardPaper(Paper):
    """`people` is how many may come in all, with their crews, as a sentence; `part` is which part this
    is and from whom to whom, "" for the whole list; `has_documents`: a column for the numbers of badges
    and press cards.
    """

    title: str
    when: str
    where: str
    people: str
    part: str = ""
    has_documents: bool
    headings: dict[str, str]
    rows: tuple[GuardRow, ...]


def takes_long(rows: int, crew_letters: int) -> bool:
    """Whether a list (`guard_list.list_length`) is drawn in the background."""
    return rows > MOST_AT_ONCE or crew_letters > MOST_LETTERS_AT_ONCE


def guard_papers(
    event: Event,
    lines: Iterable[GuardLine],
    language: str,
    office: Office,
    *,
    printed_at: datetime,
) -> list[GuardPaper]:
    """All parts. The hour of printing is that of the event's time zone."""
    whole = _whole(event, list(lines), language, office, printed_at)
    parts = list(_parts(whole.rows))
    if len(parts) == 1:
        return [whole]
    return [
        replace(whole, part=_part_words(number, len(parts), part, language), rows=part)
        for number, part in enumerate(parts, 1)
    ]


def _whole(
    event: Event, listed: Sequence[GuardLine], language: str, office: Office, printed_at: datetime
) -> GuardPaper:
    """All guests in one paper, however many."""
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
    """Never set tighter: that would take thrice as long."""
    title = f"{paper.kind_label}: {paper.title}"
    return paper_html("print/guard.html", paper, title, ("guard",), tighter=())


def _parts(rows: Sequence[GuardRow]) -> Iterator[tuple[GuardRow, ...]]:
    """At least one."""
    part: list[GuardRow] = []
    size = 0
    for row in rows:
        if part and (len(part) == MOST_ROWS or size + row.size > _MOST_BYTES):
            yield tuple(part)
            part, size = [], 0
        part.append(row)
        size += row.size
    yield tuple(part)


def _part_words(number: int, count: int, rows: Sequence[GuardRow], language: str) -> str:
    return phrase(
        language,
        "papers.guard_part",
        number=number,
        count=count,
        first=rows[0].name,
        last=rows[-1].name,
    )


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
