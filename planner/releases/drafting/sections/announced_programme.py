"""What only a release before the event has: who will speak, and how to take part."""

from __future__ import annotations

from planner.releases.drafting.draft_block import DraftBlock
from planner.releases.drafting.draft_context import DraftContext
from planner.releases.drafting.programme import say_of
from planner.releases.drafting.sections.presentations import is_bare
from planner.releases.drafting.speakers import SpeakerValue
from planner.releases.facts.body_facts import SpeakerFacts
from planner.releases.facts.date_facts import DateSpan
from planner.releases.models import Section

_LISTED_FROM = 4


def will_speak(context: DraftContext) -> list[DraftBlock]:
    """The speakers of whose items no title or topic is known, each once; four or more as a list."""
    builder = context.builder()
    found: dict[int | str, SpeakerFacts] = {}
    for item in context.facts.items:
        known = [one for one in item.speakers if one.is_known]
        if known and is_bare(context, item):
            builder.cite(item.path)
            for one in known:
                found.setdefault(one.person_id or one.path, one)
    people = list(found.values())
    is_also = bool(context.people)
    here = [one for one in people if not one.is_remote]
    if len(here) < _LISTED_FROM:
        say_of(builder, "will-speak", people, is_also=is_also)
        return builder.block("speakers", Section.PRESENTATION)
    speakers = [SpeakerValue(builder, one) for one in here]
    builder.put(builder.words("will-speak-list", speakers=speakers, is_also=is_also))
    after = context.builder()
    say_of(after, "will-speak", [one for one in people if one.is_remote], is_also=True)
    return [
        *builder.block("speakers", Section.PRESENTATION),
        *after.block("speakers.video", Section.PRESENTATION),
    ]


def taking_part(context: DraftContext) -> list[DraftBlock]:
    """When it begins, from where one can take part, the languages, and how journalists are accredited."""
    builder, event = context.builder(), context.facts.event
    announced = context.facts.announced
    if announced.clock and not context.said.has_clock:
        is_long = event.span is DateSpan.DAYS and event.last_on != event.first_on
        builder.say_of_event("begins", clock=announced.clock, is_long=is_long)
        context.said.is_about_event = True
    if announced.is_tentative:
        builder.cite("event.certainty")
        builder.say("date-may-change")
        context.said.is_about_event = False
    if event.remote_sites:
        every = [place for place in (event.city, *event.remote_sites) if place]
        builder.say("remote-sites", sites=event.remote_sites, all=every, count=len(every))
        context.said.is_about_event = False
    if announced.spoken or announced.interpreted:
        builder.say_of_event(
            "working-languages",
            spoken=announced.spoken,
            spoken_count=announced.spoken_count,
            interpreted=announced.interpreted,
        )
    for sentence in announced.accreditation:
        builder.write(builder(sentence))
    return builder.block("taking-part", Section.CLOSING)
