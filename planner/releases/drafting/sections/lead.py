"""The first paragraph: dateline, organisers, audience, topic, place and date."""

from __future__ import annotations

from planner.releases.drafting.block_builder import BlockBuilder, DraftBlock, DraftContext
from planner.releases.drafting.dateline import dateline, has_city, has_date
from planner.releases.drafting.lengths import LEAD_WORDS
from planner.releases.drafting.typography import base
from planner.releases.drafting.when import when
from planner.releases.facts.sourced_value import EMPTY
from planner.releases.models import Section


def lead(context: DraftContext) -> list[DraftBlock]:
    """The sentence gives city and date only if the dateline does not."""
    builder, facts = context.builder(), context.facts
    event, present = facts.event, facts.present
    line = dateline(builder, facts)
    needs_no_city = event.is_online or has_city(facts)
    audience_comes_later = present.is_recorded and not present.people
    text = builder.words(
        "lead",
        organisers=(*facts.organisers, *facts.co_organisers),
        title=event.title,
        subject=event.subject,
        topic=event.subject or event.title,
        audience=EMPTY if audience_comes_later else event.audience,
        city=None if needs_no_city else builder.city(),
        when=None if has_date(facts) else when(builder),
        span=event.span.value,
        is_online=event.is_online,
    )
    studies = _studies(builder, LEAD_WORDS[base(facts.language)] - len(text.split()))
    if studies.startswith(","):
        text, studies = text + studies, ""
    builder.write(text)
    builder.write(studies)
    blocks = builder.block("lead", Section.LEAD)
    return [
        DraftBlock(block.key, block.section, line + block.text, block.sources) for block in blocks
    ]


def _studies(builder: BlockBuilder, words_left: int) -> str:
    """How many studies were presented; a text that begins with a comma continues the sentence.

    "" if the lead would become too long: the subhead and the paragraphs on studies name them.
    """
    titles = [study.title for study in builder.context.facts.studies if study.title]
    text = builder.words("lead-studies", count=len(titles))
    if not titles or len(text.split()) > words_left:
        return ""
    builder.cite(*(title.path for title in titles))
    return text
