"""What a reader has chosen of the releases of an office: a year, a kind of event, a topic."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from flask import request

from planner.contacts.topic import Topic
from planner.events.kind_words import kind_of_several
from planner.events.models.kinds import EventKind
from planner.events.models.own_kind import OwnKind
from planner.releases.publication.newsroom_list import (
    News,
    kinds_of_events,
    span,
    topics_of_releases,
)
from planner.web.database import db
from planner.web.extensions import now
from planner.web.newsroom.reading import PublicOffice


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """The values offered, by their name in the address, and those chosen; "" is no choice, and so is
    a value that is not offered.
    """

    office: PublicOffice
    years: list[int]
    kinds: Mapping[str, EventKind | OwnKind]
    topics: Mapping[str, Topic]
    year: int | None
    kind: str
    topic: str

    @classmethod
    def read(cls, office: PublicOffice) -> Choice:
        asked = {name: request.args.get(name, "") for name in ("year", "kind", "topic")}
        years, kinds, topics = _years(office), _kinds(office), _topics(office, asked["topic"])
        return cls(
            office=office,
            years=years,
            kinds=kinds,
            topics=topics,
            year=next((one for one in years if str(one) == asked["year"]), None),
            kind=asked["kind"] if asked["kind"] in kinds else "",
            topic=asked["topic"] if asked["topic"] in topics else "",
        )

    def news(self, language: str, search: str = "") -> News:
        """The list that it leaves, at the page that the address asks for."""
        return News(
            office_id=self.office.id,
            now=now(),
            languages=(language, *self.office.languages),
            between=_year(self.year, self.office.zone) if self.year else None,
            kind=self.kinds.get(self.kind),
            topic=self.topics.get(self.topic),
            search=search,
            before=request.args.get("before", ""),
            after=request.args.get("after", ""),
        )

    @property
    def is_narrowed(self) -> bool:
        return bool(self.year or self.kind or self.topic)

    def shown(self, language: str) -> dict[str, Any]:
        """For templates: what is offered, in words, and what is chosen, as addresses say it."""
        languages = (language, *self.office.languages)
        topics = {
            uid: topic.names.best(*languages)
            for uid, topic in self.topics.items()
            if not topic.is_archived or uid == self.topic
        }
        return {
            "years": self.years,
            "kinds": {uid: kind_of_several(one, *languages) for uid, one in self.kinds.items()},
            "topics": topics,
            "chosen": {
                "year": self.year,
                "kind": self.kind or None,
                "topic": self.topic or None,
            },
            "is_narrowed": self.is_narrowed,
        }


def _kinds(office: PublicOffice) -> dict[str, EventKind | OwnKind]:
    """The kinds of events that have a public release."""
    return {
        kind.uid if isinstance(kind, OwnKind) else kind.value: kind
        for kind in kinds_of_events(db.session(), office.id, now())
    }


def _topics(office: PublicOffice, asked: str) -> dict[str, Topic]:
    return {one.uid: one for one in topics_of_releases(db.session(), office.id, now(), asked)}


def _years(office: PublicOffice) -> list[int]:
    """From the year of the last release to that of the first, in the zone of the office."""
    ends = span(db.session(), office.id, now())
    if ends is None:
        return []
    first, last = (moment.astimezone(ZoneInfo(office.zone)).year for moment in ends)
    return list(range(last, first - 1, -1))


def _year(year: int, zone: str) -> tuple[datetime, datetime]:
    first, end = (datetime(one, 1, 1, tzinfo=ZoneInfo(zone)) for one in (year, year + 1))
    return first, end
