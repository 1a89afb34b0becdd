"""The records behind the pages of browser tests: an office with several events."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from sqlalchemy.orm import Session

from planner.accounts.models import Membership, Office, Role, UserSession
from planner.accounts.passwords import hash_password
from planner.config import Settings
from planner.contacts.models import Person
from planner.events.models.event import Event
from planner.events.models.kinds import BodyRole, EventStatus
from planner.kernel.ids import fingerprint, new_token
from planner.kernel.links import Links
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.outbox.operations import enqueue
from planner.releases.models import Release
from planner.web.desk.choices import FEW
from tests.browser.more_pages import (
    add_picture_of_a_river,
    pages_of_keys,
    pages_of_one_event,
    pages_of_registers,
)
from tests.browser.pages_of_lists import pages_of_lists
from tests.browser.pages_of_mail import pages_of_duplicates, pages_of_inbox
from tests.browser.pages_of_press import pages_of_press
from tests.browser.pages_of_requests import pages_of_requests
from tests.conftest import NOW
from tests.factories import Make
from tests.releases import issued, written
from tests.seed import round_table
from tests.unit.outbox.letters import invitation

EMAIL, PASSWORD = "vera@office.test", "quiet meadow lantern 42"
TITLE = "Rivers without borders"


_PAGES_OF_THE_OFFICE = {
    "sign-in": "/sign-in",
    "account": "/account/",
    "today": "/desk/",
    "calendar": "/desk/calendar/",
    "search": "/desk/search/?q=river",
    "events": "/desk/events/",
    "new-event": "/desk/events/new",
    "register": "/desk/organisations/",
    "people-register": "/desk/people/",
    "new-anniversary": "/desk/anniversaries/new",
    "history": "/desk/history/",
    "office": "/desk/office/",
    "members": "/desk/members/",
    "mail": "/desk/mail/",
    "installation": "/desk/installation/",
    "parts": "/desk/parts/",
}


@dataclass(frozen=True)
class House:
    """`token` is a session of an administrator; `pages` has the path of each page by name."""

    url: str
    token: str
    pages: dict[str, str]


def furnish(session: Session, settings: Settings) -> House:
    """Fill an empty database and return its pages."""
    office, links = make_office(session), settings.links
    make = Make(Work(session=session, now=NOW, office_id=office.id, links=links))
    seed = round_table(make)
    seed.event.announced_at = NOW
    coming, arabic, today = _coming(make), _arabic(make), _today(make)
    asked = [make.invitation(coming) for _ in range(12)]
    foreign = make.invitation(arabic)
    enqueue(make.work, invitation(1, event_id=coming.id))
    contact, draft = _contact(make, coming), _draft(make, seed.event)
    picture = add_picture_of_a_river(make, seed.event, settings.files_folder)
    release = issued(make, office, seed.event)
    token = make_administrator(session, make)
    more = pages_of_registers(make, seed) | pages_of_lists(make)
    more |= pages_of_one_event(make, seed.event, coming, asked[0])
    more |= pages_of_duplicates(make) | pages_of_inbox(make, coming, asked[1])
    more |= pages_of_keys(make.work, EMAIL) | pages_of_requests(make, office, coming)
    more |= pages_of_press(make, office, seed.event, release)
    session.commit()
    (organiser, *_others) = seed.event.bodies_as(BodyRole.ORGANISER)
    pages = {
        **_pages_of_events(coming, seed.event),
        **more,
        **_PAGES_OF_THE_OFFICE,
        "organisation": f"/desk/organisations/{organiser.id}",
        "day": f"/desk/events/{today.id}/day/",
        "contact": f"/desk/people/{contact.id}",
        "picture": f"/desk/events/{seed.event.id}/pictures/{picture.id}",
        "release-editor": f"/desk/releases/{draft.id}",
        "release-changes": f"/desk/releases/{draft.id}/changes",
        "guest": _path(links, asked[0].public_id),
        "guest-arabic": _path(links, foreign.public_id),
        "release-preview": f"/desk/releases/{draft.id}/preview",
        "not-found": "/desk/events/987654321/",
        "guest-not-found": "/i/nothing",
        **_pages_of_readers(links, contact, asked[0].person),
        **_pages_of_newsroom(office, coming, release),
    }
    return House(url=settings.public_url, token=token, pages=pages)


def _pages_of_readers(links: Links, contact: Person, guest: Person) -> dict[str, str]:
    own = urlsplit(links.own_page(guest.public_id)).path
    return {
        "own-page": own,
        "own-page-erasing": f"{own}/erasure",
        "own-page-not-found": "/m/nothing",
        "unsubscribe": urlsplit(links.unsubscribe(guest.public_id, "releases")).path,
        "erase-person": f"/desk/people/{contact.id}/erasure/",
    }


def _pages_of_newsroom(office: Office, coming: Event, release: Release) -> dict[str, str]:
    here = f"/newsroom/{office.slug}"
    return {
        "newsroom": f"{here}/",
        "public-event": f"{here}/events/{coming.public_id}",
        "newsroom-search": f"{here}/search?q=rivers",
        "public-events": f"{here}/events/",
        "newsroom-not-found": f"{here}/releases/nothing",
        "archive": f"{here}/releases/",
        "release": f"{here}/releases/{release.slug}",
    }


def _pages_of_events(coming: Event, held: Event) -> dict[str, str]:
    event, over = f"/desk/events/{coming.id}", f"/desk/events/{held.id}"
    return {
        "overview": f"{event}/",
        "part-of-outline": f"{event}/outline/contacts",
        "outline": f"{event}/outline/",
        "programme": f"{over}/programme/",
        "people": f"{over}/people",
        "occasions": f"{over}/occasions/",
        "guest-list": f"{event}/invitations/",
        "who-came-by-list": f"{event}/invitations/came",
        "outbox": f"/desk/outbox/?event={coming.id}",
        "words-and-cases": f"{over}/word-forms/",
        "documents": f"{over}/documents",
        "inviting": f"{event}/inviting/",
        "state-of-event": f"{event}/status",
        "after": f"{over}/after",
        "pictures": f"{over}/pictures/",
    }


def _today(make: Make) -> Event:
    """An event whose door is open, with three guests."""
    today = make.event(
        titles=Texts(en="Doors of the harbour"), starts_on=NOW.date(), ends_on=NOW.date()
    )
    for name in ("Ada Ferrymann", "Boris Quay", "Юлия Причалова"):
        make.invitation(today, person=make.person(name))
    return today


def _draft(make: Make, event: Event) -> Release:
    draft = written(make, event, language="ru")
    headline, _lead = draft.blocks
    headline.text = "A headline as long as headlines of press releases are, which takes two lines"
    return draft


def _coming(make: Make) -> Event:
    coming = make.event(
        titles=Texts(en=TITLE, ru="Реки без границ"),
        descriptions=Texts(en="What one bank does, the other bank feels.", ru="О реках."),
        link="https://stream.example.org/rivers",
        announced_at=NOW,
        status=EventStatus.CONFIRMED,
    )
    make.body(coming)
    report = make.item(coming, titles=Texts(en="Report"), position=0)
    make.part(report, person=make.person("Ada Lamp"))
    make.item(coming, titles=Texts(en="Answer"), position=1)
    return coming


def _contact(make: Make, coming: Event) -> Person:
    """A guest, in an office with more outlets than a form shows as a list."""
    for number in range(FEW):
        make.outlet(names=Texts(en=f"Channel {number}"))
    for city in ("North", "South"):
        make.outlet(names=Texts(en=f"Gazette of the {city}"))
    contact = make.person("Clara Ink", is_journalist=True)
    make.invitation(coming, person=contact)
    return contact


def _arabic(make: Make) -> Event:
    return make.event(
        titles=Texts(ar="أنهار بلا حدود"),
        languages=["ar"],
        starts_on=date(2012, 4, 2),
        ends_on=date(2012, 4, 2),
        announced_at=NOW,
    )


def make_office(session: Session) -> Office:
    office = Office(
        slug="house",
        names=Texts(en="Press House", ru="Пресс-дом"),
        short_names=Texts(en="PH"),
        cities=Texts(en="Geneva", ru="Женева"),
        zone="Europe/Moscow",
        languages=["en", "ru"],
        mail_from="press@house.test",
        created_at=NOW,
    )
    session.add(office)
    session.flush()
    return office


def make_administrator(session: Session, make: Make) -> str:
    """Create an administrator with a password. Returns the token of a session of theirs."""
    user = make.user(email=EMAIL, name="Vera Press", password_hash=hash_password(PASSWORD))
    membership = make.member(Role.ADMINISTRATOR, user=user)
    return signed_in(session, membership)


def signed_in(session: Session, membership: Membership) -> str:
    """The token of a new session of that member."""
    token = new_token()
    session.add(
        UserSession(
            token_hash=fingerprint(token),
            user_id=membership.user_id,
            office_id=membership.office_id,
            created_at=NOW,
            seen_at=NOW,
        )
    )
    return token


def _path(links: Links, public_id: str) -> str:
    return urlsplit(links.invitation(public_id, 1)).path
