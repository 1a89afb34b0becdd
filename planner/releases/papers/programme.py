"""The programme on one page, in one language or in two columns."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from planner.accounts.models import Office
from planner.events.models.event import Event
from planner.events.where_words import where_text
from planner.kernel.text_in import TextIn, joined
from planner.phrases import phrase
from planner.releases.drafting.wording import wording_of
from planner.releases.papers.advisory import footer
from planner.releases.papers.event_lines import programme_rows, when_line
from planner.releases.papers.letterhead import letterhead
from planner.releases.papers.paper import ProgrammeColumn, ProgrammePaper


def programme_paper(
    event: Event,
    languages: Sequence[str],
    office: Office,
    *,
    issued_at: datetime,
    address: str = "",
) -> ProgrammePaper:
    """The first of `languages` is that of the paper; a second gets its own column. Raises `Invalid`
    for a language that papers are not made in.
    """
    for language in languages:
        wording_of(language)
    first = languages[0]
    head = letterhead(event, first, office)
    return ProgrammePaper(
        language=first,
        author=office.names.best(first, *office.languages),
        masthead=head.masthead,
        letterhead=head.senders,
        emblems=head.emblems,
        funding=head.funding,
        kind_label=joined(
            " · ", (TextIn(phrase(one, "papers.programme"), one) for one in languages)
        ),
        slug_line=event.title(first),
        footer=footer(event, first, office, issued_at, address),
        accent=office.accent,
        columns=tuple(_column(event, language, issued_at) for language in languages),
    )


def _column(event: Event, language: str, at: datetime) -> ProgrammeColumn:
    return ProgrammeColumn(
        language=language,
        title=event.title(language),
        when=when_line(event, language),
        where=where_text(event, language),
        rows=programme_rows(event, language, at),
    )
