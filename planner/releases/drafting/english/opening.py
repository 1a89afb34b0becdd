"""English: headline, subhead, lead, occasions."""

from __future__ import annotations

from babel.dates import format_date

from planner.events.models.kinds import EventKind, LeadWith
from planner.releases.drafting.block_builder import BlockBuilder, DraftBlock, DraftContext
from planner.releases.drafting.dateline import dateline, days_of, has_city, has_date
from planner.releases.drafting.english.words import KINDS, STUDIES, all_of, bodies
from planner.releases.drafting.lengths import HEADLINE_LENGTH, LEAD_WORDS, SUBHEAD_LENGTH
from planner.releases.drafting.naming import a_or_an, says_city
from planner.releases.drafting.numbers import counted, ordinal
from planner.releases.drafting.rotation import first_fitting, rotated
from planner.releases.drafting.typography import capital, quoted, uncapital
from planner.releases.facts.release_facts import OccasionFacts
from planner.releases.facts.sourced_value import SourcedValue
from planner.releases.models import Section


def headline(context: DraftContext) -> list[DraftBlock]:
    builder, facts = context.builder(), context.facts
    event, studies = facts.event, [s for s in facts.studies if s.title]
    kind = KINDS[event.kind]
    if event.kind is EventKind.ROUND_TABLE:
        kind = "round table for journalists"

    def place(told: SourcedValue) -> str:
        is_said = event.is_online or says_city(told.text, event)
        return f" in {event.city.text}" if event.city and not is_said else ""

    choices: list[tuple[str, tuple[SourcedValue, ...]]] = []
    if event.lead_with is LeadWith.STUDIES and studies:
        noun, title = STUDIES[studies[0].kind], studies[0].title
        told = f"{title.text}: {noun} presented to journalists"
        choices += [(f"{told}{place(title)}", (title, event.city)), (told, (title,))]
    subject = event.subject or event.title
    if subject:
        patterns = [(f"{capital(kind)}{place(subject)}: {subject.text}", (subject, event.city))]
        organiser = next(iter(facts.organisers), None)
        if organiser and event.subject:
            name = organiser.short_name or organiser.name
            patterns.append((f"{name.text} {kind} looks at {subject.text}", (name, subject)))
        choices += rotated(patterns, event.uid)
        choices.append((f"{capital(kind)}: {subject.text}", (subject,)))
        choices.append((subject.text, (subject,)))
    return first_fitting(builder, choices, HEADLINE_LENGTH, "headline", Section.HEADLINE)


def subhead(context: DraftContext) -> list[DraftBlock]:
    """Studies before occasions; not where the headline has told it already."""
    builder, facts = context.builder(), context.facts
    studies = [study for study in facts.studies if study.title]
    choices: list[tuple[str, tuple[SourcedValue, ...]]] = []
    titles = tuple(study.title for study in studies)
    if len(studies) == 1 and facts.event.lead_with is LeadWith.PROTOCOL:
        title = quoted(studies[0].title.text, "en")
        choices.append((f"{capital(STUDIES[studies[0].kind])} {title} presented", titles))
    if len(studies) > 1:
        named = all_of(builder, [quoted(title.text, "en") for title in titles])
        number = capital(counted(len(studies), "study", "studies"))
        choices.append((f"{number} presented: {named}", titles))
        choices.append((f"{number} presented to journalists", titles))
    for occasion in facts.occasions:
        if occasion.years > 0 and occasion.phrase and not occasion.is_mourning:
            marked = f"{ordinal(occasion.years)} anniversary of {occasion.phrase.text}"
            sources = (occasion.phrase, SourcedValue("", occasion.base_year.path))
            choices.append((f"{capital(KINDS[facts.event.kind])} marks the {marked}", sources))
    return first_fitting(builder, choices, SUBHEAD_LENGTH, "subhead", Section.SUBHEAD)


