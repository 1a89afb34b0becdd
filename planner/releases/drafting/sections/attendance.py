"""Who came. Journalists are counted, never named; what was not recorded is not reported."""

from __future__ import annotations

from planner.contacts.models import OutletKind
from planner.events.attendance_facts import Qualifier
from planner.releases.drafting.block_builder import BlockBuilder
from planner.releases.drafting.draft_block import DraftBlock
from planner.releases.drafting.draft_context import DraftContext
from planner.releases.drafting.values import Value
from planner.releases.facts.event_facts import EventFacts
from planner.releases.facts.release_facts import PresentFacts, PresentOthers, PresentPool
from planner.releases.facts.sourced_value import Count, SourcedValue
from planner.releases.models import Section


def attendance(context: DraftContext) -> list[DraftBlock]:
    """Journalists, else outlets by number or name, else the scopes of the media, else the audience;
    then pools, and guests of other kinds.
    """
    builder, facts = context.builder(), context.facts
    present = facts.present
    measure = _measure(present, facts.event.audience)
    if measure:
        _journalists(builder, present, measure)
    pools = builder.value([_pool(builder, pool) for pool in present.pools])
    if pools.is_given:
        builder.say("attendance-pools", pools=pools, is_first=not measure)
    others = [one for one in present.others if one.noun]
    if others:
        _others(builder, others, is_more=bool(measure or pools.is_given))
    if facts.event.has_remote_guests:
        _remote(builder, facts.event)
    return builder.block("attendance", Section.ATTENDANCE)


def _remote(builder: BlockBuilder, event: EventFacts) -> None:
    """Nothing for an event that was held by video link alone, without cities."""
    if event.remote_sites or not event.is_online:
        every = [event.city, *event.remote_sites]
        sites = list(event.remote_sites)
        builder.say("attendance-remote", sites=sites, all=every, count=len(every))


def _measure(present: PresentFacts, audience: SourcedValue) -> str:
    """The message to use, without its prefix "attendance-"; "" if nothing is known, or nobody came."""
    if present.people:
        return "people" if present.people.number else ""
    if present.outlets and present.outlets.number:
        return "outlets"
    if _named(present):
        return "media"
    if present.media:
        return "scopes"
    return "audience" if present.is_recorded and audience else ""


def _journalists(builder: BlockBuilder, present: PresentFacts, measure: str) -> None:
    builder.cite("attendance.media" if measure == "scopes" else "")
    named = _named(present)
    outlets = present.outlets if present.outlets and present.outlets.number else None
    scopes = dict.fromkeys(medium.scope for medium in present.media)
    builder.say(
        f"attendance-{measure}",
        count=present.people or present.outlets,
        qualifier=_words_of(present.qualifier),
        is_one_outlet=outlets is not None and outlets.number == 1,
        journalists=_counted(builder, "journalists", present.people, present.qualifier),
        outlets=_counted(
            builder,
            "outlets",
            outlets,
            present.outlets_qualifier,
            are_print=_are_print(present),
            is_from=measure == "people",
        ),
        media=named if outlets or measure == "media" else [],
        are_all_named=outlets is not None
        and outlets.number == len(named)
        and present.outlets_qualifier is Qualifier.EXACT,
        scopes=[builder.phrase("scope", scope=scope) for scope in scopes],
        audience=builder.context.facts.event.audience,
    )
    if named and measure == "people" and not outlets:
        builder.say("attendance-media-besides", media=named)


def _named(present: PresentFacts) -> list[SourcedValue]:
    """The outlets that may be named."""
    if not present.media_are_public:
        return []
    return [medium.name for medium in present.media if medium.name]


def _are_print(present: PresentFacts) -> bool:
    """Whether every outlet that was there is known, and is printed."""
    kinds = [medium.kind for medium in present.media]
    counted = present.outlets.number if present.outlets else 0
    return counted <= len(kinds) and set(kinds) == {OutletKind.PRINT}


def _words_of(qualifier: Qualifier) -> str:
    return qualifier.value or "exact"


def _counted(
    builder: BlockBuilder, message: str, count: Count | None, qualifier: Qualifier, **values: object
) -> Value:
    """“more than 30 journalists”, “20 media outlets”; not given for 0 or no count."""
    if count is None or not count.number:
        return builder.value(None)
    return builder.phrase(message, count=count, qualifier=_words_of(qualifier), **values)


def _pool(builder: BlockBuilder, pool: PresentPool) -> Value:
    """“members of the UN Women pool of journalists, set up under CARMP”."""
    if not pool.name:
        return builder.value(None)
    return builder.phrase("pool", name=pool.name, programme=pool.programme)


def _others(builder: BlockBuilder, others: list[PresentOthers], *, is_more: bool) -> None:
    """The first number of an English sentence is spelt; `is_first` tells the pattern."""
    builder.say(
        "attendance-others",
        guests=[
            builder.phrase("other-guests", count=one.people, noun=one.noun, is_first=number == 0)
            for number, one in enumerate(others)
        ],
        count=others[0].people.number if len(others) == 1 else 0,
        noun=others[0].noun,
        is_more=is_more,
    )
