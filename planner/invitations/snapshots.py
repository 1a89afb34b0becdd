"""Snapshots of what letters tell about an event, as JSON, so that states can be compared.

A snapshot has values and texts in all languages, not the text of a letter. Both states are rendered
with the current phrases in the guest's language before they are compared, so that new phrases, or
texts in other languages, do not count as changes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any

from planner.events.models.event import Event
from planner.events.models.kinds import (
    BodyRole,
    Certainty,
    EventKind,
    EventStatus,
    ItemKind,
    PartRole,
    PartState,
)
from planner.events.models.place import Interpretation
from planner.events.models.times import ItemBegin
from planner.events.public.disclosure import disclosed_item
from planner.events.public.visible_fields import (
    AnyContact,
    AnyEvent,
    AnyItem,
    AnyPart,
    PublicBody,
    PublicContact,
    PublicEvent,
    PublicItem,
    PublicName,
    PublicPart,
    PublicStudy,
)
from planner.invitations.facts import InvitationFacts, facts_of
from planner.kernel.texts import Texts

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One state of an event. `is_partial`: it has only date, place and status (version 0.1)."""

    event: PublicEvent
    is_partial: bool = False

    def facts(self, language: str) -> InvitationFacts:
        """What a letter in that language showed."""
        return facts_of(self.event, language)


def facts_as_json(event: Event, at: datetime) -> Json:
    """Everything that a letter may show at that moment (`events.public.disclosure`)."""
    facts: Json = {name: getattr(event, name).value for name in _ENUMS}
    facts |= {name: _isoformat(getattr(event, name)) for name in _MOMENTS}
    facts |= {name: getattr(event, name).as_json() for name in (*_TEXTS, *_PLACE_TEXTS)}
    plain = (*_PLAIN, *_LISTS, "has_sign_language", "accreditation_address")
    facts |= {name: getattr(event, name) for name in plain}
    if event.status is EventStatus.POSTPONED:
        facts["put_off_from"] = _isoformat(event.put_off_from)
    facts["reason"] = event.status_reason
    facts["bodies"] = [
        {"role": body.role.value, "names": body.organisation.names.as_json()}
        for body in event.bodies
    ]
    facts["contacts"] = [_contact(contact) for contact in event.contacts]
    named = event.names_planned_speakers
    facts["programme"] = [
        _item(disclosed_item(item, at, names_planned=named)) for item in event.programme
    ]
    return facts


