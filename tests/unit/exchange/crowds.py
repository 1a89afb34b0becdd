"""Event files with many guests."""

from __future__ import annotations

import json
import uuid
from typing import Any

from planner.exchange.sample import SAMPLE

Document = dict[str, Any]
_OUTLETS = 7


def uid(kind: str, number: int) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"https://paper.test/{kind}/{number}"))


def crowd(guests: int, *, strangers: int = 0) -> Document:
    """The sample with so many guests, and people besides whom nothing in the file refers to."""
    document: Document = json.loads(SAMPLE.read_text("utf-8"))
    outlets = [
        {"uid": uid("outlet", number), "names": {"en": f"Paper {number}"}, "kind": "print"}
        for number in range(_OUTLETS)
    ]
    people = [_person(number) for number in range(guests + strangers)]
    document.setdefault("outlets", []).extend(outlets)
    document.setdefault("people", []).extend(people)
    document["invitations"] = [
        _guest(person, number) for number, person in enumerate(people[:guests])
    ]
    return document


def _person(number: int) -> Document:
    return {
        "uid": uid("person", number),
        "names": {"en": f"Guest {number}"},
        "is_journalist": True,
        "channels": [{"kind": "email", "value": f"guest{number}@paper.test"}],
        "affiliations": [{"outlet": uid("outlet", number % _OUTLETS)}],
    }


def _guest(person: Document, number: int) -> Document:
    return {
        "person": person["uid"],
        "outlet": uid("outlet", number % _OUTLETS),
        "name": person["names"]["en"],
        "address": person["channels"][0]["value"],
        "language": "en",
        "invited_at": "2012-03-01T09:00:00Z",
        "answer": "accepted",
        "answered_at": "2012-03-02T09:00:00Z",
    }
