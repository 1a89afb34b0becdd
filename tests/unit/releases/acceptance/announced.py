"""Events to come for the table of the advisory, as public values."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

from planner.events.models.event import Event
from planner.events.models.kinds import (
    Certainty,
    EventKind,
    EventStatus,
    ItemKind,
    PartRole,
    PartState,
)
from planner.events.models.place import Interpretation
from planner.events.models.times import ItemBegin
from planner.events.public.visible_fields import (
    PublicEvent,
    PublicItem,
    PublicName,
    PublicPart,
)
from planner.events.schedule import settle_times
from planner.kernel.texts import NO_TEXTS, Texts
from planner.releases.papers.paper import Facet, ProgrammeRow, Who
from tests.unit.releases.acceptance.cast_names import BODIES, PEOPLE
from tests.unit.releases.acceptance.table import plainly

ISSUED = datetime(2028, 3, 7, 9, tzinfo=UTC)
CREATED = datetime(2028, 1, 1, tzinfo=UTC)


def both(en: str, ru: str) -> Texts:
    return Texts(en=en, ru=ru)


def event(**changed: Any) -> PublicEvent:
    """The round table on 14 March 2028 from 10:00 to 12:30, with nothing else entered."""
    given: dict[str, Any] = {
        "id": 1,
        "public_id": "rivers",
        "calendar_uid": "rivers",
        "sequence": 0,
        "revised_at": CREATED,
        "created_at": CREATED,
        "kind": EventKind.ROUND_TABLE,
        "status": EventStatus.CONFIRMED,
        "languages": ["en", "ru"],
        "spoken_languages": [],
        "interpretation": Interpretation.NONE,
        "interpreted_from": [],
        "interpreted_into": [],
        "has_sign_language": False,
        "starts_on": date(2028, 3, 14),
        "ends_on": None,
        "starts_clock": time(10),
        "ends_clock": time(12, 30),
        "zone": "Europe/Moscow",
        "certainty": Certainty.FIXED,
        "starts_at": datetime(2028, 3, 14, 7, tzinfo=UTC),
        "ends_at": datetime(2028, 3, 14, 9, 30, tzinfo=UTC),
        "link": "",
        "names_planned_speakers": False,
        **dict.fromkeys(("accreditation_until", "accreditation_clock", "answers_until", "seats")),
        "accreditation_address": "",
        "bodies": (),
        "programme": (),
        "contacts": (),
    }
    texts = (
        *("kind_names", "titles", "descriptions", "cities", "venues", "addresses"),
        *("countries", "remote_sites", "accreditation"),
    )
    return PublicEvent(**{**given, **dict.fromkeys(texts, NO_TEXTS), **changed})


def part(key: str, role: PartRole = PartRole.SPEAKER, **changed: Any) -> PublicPart:
    """The part of a person of `PEOPLE`; the function names the body."""
    person = PEOPLE[key]
    texts = [both(person["en"][n], person["ru"][n]) for n in (0, 1)]
    found = PublicPart(
        role=role,
        state=PartState.CONFIRMED,
        unnamed_roles=NO_TEXTS,
        functions=texts[1],
        on_behalf_of=NO_TEXTS,
        is_remote=False,
        person=PublicName(texts[0], gender=person["gender"]),
        organisation=None,
    )
    return replace(found, **changed)


def body(key: str) -> PublicName:
    """A body of `BODIES`."""
    (name, short, article, _), (russian, russian_short, *_rest) = BODIES[key].values()
    return PublicName(both(name, russian), both(short, russian_short), takes_the=bool(article))


def body_part(key: str, role: PartRole = PartRole.SPEAKER, **changed: Any) -> PublicPart:
    given = {"person": None, "functions": NO_TEXTS, "organisation": body(key), **changed}
    return part("quill", role, **given)


def item(*parts: PublicPart, kind: ItemKind = ItemKind.REPORT, **changed: Any) -> PublicItem:
    """A quarter of an hour, after the item before it."""
    found = PublicItem(
        kind=kind,
        titles=NO_TEXTS,
        topics=NO_TEXTS,
        is_public=True,
        study=None,
        parts=parts,
        begins=ItemBegin.FOLLOWS,
        day=None,
        clock=None,
        minutes=10,
        length_is_guess=False,
        venues=NO_TEXTS,
    )
    return replace(found, **changed)


def at(hour: int, **changed: Any) -> dict[str, Any]:
    """The fields of an item that begins at that hour."""
    return {"begins": ItemBegin.FIXED, "clock": time(hour), **changed}


def saved(**changed: Any) -> Event:
    """Date and place of the event as a row that is not saved."""
    given: dict[str, Any] = {
        "languages": ["en", "ru"],
        "status": EventStatus.CONFIRMED,
        "starts_on": date(2028, 3, 14),
        "starts_clock": time(10),
        "second_hour": False,
        "zone": "Europe/Moscow",
        "certainty": Certainty.FIXED,
        "link": "",
        "cities": both("Lindenholm", "Линденхольм"),
        "venues": both("Harbour House", "Дом порта"),
        "addresses": NO_TEXTS,
        "countries": NO_TEXTS,
    }
    event = Event(**{**given, **changed})
    settle_times(event)
    return event


def printed(facet: Facet) -> str:
    """The content of a heading in one line."""
    groups = [f"{group.lead} {'; '.join(map(_who, group.people))}" for group in facet.groups]
    lines = " ".join(map(str, facet.lines))
    return plainly(lines + " · ".join(groups) + " ¶ ".join(map(_row, facet.rows)))


def _who(who: Who) -> str:
    return ", ".join(filter(None, (who.name, who.function)))


def _row(row: ProgrammeRow) -> str:
    day = f"{row.day}:" if row.day else ""
    who = f"– {'; '.join(map(_who, row.who))}" if row.who else ""
    return " ".join(filter(None, (day, row.clock, row.title, who)))
