"""Events taken in as files, and what is sent and shown of them."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from icalendar import Calendar

from planner.accounts.models import Office
from planner.events.models.event import Event
from planner.invitations.calendar import Guest, Organiser, request_for
from planner.invitations.facts import facts_of
from planner.invitations.messages import LetterRenderer, Message, Written
from planner.invitations.purposes import Purpose
from planner.kernel.work import Work
from planner.releases.drafting import draft
from planner.releases.facts.loading import load_facts
from tests.conftest import NOW
from tests.unit.exchange.acts import import_event
from tests.web.visitor import Visitor

Row = dict[str, Any]
GUEST = Guest(name="Ada", address="ada@paper.test", page="https://p.test/i", sequence=0, stamp=NOW)
CONTACT = {
    "names": {"en": "Olga Linden"},
    "functions": {"en": "Press Officer"},
    "phone": "+7 812 1",
}


def take_in(
    work: Work, programme: list[Row], people: list[Row], bodies: list[Row], **outline: Any
) -> Event:
    """The event of a file with these rows, announced."""
    event = {
        "uid": "event",
        "kind": "round_table",
        "languages": ["en"],
        "status": "confirmed",
        "starts_on": "2027-05-11",
        "starts_clock": "14:00",
        "zone": "Europe/Vienna",
        "cities": {"en": "Lindenholm"},
        "bodies": [{"role": "organiser", "organisation": body["uid"]} for body in bodies[:1]],
        "contacts": [CONTACT],
        "programme": programme,
    }
    document = {
        "format": "planner-event",
        "version": 1,
        "organisations": bodies,
        "people": people,
        "event": event | outline,
    }
    taken_in = import_event(work, document)
    taken_in.announced_at = NOW
    work.session.commit()
    return taken_in


def letter(event: Event, office: Office) -> Written:
    facts = facts_of(event, event.language, NOW)
    return LetterRenderer(office).write(Message(purpose=Purpose.INVITATION), facts, GUEST)


def description(event: Event) -> str:
    octets = request_for(
        facts_of(event, event.language, NOW),
        GUEST,
        Organiser(name="House", address="press@house.test"),
    )
    (entry,) = Calendar.from_ical(octets).walk("VEVENT")
    return plain(str(entry["description"]))


def page(event: Event, office: Office, stranger: Visitor) -> str:
    return stranger.get(f"/newsroom/{office.slug}/events/{event.public_id}").text


def release(event: Event, office: Office, work: Work) -> str:
    record = load_facts(work.session, event, on=date(2027, 12, 1), office=office)
    return plain(" ".join(block.text for block in draft(record.facts("en"))))


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def in_order(html: str) -> str:
    """The words of a paper, without its style."""
    body = html.partition("</head>")[2]
    return " ".join(re.sub(r"<[^>]+>", " ", body).replace("\u00a0", " ").split())


def speaker(uid: str, **given: Any) -> Row:
    return {"uid": f"{uid}-part", "state": "confirmed", "person": uid, **given}
