"""What an advisory says in sentences of an event to come: what it is, who holds it, and why."""

from __future__ import annotations

from dataclasses import dataclass, replace

from planner.grammar.needs import AskedForm
from planner.kernel.richtext import to_text
from planner.releases.drafting.bending import ProposedForm
from planner.releases.drafting.draft_block import DraftBlock
from planner.releases.drafting.draft_context import DraftContext
from planner.releases.drafting.event_titles import title_of
from planner.releases.drafting.sections.anniversaries import day_in_year, told
from planner.releases.drafting.sections.project import announced_frame, hosts_apart
from planner.releases.drafting.typography import set_type
from planner.releases.facts.body_facts import BodyFacts
from planner.releases.facts.release_facts import OccasionFacts, ReleaseFacts
from planner.releases.models import Section


@dataclass(frozen=True, kw_only=True, slots=True)
class Announcement:
    """Plain texts, "" where nothing was entered. `occasions` has a sentence for each. `asked` are the
    forms that the sentences asked for, `proposed` those that were printed and nobody has confirmed.
    """

    what: str
    organisers: str
    occasions: tuple[str, ...]
    project: str
    asked: tuple[AskedForm, ...]
    proposed: tuple[ProposedForm, ...]


def announcement(facts: ReleaseFacts) -> Announcement:
    """Bodies are named in full everywhere: each part is read on its own."""
    facts = replace(facts, event=replace(facts.event, is_coming=True))
    context, language = DraftContext(facts), facts.language
    what, organisers = _what(context), _organisers(context)
    occasions = [_occasion(context, one) for one in told(facts)]
    project = announced_frame(context)
    blocks = [*what, *organisers, *(block for some in occasions for block in some), *project]
    return Announcement(
        what=_plain(what, language),
        organisers=_plain(organisers, language),
        occasions=tuple(_plain(one, language) for one in occasions),
        project=_plain(project, language),
        asked=tuple(context.bending.asked),
        proposed=tuple(form for block in blocks for form in block.proposed),
    )


def _plain(blocks: list[DraftBlock], language: str) -> str:
    return set_type(" ".join(to_text(block.text) for block in blocks), language)


def _what(context: DraftContext) -> list[DraftBlock]:
    builder, event = context.builder(), context.facts.event
    builder.put(
        builder.words(
            "announced-event",
            audience=event.audience,
            subject=event.subject,
            title=title_of(builder),
        )
    )
    return builder.block("what", Section.LEAD)


def _organisers(context: DraftContext) -> list[DraftBlock]:
    builder, facts = context.builder(), context.facts
    first, others = _named(facts.organisers), _named(facts.co_organisers)
    if every := [*first, *others]:
        builder.say(
            "announced-organisers",
            organisers=first or others,
            co_organisers=others if first else [],
            every=every,
        )
    if hosts := hosts_apart(facts):
        builder.say("announced-hosts", hosts=hosts)
    return builder.block("organisers", Section.LEAD)


def _named(bodies: tuple[BodyFacts, ...]) -> list[BodyFacts]:
    return [body for body in bodies if body.name]


def _occasion(context: DraftContext, occasion: OccasionFacts) -> list[DraftBlock]:
    builder, facts = context.builder(), context.facts
    builder.say(
        "announced-occasion",
        is_mourning=occasion.is_mourning,
        years=occasion.years,
        count=occasion.years,
        phrases=occasion.phrase,
        owner=occasion.owner if _is_of_owner(occasion) else None,
        day=day_in_year(builder, occasion),
        year=facts.event.first_on.year if facts.event.first_on else 0,
        names_centenaries=facts.names_centenaries,
    )
    return builder.block("occasion", Section.OCCASIONS)


def _is_of_owner(occasion: OccasionFacts) -> bool:
    """Whether the words for the anniversary are the name of the body: “the Lake Fund”."""
    owner = occasion.owner
    if owner is None or occasion.is_mourning:
        return False
    with_article = f"{owner.article.text} {owner.name.text}".strip()
    return occasion.phrase.text in (owner.name.text, with_article)