def checksum_of(facts: Json) -> str:
    """Depends on the facts only, not on the order of keys."""
    text = json.dumps(facts, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def snapshot(facts: Json, event: AnyEvent) -> Snapshot:
    """The stored state of that event, as an object that `facts_of` reads."""
    given: dict[str, Any] = {
        "kind": EventKind(facts.get("kind", event.kind)),
        "status": EventStatus(facts["status"]),
        "certainty": Certainty(facts["certainty"]),
        "interpretation": Interpretation(facts.get("interpretation", "none")),
        "has_sign_language": facts.get("has_sign_language", False),
        "accreditation_address": facts.get("accreditation_address", ""),
    }
    given |= {name: _parsed(parse, facts.get(name)) for name, parse in _MOMENTS.items()}
    given["put_off_from"] = _parsed(date.fromisoformat, facts.get("put_off_from"))
    given |= {name: Texts(facts.get(name, {})) for name in _TEXTS}
    given |= {
        name: Texts(facts[name]) if name in facts else getattr(event, name) for name in _PLACE_TEXTS
    }
    given |= {name: facts.get(name) for name in _PLAIN}
    given |= {name: facts.get(name, []) for name in _LISTS}
    present = _present_names(event)
    state = PublicEvent(
        id=event.id,
        public_id=event.public_id,
        calendar_uid=event.calendar_uid,
        sequence=event.sequence,
        revised_at=event.revised_at,
        created_at=event.created_at,
        names_planned_speakers=True,
        bodies=tuple(
            PublicBody(role=BodyRole(body["role"]), organisation=PublicName(Texts(body["names"])))
            for body in facts.get("bodies", ())
        ),
        programme=tuple(_public_item(item, present) for item in facts.get("programme", ())),
        contacts=tuple(map(_public_contact, facts.get("contacts", ()))),
        **given,
    )
    return Snapshot(state, is_partial="titles" not in facts)


_ENUMS = ("kind", "status", "certainty", "interpretation")
_MOMENTS = {
    "starts_on": date.fromisoformat,
    "ends_on": date.fromisoformat,
    "starts_clock": time.fromisoformat,
    "ends_clock": time.fromisoformat,
    "starts_at": datetime.fromisoformat,
    "ends_at": datetime.fromisoformat,
    "accreditation_until": date.fromisoformat,
    "accreditation_clock": time.fromisoformat,
    "answers_until": date.fromisoformat,
}
_TEXTS = ("kind_names", "titles", "descriptions", "cities", "venues", "addresses", "accreditation")
# Absent in snapshots of older versions, which are taken to have been as they are now: nobody is
# written to because letters tell more.
_PLACE_TEXTS = ("countries", "remote_sites")
_PLAIN = ("languages", "zone", "link", "seats")
# Absent in snapshots of older versions.
_LISTS = ("spoken_languages", "interpreted_from", "interpreted_into")
_PART_TEXTS = (
    "unnamed_roles",
    "functions",
    "second_functions",
    "former_functions",
    "on_behalf_of",
)


def _isoformat(value: Any) -> str | None:
    return None if value is None else value.isoformat()


def _parsed(parse: Any, value: str | None) -> Any:
    return None if value is None else parse(value)


def _contact(contact: AnyContact) -> Json:
    return {
        "names": contact.names.as_json(),
        "functions": contact.functions.as_json(),
        "phone": contact.phone,
        "email": contact.email,
    }


def _item(item: AnyItem) -> Json:
    """Of an item that is not public only kind and times, which those of others depend on."""
    facts: Json = {"kind": item.kind.value, "is_public": item.is_public, **_times(item)}
    if not item.is_public:
        return facts
    return facts | {
        "titles": item.titles.as_json(),
        "topics": item.topics.as_json(),
        "study": item.study.titles.as_json() if item.study else None,
        "parts": [_part(part) for part in item.parts],
    }


def _times(item: AnyItem) -> Json:
    return {
        "begins": item.begins.value,
        "day": item.day,
        "clock": _isoformat(item.clock),
        "minutes": item.minutes,
        "length_is_guess": item.length_is_guess,
        "venues": item.venues.as_json(),
    }


def _part(part: AnyPart) -> Json:
    facts: Json = {"role": part.role.value, "is_remote": part.is_remote}
    facts |= {name: getattr(part, name).as_json() for name in _PART_TEXTS}
    facts["person"] = part.person.names.as_json() if part.person else None
    facts["honorifics"] = part.person.honorifics.as_json() if part.person else {}
    body = part.organisation
    facts["organisation"] = [body.names.as_json(), body.short_names.as_json()] if body else None
    return facts


def _public_contact(facts: Mapping[str, Any]) -> PublicContact:
    return PublicContact(
        names=Texts(facts["names"]),
        functions=Texts(facts["functions"]),
        phone=facts["phone"],
        email=facts["email"],
    )


def _present_names(event: AnyEvent) -> dict[Texts, PublicName]:
    """The people and bodies of the programme as they are now, by their names."""
    items = [disclosed_item(item, None, names_planned=True) for item in event.programme]
    parts = [part for item in items for part in item.parts]
    named = (name for part in parts for name in (part.person, part.organisation) if name)
    return {name.names: name for name in named}


def _public_item(facts: Mapping[str, Any], present: Mapping[Texts, PublicName]) -> PublicItem:
    """`present`: what no state holds, such as genders and forms of names, is as it is now, so that
    nobody is told of a change of words alone.
    """
    study = facts.get("study")
    return PublicItem(
        kind=ItemKind(facts["kind"]),
        titles=Texts(facts.get("titles", {})),
        topics=Texts(facts.get("topics", {})),
        is_public=facts["is_public"],
        study=PublicStudy(Texts(study)) if study is not None else None,
        parts=tuple(_public_part(part, present) for part in facts.get("parts", ())),
        begins=ItemBegin(facts.get("begins", ItemBegin.FOLLOWS)),
        day=facts.get("day"),
        clock=_parsed(time.fromisoformat, facts.get("clock")),
        minutes=facts["minutes"],
        length_is_guess=facts.get("length_is_guess", False),
        venues=Texts(facts.get("venues", {})),
    )


def _public_part(facts: Mapping[str, Any], present: Mapping[Texts, PublicName]) -> PublicPart:
    texts: dict[str, Any] = {name: Texts(facts.get(name, {})) for name in _PART_TEXTS}
    return PublicPart(
        role=PartRole(facts["role"]),
        state=PartState.CONFIRMED,
        is_remote=facts.get("is_remote", False),
        person=_person(facts, present) if facts["person"] is not None else None,
        organisation=_body(facts["organisation"], present) if facts["organisation"] else None,
        **texts,
    )


def _body(texts: Sequence[Mapping[str, str]], present: Mapping[Texts, PublicName]) -> PublicName:
    names, short_names = map(Texts, texts)
    return replace(present.get(names, PublicName(names)), short_names=short_names)


def _person(facts: Mapping[str, Any], present: Mapping[Texts, PublicName]) -> PublicName:
    """Older states hold no form of address."""
    names = Texts(facts["person"])
    now = present.get(names, PublicName(names))
    given = facts.get("honorifics")
    return now if given is None else replace(now, honorifics=Texts(given))
