"""The event as letters tell it, kept as plain facts, so that two states of it can be compared.

A snapshot holds texts in all their languages and moments as moments, never the words of a letter.
Whoever compares draws both states with the code and phrases of today, in the language of the one
guest: a new wording of ours, or a text in a language that the guest does not read, is no news.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
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

Noted = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One state of an event. `is_partial`: only date, place and standing were noted (0.1)."""

    event: PublicEvent
    is_partial: bool = False

    def facts(self, language: str) -> InvitationFacts:
        """What a letter in that language told."""
        return facts_of(self.event, language)


def facts_as_json(event: Event, at: datetime) -> Noted:
    """All that a letter about the event may tell at that moment (`events.telling`)."""
    told: Noted = {name: getattr(event, name).value for name in _WORDS}
    told |= {name: _written(getattr(event, name)) for name in _MOMENTS}
    told |= {name: getattr(event, name).as_json() for name in _TEXTS}
    told |= {name: getattr(event, name) for name in _PLAIN}
    told["reason"] = event.status_reason
    told["bodies"] = [
        {"role": body.role.value, "names": body.organisation.names.as_json()}
        for body in event.bodies
    ]
    told["contacts"] = [_contact(contact) for contact in event.contacts]
    named = event.names_planned_speakers
    told["programme"] = [
        _item(disclosed_item(item, at, names_planned=named)) for item in event.programme
    ]
    return told


def checksum_of(facts: Noted) -> str:
    """Equal facts have an equal checksum."""
    text = json.dumps(facts, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def snapshot(facts: Noted, event: AnyEvent) -> Snapshot:
    """The state that was noted, of that event, as facts and calendars read it."""
    given: dict[str, Any] = {
        "kind": EventKind(facts.get("kind", event.kind)),
        "status": EventStatus(facts["status"]),
        "certainty": Certainty(facts["certainty"]),
    }
    given |= {name: _read(read, facts.get(name)) for name, read in _MOMENTS.items()}
    given |= {name: Texts(facts.get(name, {})) for name in _TEXTS}
    given |= {name: facts.get(name) for name in _PLAIN}
    outside = PublicEvent(
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
        programme=tuple(map(_public_item, facts.get("programme", ()))),
        contacts=tuple(map(_public_contact, facts.get("contacts", ()))),
        **given,
    )
    return Snapshot(outside, is_partial="titles" not in facts)


_WORDS = ("kind", "status", "certainty")
_MOMENTS = {
    "starts_on": date.fromisoformat,
    "ends_on": date.fromisoformat,
    "starts_clock": time.fromisoformat,
    "ends_clock": time.fromisoformat,
    "starts_at": datetime.fromisoformat,
    "ends_at": datetime.fromisoformat,
    "accreditation_until": date.fromisoformat,
    "answers_until": date.fromisoformat,
}
_TEXTS = ("titles", "descriptions", "cities", "venues", "addresses", "accreditation")
_PLAIN = ("languages", "zone", "link", "seats")
_PART_TEXTS = ("unnamed_roles", "functions", "on_behalf_of")


def _written(value: Any) -> str | None:
    return None if value is None else value.isoformat()


def _read(read: Any, value: str | None) -> Any:
    return None if value is None else read(value)


def _contact(contact: AnyContact) -> Noted:
    return {
        "names": contact.names.as_json(),
        "functions": contact.functions.as_json(),
        "phone": contact.phone,
        "email": contact.email,
    }


def _item(item: AnyItem) -> Noted:
    """Points that are not public, and who does not speak, only take their time."""
    told: Noted = {"kind": item.kind.value, "minutes": item.minutes, "is_public": item.is_public}
    if not item.is_public:
        return told
    return told | {
        "titles": item.titles.as_json(),
        "topics": item.topics.as_json(),
        "study": item.study.titles.as_json() if item.study else None,
        "parts": [_part(part) for part in item.parts],
    }


def _part(part: AnyPart) -> Noted:
    told: Noted = {"role": part.role.value}
    told |= {name: getattr(part, name).as_json() for name in _PART_TEXTS}
    told["person"] = part.person.names.as_json() if part.person else None
    body = part.organisation
    told["organisation"] = [body.names.as_json(), body.short_names.as_json()] if body else None
    return told


def _public_contact(told: Mapping[str, Any]) -> PublicContact:
    return PublicContact(
        names=Texts(told["names"]),
        functions=Texts(told["functions"]),
        phone=told["phone"],
        email=told["email"],
    )


def _public_item(told: Mapping[str, Any]) -> PublicItem:
    study = told.get("study")
    return PublicItem(
        kind=ItemKind(told["kind"]),
        titles=Texts(told.get("titles", {})),
        topics=Texts(told.get("topics", {})),
        minutes=told["minutes"],
        is_public=told["is_public"],
        study=PublicStudy(Texts(study)) if study is not None else None,
        parts=tuple(map(_public_part, told.get("parts", ()))),
    )


def _public_part(told: Mapping[str, Any]) -> PublicPart:
    body = told["organisation"]
    return PublicPart(
        role=PartRole(told["role"]),
        state=PartState.CONFIRMED,
        is_remote=False,
        person=PublicName(Texts(told["person"])) if told["person"] is not None else None,
        organisation=PublicName(*map(Texts, body)) if body else None,
        **{name: Texts(told[name]) for name in _PART_TEXTS},
    )
