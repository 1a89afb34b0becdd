"""The headline: the news, else the most telling pattern whose facts are there. There always is one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from planner.events.models.kinds import LeadWith, PartRole
from planner.kernel.dates import days_text, month_days_text
from planner.releases.drafting.block_builder import BlockBuilder
from planner.releases.drafting.draft_block import DraftBlock
from planner.releases.drafting.draft_context import DraftContext
from planner.releases.drafting.event_titles import title_of
from planner.releases.drafting.lengths import HEADLINE_LENGTH
from planner.releases.drafting.running_text import bare
from planner.releases.drafting.sections.changes import moved_days, written_day
from planner.releases.drafting.shortening import cut_clause, cut_title
from planner.releases.drafting.standing import Standing, standing_of
from planner.releases.drafting.titles import title_of_study
from planner.releases.drafting.typography import unescaped
from planner.releases.facts.date_facts import DateSpan
from planner.releases.facts.release_facts import OccasionFacts, ReleaseFacts
from planner.releases.facts.sourced_value import EMPTY, SourcedValue
from planner.releases.models import Section

_CENTURY = 100
_OF_CHANGES = {
    Standing.CANCELLED: "headline-cancelled",
    Standing.PUT_OFF: "headline-put-off",
    Standing.MOVED: "headline-moved",
    Standing.COMING: "headline-coming",
}
_OF_WHAT_WAS_HELD = (
    "headline-centenary",
    "headline-study",
    "headline-guest",
    "headline-subject",
    "headline-title",
)
Words = Callable[[BlockBuilder], str]


def headline(context: DraftContext) -> list[DraftBlock]:
    """The first line that is not empty and not too long. Whoever it names is named in full in the
    lead.
    """
    with context.unnamed():
        for line in _lines(context):
            builder = context.builder()
            text = bare(line(builder))
            if text and len(unescaped(text)) <= HEADLINE_LENGTH:
                builder.put(text)
                return builder.block("headline", Section.HEADLINE)
        builder = context.builder()
        builder.put(builder.words("headline-kind"))
        return builder.block("headline", Section.HEADLINE)


def news_headline(facts: ReleaseFacts) -> str:
    """The news line, or the part of it that a headline has room for; "" if it cannot be cut."""
    line = facts.event.news_line.text
    if len(line) <= HEADLINE_LENGTH:
        return line
    return cut_clause(line, HEADLINE_LENGTH, facts.language)


def _lines(context: DraftContext) -> Iterator[Words]:
    facts = context.facts
    standing = standing_of(facts.event)
    if standing is not Standing.HELD:
        yield from _messages(context, _OF_CHANGES[standing])
    elif facts.event.news_line:
        yield lambda builder: _news(builder)
    if standing is Standing.HELD:
        for message in _OF_WHAT_WAS_HELD:
            yield from _messages(context, message)
    yield _short_title
    yield from _messages(context, "headline-bare")


def _messages(context: DraftContext, message: str) -> Iterator[Words]:
    """The ladder of a message: its attributes, the fullest first."""
    for rung in context.wording.alternatives(message):
        yield lambda builder, rung=rung: builder.words(rung, **_values(builder))  # type: ignore[misc]


def _news(builder: BlockBuilder) -> str:
    event = builder.context.facts.event
    builder.cite(event.news_line.path)
    return news_headline(builder.context.facts)


def _short_title(builder: BlockBuilder) -> str:
    """As entered, else the first part of the title; as it stands if that has no parts."""
    event = builder.context.facts.event
    if event.short_title:
        return builder(event.short_title)
    text = builder(title_of(builder))
    return text if len(text) <= HEADLINE_LENGTH else cut_title(text)


def _values(builder: BlockBuilder) -> dict[str, Any]:
    facts = builder.context.facts
    event = facts.event
    organiser = next((body for body in facts.organisers if body.name), None)
    centenary = _centenary(facts)
    return {
        "title": title_of(builder),
        "subject": event.subject,
        "city": None if event.is_online else builder.city(),
        "days": builder.days(),
        "day": _day(builder),
        "is_online": event.is_online,
        "organiser": organiser,
        **_study(builder),
        **_guest(builder, facts),
        "centenarian": centenary.owner if centenary else None,
        "years": centenary.years if centenary else 0,
        "is_past": bool(centenary and _is_past(facts, centenary)),
        **moved_days(builder),
        "to_day": _day(builder),
    }


def _study(builder: BlockBuilder) -> dict[str, Any]:
    """The study that leads: the only one, if the office or the event does not keep to protocol."""
    facts = builder.context.facts
    studies = [study for study in facts.studies if study.title]
    leads = len(studies) == 1 and facts.event.lead_with is not LeadWith.PROTOCOL
    leads = leads or (bool(studies) and facts.event.lead_with is LeadWith.STUDIES)
    if not leads:
        return {"study": EMPTY, "study_kind": "", "study_subject": EMPTY}
    study = studies[0]
    subject = getattr(study, "subject", EMPTY)
    if len(studies) == 1:
        subject = subject or facts.event.subject
    title = title_of_study(builder, study.title)
    return {"study": title, "study_kind": study.kind, "study_subject": subject}


def _guest(builder: BlockBuilder, facts: ReleaseFacts) -> dict[str, Any]:
    """The only speaker or special guest of an event that has neither title nor subject."""
    speakers = {
        speaker.person_id: speaker
        for item in facts.items
        for speaker in (*item.speakers, *item.others)
        if speaker.person_id is not None
        and speaker.part_role in (PartRole.SPEAKER, PartRole.SPECIAL_GUEST)
    }
    if len(speakers) != 1 or title_of(builder) or facts.event.subject:
        return {"guest": EMPTY, "guest_gender": ""}
    (guest,) = speakers.values()
    function = next(iter(facts.functions_of(guest.person_id)), guest.function)
    return {"guest": function or guest.name, "guest_gender": guest.gender.text or "none"}


def _centenary(facts: ReleaseFacts) -> OccasionFacts | None:
    """A body's hundredth or two hundredth year, if that is what the event is about."""
    if facts.event.subject and facts.event.kind.code != "ceremony":
        return None
    for occasion in facts.occasions:
        is_round = occasion.years > 0 and occasion.years % _CENTURY == 0
        if is_round and occasion.owner and not occasion.is_mourning:
            return occasion
    return None


def _is_past(facts: ReleaseFacts, occasion: OccasionFacts) -> bool:
    last = facts.event.last_on
    return bool(occasion.falls_on and last and occasion.falls_on <= last)


def _day(builder: BlockBuilder) -> SourcedValue:
    """“14 March”, “14–16 March”: without the year if that is the year of issue. A night is named by
    its first day, a month or a year not at all.
    """
    event, facts = builder.context.facts.event, builder.context.facts
    first = event.first_on
    if first is None or event.span in (DateSpan.MONTH, DateSpan.YEAR):
        return EMPTY
    last = event.last_on if event.last_on and event.span is DateSpan.DAYS else first
    if first.year == last.year == facts.on.year:
        return SourcedValue(month_days_text(first, last, facts.language), event.days_path)
    if first == last:
        return written_day(builder, first, event.days_path)
    return SourcedValue(days_text(first, last, facts.language), event.days_path)
