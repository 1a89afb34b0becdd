"""The first paragraph: dateline, the news, organisers, audience, topic, place and date."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from planner.events.models.statement import SpeechForm
from planner.events.models.study import StudyKind
from planner.releases.drafting.block_builder import BlockBuilder
from planner.releases.drafting.dateline import dateline, has_city, has_date
from planner.releases.drafting.draft_block import DraftBlock
from planner.releases.drafting.draft_context import DraftContext
from planner.releases.drafting.event_titles import title_of
from planner.releases.drafting.lengths import LEAD_WORDS
from planner.releases.drafting.sections.changes import changed
from planner.releases.drafting.sections.project import backers_of
from planner.releases.drafting.sentence_ends import is_long
from planner.releases.drafting.standing import Standing
from planner.releases.drafting.typography import base
from planner.releases.drafting.values import forget
from planner.releases.drafting.when import when
from planner.releases.facts.body_facts import BodyFacts
from planner.releases.facts.release_facts import StatementFacts
from planner.releases.facts.sourced_value import EMPTY, SourcedValue
from planner.releases.facts.study_facts import StudyFacts
from planner.releases.models import Section

_MANY_ORGANISERS = 4
_MARKS = "“”«»„‘’"


def lead(context: DraftContext) -> list[DraftBlock]:
    builder, facts = context.builder(), context.facts
    line = dateline(builder, facts)
    if context.standing is Standing.HELD:
        _held(builder)
    elif context.standing is Standing.COMING:
        _coming(builder)
    else:
        changed(builder, context.standing)
    return [replace(block, text=line + block.text) for block in builder.block("lead", Section.LEAD)]


def organisers(context: DraftContext) -> list[DraftBlock]:
    """Who holds the event, where the lead told the news or a new date and not them."""
    builder, facts = context.builder(), context.facts
    is_untold = context.standing is Standing.HELD and _names_no_organiser(facts)
    if facts.organisers and context.standing is Standing.MOVED:
        told = _values(builder)
        told["venue"] = EMPTY if context.said.has_venue else told["venue"]
        builder.say("lead-organisers", **told)
        _tell_venue(builder, told)
    elif facts.organisers and is_untold:
        told = _values(builder)
        named = {"is_named": context.said.has_title, "backers": _backers(builder, told)}
        builder.say("lead-organisers", **told, **named)
        context.said.has_backers = bool(named["backers"])
        _tell_venue(builder, told)
    return builder.block("organisers", Section.FRAME)


def _backers(builder: BlockBuilder, told: dict[str, Any]) -> list[BodyFacts]:
    """Those who supported the event, if the sentence has the form that it needs and room for them."""
    facts = builder.context.facts
    backers = backers_of(facts)
    named = {**told, "is_named": builder.context.said.has_title, "backers": backers}
    if builder.tried("lead-can-name-backers", **named) != "yes":
        return []
    text = builder.tried("lead-organisers", **named)
    return [] if is_long(text, facts.language) else backers


def _held(builder: BlockBuilder) -> None:
    """The news with its source, or that the event was held. News without a source stands before."""
    facts = builder.context.facts
    news = facts.event.news_line
    if news and facts.news_study:
        _news_of_study(builder, news, facts.news_study)
    elif news and facts.news_statement:
        _news_of_statement(builder, news, facts.news_statement)
    else:
        builder.write(builder(news))
        _meeting(builder, words_before=len(news.text.split()))


def _coming(builder: BlockBuilder) -> None:
    """With the hour, if that does not make the lead too long."""
    facts, told = builder.context.facts, _values(builder)
    is_one_day = facts.event.first_on == facts.event.last_on
    clock = facts.announced.clock if is_one_day else EMPTY
    words = builder.tried("lead-coming", **told, clock=clock).split()
    if len(words) > LEAD_WORDS[base(facts.language)]:
        clock = EMPTY
    builder.say("lead-coming", **told, clock=clock)
    builder.say("lead-video", **told)
    builder.context.said.has_clock = bool(clock)
    _tell_venue(builder, told)


def _meeting(builder: BlockBuilder, words_before: int = 0) -> None:
    """The sentence on the event. What makes it too long is told behind it, or left to others: the
    number of studies, then the title.
    """
    facts = builder.context.facts
    most = LEAD_WORDS[base(facts.language)] - words_before
    values = _values(builder)
    titles = [study.title for study in facts.studies if study.title]
    kinds = {study.kind for study in facts.studies if study.title}
    values["study_kind"] = kinds.pop() if len(kinds) == 1 else StudyKind.RESEARCH
    studies, no_venue = {"studies": len(titles)}, {"venue": EMPTY}
    for shorter in (studies, {}, no_venue):
        told = {**values, "studies": 0, **shorter}
        if len(builder.tried("lead", **told).split()) <= most:
            break
    else:
        if values["title"]:
            told |= {"title": EMPTY, "topic": EMPTY, "subject": EMPTY}
    builder.cite(*(title.path for title in titles if told["studies"]))
    builder.say("lead", **told)
    if values["title"] and not told["title"]:
        builder.say("lead-title", title=values["title"])
    _tell_venue(builder, told)
    builder.say("lead-video", **told)


def _tell_venue(builder: BlockBuilder, told: dict[str, Any]) -> None:
    builder.context.said.has_venue |= bool(told["venue"])


def _news_of_study(builder: BlockBuilder, news: SourcedValue, study: StudyFacts) -> None:
    facts = builder.context.facts
    item = next(item for item in facts.items if item.study and item.study.uid == study.uid)
    others = [s for s in item.speakers if s.person_id is not None or s.body is None]
    builder.cite(item.path)
    _say_with_event(
        builder,
        "lead-news-study",
        news=news,
        study_kind=study.kind,
        conductor=builder.value(study.conductor),
        is_presented_by_conductor=not others,
        is_by_organiser=not _names_no_organiser(facts),
    )


def _news_of_statement(
    builder: BlockBuilder, news: SourcedValue, statement: StatementFacts
) -> None:
    """A quotation that was chosen as the news keeps its quotation marks."""
    is_quoted = statement.form is SpeechForm.DIRECT and news.text[:1] in _MARKS
    text = SourcedValue(news.text.strip(_MARKS), news.path) if is_quoted else news
    builder.cite(statement.path)
    _say_with_event(
        builder,
        "lead-news-quoted" if is_quoted else "lead-news-statement",
        news=text,
        speaker=builder.value(statement.speaker),
        force=statement.force,
    )


def _say_with_event(builder: BlockBuilder, message: str, **told: Any) -> None:
    """Names the event by a title that says its kind, if the lead does not become too long by it."""
    facts, values = builder.context.facts, _values(builder)
    is_named = builder.tried("lead-can-name-event", **values) == "yes"
    if is_named:
        text = builder.tried(message, **values, **told, is_named=True)
        is_named = len(text.split()) <= LEAD_WORDS[base(facts.language)]
        forget(told.values())
    builder.context.said.has_title = is_named
    builder.say(message, **_values(builder), **told, is_named=is_named)


def _names_no_organiser(facts: Any) -> bool:
    """Whether the news was told with somebody else as its source."""
    if not facts.event.news_line:
        return False
    senders = {body.id for body in (*facts.organisers, *facts.co_organisers)}
    if facts.news_study:
        conductor = facts.news_study.conductor
        return not (conductor and conductor.id in senders)
    return facts.news_statement is not None


def _values(builder: BlockBuilder) -> dict[str, Any]:
    """City and days are given only if the dateline lacks them."""
    facts = builder.context.facts
    event, present = facts.event, facts.present
    came = present.people is None or present.people.number > 0
    is_attended = came and bool(
        present.people or present.outlets or present.media or present.is_recorded
    )
    audience_comes_later = present.is_recorded and not present.people
    is_held = builder.context.standing is Standing.HELD
    needs_city = not event.is_online and not (is_held and has_city(facts))
    title = title_of(builder)
    told = _organisers(builder)
    return {
        "organisers": told.first,
        "co_organisers": told.others,
        "organiser_count": told.count,
        "title": title,
        "subject": event.subject,
        "topic": event.subject or title,
        "audience": EMPTY if audience_comes_later else event.audience,
        "is_attended": is_attended,
        "city": builder.city() if needs_city else None,
        "venue": _venue(builder),
        "venue_takes_the": event.venue_takes_the,
        "is_hybrid": event.is_hybrid and not event.has_remote_guests,
        "when": None if is_held and has_date(facts) else when(builder),
        "span": event.span.value,
        "is_online": event.is_online,
    }


def _venue(builder: BlockBuilder) -> SourcedValue:
    """The venue, if it was one place, and the language has the form that the sentence needs."""
    event = builder.context.facts.event
    if event.day_places or not event.venue:
        return EMPTY
    has_form = builder.tried("lead-can-name-venue", venue=event.venue) == "yes"
    return event.venue if has_form else EMPTY


@dataclass(frozen=True, slots=True)
class _Organisers:
    """`others` stand behind “together with”; `count` is given from four on."""

    first: tuple[BodyFacts, ...]
    others: tuple[BodyFacts, ...] = ()
    count: int = 0


def _organisers(builder: BlockBuilder) -> _Organisers:
    facts = builder.context.facts
    first = tuple(body for body in facts.organisers if body.name)
    others = tuple(body for body in facts.co_organisers if body.name)
    every = (*first, *others)
    if len(every) >= _MANY_ORGANISERS:
        return _Organisers(every, count=len(every))
    if first and others and builder.tried("lead-can-join", co_organisers=others) == "yes":
        return _Organisers(first, others)
    return _Organisers(every)
