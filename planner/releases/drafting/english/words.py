"""English words for the kinds of things."""

from __future__ import annotations

from planner.contacts.models import OutletKind, OutletScope
from planner.events.models.kinds import EventKind
from planner.events.models.statement import Force
from planner.events.models.study import StudyKind
from planner.releases.drafting.block_builder import BlockBuilder
from planner.releases.drafting.lists import listed
from planner.releases.drafting.naming import a_or_an, body_name, introduction
from planner.releases.facts.release_facts import BodyFacts, SpeakerFacts

KINDS = {
    EventKind.ROUND_TABLE: "round table",
    EventKind.PRESS_CONFERENCE: "press conference",
    EventKind.BRIEFING: "briefing",
    EventKind.PRESS_TOUR: "press tour",
    EventKind.WEBINAR: "webinar",
}
STUDIES = {
    StudyKind.SURVEY: "survey",
    StudyKind.RESEARCH: "study",
    StudyKind.REPORT: "report",
    StudyKind.ANALYSIS: "analysis",
}
VERBS = {
    Force.SAID: "said",
    Force.NOTED: "noted",
    Force.STRESSED: "stressed",
    Force.ANNOUNCED: "announced",
    Force.CALLED: "issued a call",
    Force.WARNED: "warned",
}
SCOPES = {
    OutletScope.INTERNATIONAL: "international",
    OutletScope.NATIONAL: "national",
    OutletScope.REGIONAL: "regional",
    OutletScope.LOCAL: "local",
}
MEDIA = {
    OutletKind.AGENCY: "news agencies",
    OutletKind.PRINT: "print",
    OutletKind.RADIO: "radio",
    OutletKind.TELEVISION: "television",
    OutletKind.ONLINE: "online",
    OutletKind.PHOTO: "photo",
    OutletKind.FILM: "film",
}
_ATTRIBUTE = 3  # up to so many words a body's name may stand before a noun


def all_of(builder: BlockBuilder, entries: list[str]) -> str:
    return listed(entries, "and", oxford=builder.context.facts.oxford_comma)


def bodies(builder: BlockBuilder, several: tuple[BodyFacts, ...]) -> str:
    return all_of(builder, [body_name(builder, body) for body in several if body.name])


def who(builder: BlockBuilder, speaker: SpeakerFacts) -> str:
    """“Name, function”, “an IOM Moscow specialist”, or a body; "" if nothing is known here."""
    named = _named(builder, speaker)
    if named and speaker.on_behalf_of:
        named = f"{named}, on behalf of {builder(speaker.on_behalf_of)}"
    if named and speaker.is_remote:
        builder.cite(f"{speaker.path}.is_remote")
        named = f"{named} (by video link)"
    return named


def as_subject(named: str) -> str:
    """With the comma that closes an apposition before the verb."""
    return f"{named}," if "," in named else named


def subjects(spoke: list[str]) -> str:
    """“A, function, B, function, and C, function,”: semicolons where functions hold commas."""
    if len(spoke) == 1:
        return as_subject(spoke[0])
    mark = ";" if any(named.count(",") > 1 for named in spoke) else ","
    has_comma = any("," in named for named in spoke)
    before_last = f"{mark} and " if has_comma else " and "
    return as_subject(f"{mark} ".join(spoke[:-1]) + before_last + spoke[-1])


def _named(builder: BlockBuilder, speaker: SpeakerFacts) -> str:
    if speaker.person_id is not None:
        if not speaker.name:
            return ""
        name, function, body = introduction(builder, speaker)
        of = body_name(builder, body, bare=True) if body else ""
        return ", ".join(part for part in (name, function, of) if part)
    if not speaker.role:
        return body_name(builder, speaker.body) if speaker.body and speaker.body.name else ""
    role = builder(speaker.role)
    if speaker.body is None or not speaker.body.name:
        return a_or_an(role)
    if len(speaker.body.name.text.split()) <= _ATTRIBUTE:
        return a_or_an(f"{builder(speaker.body.name)} {role}")
    return f"{a_or_an(role)} of {body_name(builder, speaker.body)}"
