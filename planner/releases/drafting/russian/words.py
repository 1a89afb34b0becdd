"""Russian words for the kinds of things, with the forms that sentences need.

Entered strings stay in the nominative; where a verb would have to agree with something whose
gender nobody entered, the sentence is built without it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from planner.contacts.models import OutletKind, OutletScope
from planner.events.models.kinds import EventKind
from planner.events.models.statement import Force
from planner.releases.drafting.block_builder import BlockBuilder
from planner.releases.drafting.lists import listed, separated
from planner.releases.drafting.naming import body_name, introduction
from planner.releases.drafting.numbers import YEARS
from planner.releases.drafting.typography import capital
from planner.releases.facts.release_facts import BodyFacts, SpeakerFacts


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


_HARD_BEGINNING = re.compile(r"[вф][^аеёиоуыэюяй\W]|льв|мст|мцен", re.IGNORECASE)


def all_of(entries: list[str]) -> str:
    return listed(entries, "и")


def bodies(builder: BlockBuilder, several: tuple[BodyFacts, ...]) -> str:
    return all_of([body_name(builder, body) for body in several if body.name])


def who(builder: BlockBuilder, speaker: SpeakerFacts, link: str, *, is_nested: bool = False) -> str:
    """“Имя{link}функция” in the nominative, a role of a body, or a body; "" if unknown.

    What is said besides stands in brackets, `is_nested` within those of somebody else.
    """
    named, asides = _named(builder, speaker, ", " if speaker.on_behalf_of else link)
    if not named:
        return ""
    if speaker.on_behalf_of:
        named = f"от имени {builder(speaker.on_behalf_of)} — {named}"
    if speaker.is_remote:
        builder.cite(f"{speaker.path}.is_remote")
        asides.append("в режиме видеосвязи")
    if is_nested:
        return ", ".join([named, *asides])
    return f"{named} ({', '.join(asides)})" if asides else named


def took_the_floor(builder: BlockBuilder, pairs: list[tuple[SpeakerFacts, str]], kind: str) -> str:
    """«С приветственным словом выступила …», by number and gender; else with no verb at all."""
    spoke = [named for _, named in pairs]
    if len(spoke) > 1:
        return f"С {kind}ым словом выступили: {separated(spoke)}"
    gender, named = pairs[0][0].gender, spoke[0].replace(" — ", ", ", 1)
    if not gender:
        return f"{capital(kind)}ое слово — {named}"
    builder.cite(gender.path)
    return f"С {kind}ым словом выступил{PAST[gender.text]} {named}"


def as_subject(named: str) -> str:
    """With the comma that closes an apposition before the verb."""
    return f"{named}," if "," in named else named


def _named(builder: BlockBuilder, speaker: SpeakerFacts, link: str) -> tuple[str, list[str]]:
    """The words, and the body where no case of it was entered that could follow them."""
    if speaker.person_id is not None:
        return _introduced(builder, speaker, link) if speaker.name else ("", [])
    body = speaker.body if speaker.body and speaker.body.name else None
    if not speaker.role:
        return body_name(builder, body) if body else "", []
    role = builder(speaker.role)
    if body is None:
        return role, []
    if body.genitive:
        return f"{role} {builder(body.genitive)}", []
    return role, [body_name(builder, body)]


def _introduced(builder: BlockBuilder, speaker: SpeakerFacts, link: str) -> tuple[str, list[str]]:
    name, function, body = introduction(builder, speaker)
    known = link.join(part for part in (name, function) if part)
    if body is None:
        return known, []
    if function and body.genitive:
        return f"{known} {builder(body.genitive)}", []
    return known, [body_name(builder, body)]


def span(years: int) -> str:
    """«145 лет», «21 год»."""
    return f"{years} {YEARS.after(years)}"


def in_city(locative: str) -> str:
    """“в Москве”, but “во Владивостоке” and “во Львове”."""
    return f"{'во' if _HARD_BEGINNING.match(locative) else 'в'} {locative}"
