"""Who came. Journalists are counted, never named; what was not recorded is not reported."""

from __future__ import annotations

from planner.contacts.models import OutletKind
from planner.releases.drafting.block_builder import BlockBuilder, DraftBlock, DraftContext
from planner.releases.drafting.values import Value
from planner.releases.facts.release_facts import PresentFacts, PresentPool
from planner.releases.facts.sourced_value import Count, SourcedValue
from planner.releases.models import Section


def attendance(context: DraftContext) -> list[DraftBlock]:
    """The number of people, else of outlets, else the scopes of the media, else the audience."""
    builder, facts = context.builder(), context.facts
    present = facts.present
    nobody_came = present.people is not None and present.people.number == 0
    pools = builder.value([_pool(builder, pool) for pool in present.pools])
    measure = "" if nobody_came else _measure(present, facts.event.audience)
    if measure:
        builder.cite("attendance.media" if measure == "scopes" else "")
        qualifier = present.qualifier or "exact"
        builder.say(
            f"attendance-{measure}",
            count=present.people or present.outlets,
            qualifier=qualifier,
            journalists=_counted(builder, "journalists", present.people, qualifier),
            outlets=_counted(
                builder, "outlets", present.outlets, "exact" if present.people else qualifier
            ),
            scopes=_scopes(builder, present),
            audience=facts.event.audience,
            pools=pools,
        )
    if pools.is_given:
        builder.say("attendance-pools", pools=pools, is_first=not measure)
    if present.media_are_public:
        _media(builder, present)
    return builder.block("attendance", Section.ATTENDANCE)


def _measure(present: PresentFacts, audience: SourcedValue) -> str:
    """The message to use, without its prefix "attendance-"; "" if nothing is known."""
    if present.people:
        return "people"
    if present.outlets and present.outlets.number:
        return "outlets"
    if present.media:
        return "scopes"
    return "audience" if present.is_recorded and audience else ""


def _counted(builder: BlockBuilder, message: str, count: Count | None, qualifier: str) -> Value:
    """“more than 30 journalists”, “20 media outlets”; not given for 0 or no count."""
    if count and count.number:
        return builder.phrase(message, count=count, qualifier=qualifier)
    return builder.value(None)


def _scopes(builder: BlockBuilder, present: PresentFacts) -> list[Value]:
    scopes = dict.fromkeys(medium.scope for medium in present.media)
    return [builder.phrase("scope", scope=scope) for scope in scopes]


def _pool(builder: BlockBuilder, pool: PresentPool) -> Value:
    """“members of the UN Women pool of journalists, set up within CARMP”."""
    if not pool.name:
        return builder.value(None)
    return builder.phrase("pool", name=pool.name, programme=pool.programme)


def _media(builder: BlockBuilder, present: PresentFacts) -> None:
    """The names of the media, grouped by kind; an incomplete list says so."""
    groups: dict[OutletKind, list[SourcedValue]] = {}
    for medium in present.media:
        if medium.name:
            groups.setdefault(medium.kind, []).append(medium.name)
    if groups:
        total = sum(map(len, groups.values()))
        builder.say(
            "attendance-media",
            media=[
                builder.phrase("media-of-a-kind", media_kind=kind, names=names)
                for kind, names in groups.items()
            ],
            is_partial=present.outlets is not None and present.outlets.number > total,
        )
