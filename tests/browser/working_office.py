"""An office in the middle of its work, for the five tasks that a newcomer is given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from planner.accounts.models import Office
from planner.config import Settings
from planner.contacts.models import Channel, ChannelKind, Person
from planner.contacts.readers import readers
from planner.coverage.letters import follow_up
from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus
from planner.invitations.models import Answer
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.letter_texts.queries import OwnTexts
from planner.outbox.operations import enqueue
from planner.releases.models import Block, Section
from tests.browser.house import make_administrator, make_office
from tests.conftest import NOW
from tests.factories import Make
from tests.releases import issued
from tests.seed import round_table
from tests.unit.invitations.post import invite, send

LAST_YEAR, OPEN, INVITED = "Ice on the river", "Harbours in spring", "Bridges of the north"


@dataclass(frozen=True)
class WorkingOffice:
    """`token` is a session of its administrator."""

    url: str
    token: str


def furnish_work(session: Session, settings: Settings) -> WorkingOffice:
    """An event of last year with six guests, of whom four came; one to which nobody is invited yet; one
    whose six guests have their letters; and one whose release is public and was sent to two who came.
    """
    office = make_office(session)
    make = Make(Work(session=session, now=NOW, office_id=office.id, links=settings.links))
    old = [
        _journalist(make, f"{name} Holm")
        for name in ("Agnes", "Bert", "Cilla", "Dag", "Eli", "Fia")
    ]
    _held_last_year(make, old)
    _event(make, OPEN, date(2012, 4, 10))
    invited = _event(make, INVITED, date(2012, 3, 27))
    asked = ("Olga Strand", "Per Vik", "Rosa Lind", "Sven Berg", "Tora Dahl", "Ulf Moe")
    guests = invite(make.work, invited, [_journalist(make, name) for name in asked]).invited
    guests[0].answer, guests[0].answered_at = Answer.ACCEPTED, NOW
    guests[0].answered_sequence = invited.sequence
    _published(make, office)
    send(make.work)
    token = make_administrator(session, make)
    session.commit()
    return WorkingOffice(url=settings.public_url, token=token)


def _journalist(make: Make, name: str) -> Person:
    person = make.person(name, is_journalist=True)
    number = Channel(
        office_id=make.work.office_id,
        person=person,
        kind=ChannelKind.PHONE,
        value="+46 8 000 00 01",
        key=f"46800{person.id}",
    )
    make.work.session.add(number)
    return person


def _event(make: Make, title: str, day: date, status: EventStatus = EventStatus.CONFIRMED) -> Event:
    event = make.event(
        titles=Texts(en=title),
        languages=["en"],
        starts_on=day,
        ends_on=day,
        status=status,
        announced_at=NOW,
    )
    make.body(event)
    return event


def _held_last_year(make: Make, people: list[Person]) -> None:
    event = _event(make, LAST_YEAR, date(2011, 4, 12), EventStatus.HELD)
    for person in people:
        make.invitation(event, person=person, checked_in_at=NOW if person in people[:4] else None)


def _published(make: Make, office: Office) -> None:
    """The round table, with a release that two guests have by letter."""
    event = round_table(make).event
    event.status, event.announced_at = EventStatus.HELD, NOW
    release = issued(make, office, event)
    (contact, *_others) = event.contacts
    text = f"Contact: {contact.phone}, {contact.email}"
    release.blocks.append(
        Block(
            office_id=make.work.office_id,
            key=Section.CONTACTS.value,
            section=Section.CONTACTS,
            position=len(release.blocks),
            text=text,
            drafted=text,
        )
    )
    for name in ("Vilma Ek", "Wim Aas"):
        guest = make.invitation(event, person=_journalist(make, name), checked_in_at=NOW)
        (reader,) = readers(make.work, [guest.person_id]).values()
        letter = follow_up(make.work, guest, release, office, OwnTexts(), reader=reader)
        enqueue(make.work, letter)
