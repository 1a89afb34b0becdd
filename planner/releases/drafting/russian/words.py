"""Russian words for the kinds of things, with the forms that sentences need.

Entered strings stay in the nominative; where a verb would have to agree with something whose
gender nobody entered, the sentence is built without it.
"""

from __future__ import annotations

from typing import NamedTuple

from planner.contacts.models import OutletKind, OutletScope
from planner.events.models import EventKind
from planner.events.statements import Force
from planner.releases.drafting.lists import listed
from planner.releases.drafting.naming import body_name, person_name
from planner.releases.drafting.pen import Pen
from planner.releases.facts import BodyFacts, SpeakerFacts


class Kind(NamedTuple):
    """Nominative, accusative, prepositional; past tense ending; participle «посвящённый»."""

    nominative: str
    accusative: str
    prepositional: str
    ending: str
    devoted: str


KINDS = {
    EventKind.ROUND_TABLE: Kind("круглый стол", "круглый стол", "круглом столе", "", "посвящённый"),
    EventKind.PRESS_CONFERENCE: Kind(
        "пресс-конференция", "пресс-конференцию", "пресс-конференции", "а", "посвящённую"
    ),
    EventKind.BRIEFING: Kind("брифинг", "брифинг", "брифинге", "", "посвящённый"),
    EventKind.PRESS_TOUR: Kind("пресс-тур", "пресс-тур", "пресс-туре", "", "посвящённый"),
    EventKind.WEBINAR: Kind("вебинар", "вебинар", "вебинаре", "", "посвящённый"),
}
PAST = {"m": "", "f": "а", "n": "о", "pl": "и"}
HELD = {"m": "провёл", "f": "провела", "n": "провело", "pl": "провели"}
SHOWED = {"m": "представил", "f": "представила", "n": "представило", "pl": "представили"}
VERBS = {
    Force.SAID: "отмечает",
    Force.NOTED: "отмечает",
    Force.STRESSED: "подчёркивает",
    Force.ANNOUNCED: "сообщает",
    Force.CALLED: "призывает",
    Force.WARNED: "предупреждает",
}
SCOPES = {
    OutletScope.INTERNATIONAL: "международных",
    OutletScope.NATIONAL: "общенациональных",
    OutletScope.REGIONAL: "региональных",
    OutletScope.LOCAL: "местных",
}
MEDIA = {
    OutletKind.AGENCY: "информационные агентства",
    OutletKind.PRINT: "печатные издания",
    OutletKind.RADIO: "радио",
    OutletKind.TELEVISION: "телевидение",
    OutletKind.ONLINE: "интернет-издания",
    OutletKind.PHOTO: "фото",
    OutletKind.FILM: "кино",
}


def all_of(entries: list[str]) -> str:
    return listed(entries, "и")


def bodies(pen: Pen, several: tuple[BodyFacts, ...]) -> str:
    return all_of([body_name(pen, body) for body in several if body.name])


def who(pen: Pen, speaker: SpeakerFacts, link: str) -> str:
    """“Имя{link}функция” in the nominative, a role of a body, or a body; "" if unknown."""
    named = _named(pen, speaker, ", " if speaker.on_behalf_of else link)
    if named and speaker.on_behalf_of:
        named = f"от имени {pen(speaker.on_behalf_of)} — {named}"
    if named and speaker.is_remote:
        pen.cite(f"{speaker.path}.is_remote")
        named = f"{named} (в режиме видеосвязи)"
    return named


def as_subject(named: str) -> str:
    """With the comma that closes an apposition before the verb."""
    return f"{named}," if "," in named else named


def _named(pen: Pen, speaker: SpeakerFacts, link: str) -> str:
    if speaker.person_id is not None:
        name, function = person_name(pen, speaker) if speaker.name else ("", "")
        return link.join(part for part in (name, function) if part)
    body = speaker.body if speaker.body and speaker.body.name else None
    if not speaker.role:
        return body_name(pen, body) if body else ""
    role = pen(speaker.role)
    if body is None:
        return role
    if body.genitive:
        return f"{role} {pen(body.genitive)}"
    return f"{role} ({body_name(pen, body)})"