def lead(context: DraftContext) -> list[DraftBlock]:
    builder, facts = context.builder(), context.facts
    event = facts.event
    hosts = (*facts.organisers, *facts.co_organisers)
    line = dateline(builder, facts)
    organisers = bodies(builder, hosts)
    kind = KINDS[event.kind]
    what = a_or_an(kind)
    if event.title:
        what = f"the {kind} {quoted(builder(event.title), 'en')}"
    elif event.subject:
        what = f"{a_or_an(kind)} on {builder(event.subject)}"
    when = f" on {days_of(builder, event, 'en')}" if event.first_on and not has_date(facts) else ""
    where = f" in {builder(event.city)}" if event.city and not has_city(facts) else ""
    tail = f"{'' if event.is_online else where}{when}"
    online = " online" if event.is_online else ""
    if organisers:
        is_used_later = facts.present.is_recorded and not facts.present.people
        audience = (
            builder(event.audience) if event.audience and not is_used_later else "journalists"
        )
        told = f"{organisers} brought together {uncapital(audience)}{online} for {what}{tail}"
    else:
        told = f"{what} was held{online}{tail}"
    builder.write(told + _studies_shown(builder, LEAD_WORDS["en"] - len(told.split())))
    blocks = builder.block("lead", Section.LEAD)
    return [
        DraftBlock(block.key, block.section, line + block.text, block.sources) for block in blocks
    ]


def occasions(context: DraftContext) -> list[DraftBlock]:
    builder = context.builder()
    kind = KINDS[context.facts.event.kind]
    marked = [o for o in context.facts.occasions if o.years > 0 and o.phrase]
    festive = [occasion for occasion in marked if not occasion.is_mourning]
    groups: dict[int, list[OccasionFacts]] = {}
    for occasion in festive:
        groups.setdefault(occasion.years, []).append(occasion)
    if groups:
        named = [_anniversaries(builder, years, group) for years, group in groups.items()]
        builder.write(f"The {kind} marked {all_of(builder, named)}")
    for occasion in marked:
        if occasion.is_mourning:
            years = counted(_years(builder, occasion), "year", "years")
            subject = "It also" if groups else f"The {kind}"
            builder.write(f"{subject} commemorated {years} since {builder(occasion.phrase)}")
    return builder.block("occasions", Section.OCCASIONS)


def _studies_shown(builder: BlockBuilder, words_left: int) -> str:
    """“, at which two studies were presented”: as many as there are, never “several”.

    Nothing where the lead is long already: the subhead and their own paragraphs tell of them.
    """
    titles = [study.title for study in builder.context.facts.studies if study.title]
    told = f", at which {counted(len(titles), 'study', 'studies')} were presented"
    if len(titles) == 1:
        told = ", at which a study was presented"
    if not titles or len(told.split()) > words_left:
        return ""
    builder.cite(*(title.path for title in titles))
    return told


def _anniversaries(builder: BlockBuilder, years: int, group: list[OccasionFacts]) -> str:
    """“the 20th anniversaries of A and of B”; the day that is still to come, if known."""
    for occasion in group:
        _years(builder, occasion)
    if len(group) > 1:
        named = all_of(builder, [f"of {builder(occasion.phrase)}" for occasion in group])
        return f"the {ordinal(years)} anniversaries {named}"
    (occasion,) = group
    event = builder.context.facts.event
    day = occasion.falls_on
    later = ""
    if day and event.last_on and day > event.last_on and builder.context.facts.on.year == day.year:
        builder.cite(f"{occasion.path}.exact_on")
        later = f", which falls on {day.day} {format_date(day, 'MMMM', locale='en_GB')} this year"
    return f"the {ordinal(years)} anniversary of {builder(occasion.phrase)}{later}"


def _years(builder: BlockBuilder, occasion: OccasionFacts) -> int:
    """Its years, with both fields noted that they were computed from."""
    builder.cite(occasion.base_year.path, "event.starts_on")
    return occasion.years
