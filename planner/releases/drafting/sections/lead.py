"""The first paragraph: dateline, who brought whom together, what for, where and when."""

from __future__ import annotations

from planner.releases.drafting.block_builder import BlockBuilder, DraftBlock, DraftContext
from planner.releases.drafting.dateline import dateline, has_city, has_date
from planner.releases.drafting.lengths import LEAD_WORDS
from planner.releases.drafting.typography import base
from planner.releases.facts.sourced_value import EMPTY
from planner.releases.models import Section


def lead(context: DraftContext) -> list[DraftBlock]:
    """City and date only where the dateline does not say them already."""
    builder, facts = context.builder(), context.facts
    event, present = facts.event, facts.present
    line = dateline(builder, facts)
    is_placed = event.is_online or has_city(facts)
    tells_audience_later = present.is_recorded and not present.people
    told = builder.words(
        "lead",
        organisers=(*facts.organisers, *facts.co_organisers),
        title=event.title,
        subject=event.subject,
        topic=event.subject or event.title,
        audience=EMPTY if tells_audience_later else event.audience,
        city=None if is_placed else builder.city(),
        days=None if has_date(facts) else builder.days(),
        is_online=event.is_online,
    )
    shown = _studies_shown(builder, LEAD_WORDS[base(facts.language)] - len(told.split()))
    if shown.startswith(","):
        told, shown = told + shown, ""
    builder.write(told)
    builder.write(shown)
    blocks = builder.block("lead", Section.LEAD)
    return [
        DraftBlock(block.key, block.section, line + block.text, block.sources) for block in blocks
    ]


def _studies_shown(builder: BlockBuilder, words_left: int) -> str:
    """As many as there are, never “several”; what begins with a comma goes on with the sentence.

    Nothing where the lead is long already: the subhead and their own paragraphs tell of them.
    """
    titles = [study.title for study in builder.context.facts.studies if study.title]
    told = builder.words("lead-studies", count=len(titles))
    if not titles or len(told.split()) > words_left:
        return ""
    builder.cite(*(title.path for title in titles))
    return told
