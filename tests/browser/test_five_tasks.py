"""Five tasks as a newcomer does them: from the day's desk, by the names of links and buttons alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser, expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.contacts.models import Person
from planner.events.models.event import Event
from planner.invitations.models import Answer, AnswerRoad, Invitation
from planner.outbox.models import Delivery, Letter
from planner.pdf import PdfClient
from planner.releases.models import Release, ReleaseStatus
from planner.web.database import db
from tests.browser.conftest import furnished
from tests.browser.working_office import INVITED, LAST_YEAR, OPEN, furnish_work
from tests.e2e.hand import Hand
from tests.releases import HEADLINE

pytestmark = [pytest.mark.browser, pytest.mark.loopback, pytest.mark.walk]

SHEET = """Guest list for spring\t\t\t\t\t
No.\tJournalist\tMedia\tEmail\tMobile\tRemarks
1\tAda Lamp\tEvening Sheet\tada.lamp@paper.example.org\t+46 8 000 00 10\tno parking
2\tInk, Clara\tAll-Country Wire\tclara.ink(at)paper.example.org\t+46 8 000 00 12\t
3\tAda Lamp\tEvening Sheet\tAda.Lamp@paper.example.org\t+46 8 000 00 10\t
4\tDenis Column\tGranite Online\tdenis@paper.example.org\t+46 8 000 00 13\tcamera"""
CLARA = "clara.ink@paper.example.org"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, pdf_client: PdfClient) -> Iterator[Flask]:
    """The office of `working_office`, served for all five."""
    with furnished(tmp_path_factory, pdf_client, furnish_work) as (app, working):
        app.extensions["working-office"] = working
        yield app


@pytest.fixture
def stored(office: Flask) -> Iterator[Session]:
    """What is stored now."""
    with office.app_context(), Session(db.engine) as session:
        yield session


@pytest.fixture
def hand(office: Flask, browser: Browser) -> Iterator[Hand]:
    """A member of the office at the day's desk."""
    working = office.extensions["working-office"]
    window = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB")
    key = {"name": "planner-session", "value": working.token, "url": working.url}
    window.add_cookies([key])  # type: ignore[list-item]
    hand = Hand(window.new_page(), working.url)
    hand.go("/desk/")
    yield hand
    window.close()


def guests_of(stored: Session, title: str) -> list[Invitation]:
    found = select(Invitation).join(Event, Invitation.event_id == Event.id).order_by(Invitation.id)
    return [one for one in stored.scalars(found) if one.event.titles["en"] == title]


def letters_to(stored: Session, guests: list[Invitation], delivery: Delivery) -> list[Letter]:
    about = [one.about for one in guests]
    wanted = select(Letter).where(Letter.about.in_(about), Letter.delivery == delivery)
    return list(stored.scalars(wanted.order_by(Letter.id)))


def tab(hand: Hand, name: str) -> None:
    hand.follow(hand.page.locator(".tabs a", has_text=name).first, name)


def open_event(hand: Hand, title: str) -> None:
    hand.press("Events")
    hand.press(title)


def test_guests_are_invited_from_a_spreadsheet(hand: Hand, stored: Session) -> None:
    open_event(hand, OPEN)
    hand.press("Invite journalists")
    hand.press("Paste from a spreadsheet")
    hand.fill("Addresses", SHEET)
    hand.press("Read these addresses")

    heading = hand.page.get_by_role("heading", name="How each row was read")
    expect(heading).to_be_in_viewport()
    hand.sees("2 people can be invited.")
    bad = hand.page.get_by_role("row", name="there is no e-mail address in it").filter(
        has=hand.page.locator("input[value='Clara Ink']")
    )
    address = bad.get_by_role("textbox", name="E-mail address")
    expect(address).to_have_value("clara.ink(at)paper.example.org")
    hand.sees("the address is twice in the list, and the first row counts")
    address.fill(CLARA)
    hand.press("Read again")
    hand.sees("3 people can be invited.")
    hand.press("Send the letters now")

    hand.sees("3 invited.")
    guests = sorted(guests_of(stored, OPEN), key=lambda one: one.name)
    assert [one.name for one in guests] == ["Ada Lamp", "Clara Ink", "Denis Column"]
    assert guests[1].address == CLARA
    sent = letters_to(stored, guests, Delivery.QUEUED)
    assert sorted(one.recipient_name for one in sent) == [one.name for one in guests]
    assert stored.scalars(select(Person).where(Person.sort_name == "clara ink")).all()


def test_the_hour_is_moved_and_the_guests_are_told(hand: Hand, stored: Session) -> None:
    hand.press(INVITED)
    hand.press("Edit Date and hour")
    hand.sees("6 people are invited already. If this changes, letters that tell them are written")
    hand.fill("Begins at", "15:00")
    hand.fill("Ends at", "16:30")
    hand.press("Save")

    notice = hand.page.get_by_role("status").first
    expect(notice).to_contain_text("Saved. The date or the time has changed.")
    expect(notice).to_contain_text("they wait in the outbox for you.")
    hand.press("See the letters")
    hand.press("Send 6 letters to 6 people")
    hand.sees("6 letters are put into a file instead.")
    guests = guests_of(stored, INVITED)
    sent = letters_to(stored, guests, Delivery.QUEUED)
    assert [one.subject for one in sent] == [f"Changed: {INVITED}"] * 6
    assert all("15:00" in one.text for one in sent)


def test_an_answer_by_telephone_is_noted(hand: Hand, stored: Session) -> None:
    hand.press(INVITED)
    tab(hand, "Invitations")
    row = hand.page.get_by_role("row", name="Per Vik")
    hand.follow(row.get_by_role("link", name="Note the answer"), "Note the answer")
    hand.pick("Answer", "yes")
    expect(hand.page.get_by_label("How it reached us")).to_have_value("phone")
    hand.press("Note the answer")

    hand.sees("Noted: Per Vik, yes.")
    (guest,) = [one for one in guests_of(stored, INVITED) if one.name == "Per Vik"]
    assert (guest.answer, guest.answer_road) == (Answer.ACCEPTED, AnswerRoad.PHONE)


def test_a_published_release_is_corrected_and_its_readers_told(hand: Hand, stored: Session) -> None:
    hand.press(HEADLINE)
    hand.page.get_by_role("link", name="Correct it", exact=True).click()
    expect(hand.page.get_by_label("What is corrected")).to_be_in_viewport()
    note = "In the lead: two rivers, not three"
    hand.fill("What is corrected", note)
    hand.press("Correct it in a new version")
    hand.sees("This is the new version. The published one stays until you publish this one.")
    hand.press("Clear for publication")
    hand.press("Publish")
    hand.sees("Published. It is in the newsroom now.")
    hand.press("Tell who has the older version")
    hand.sees("2 people have an older version and do not know:")
    hand.press("Write to them")
    hand.press("Send 2 letters to 2 people")

    first, second = stored.scalars(select(Release).order_by(Release.number)).all()
    assert (first.status, second.status) == (ReleaseStatus.WITHDRAWN, ReleaseStatus.CORRECTED)
    assert second.correction_note == note
    told = stored.scalars(select(Letter).where(Letter.subject.startswith("Correction: "))).all()
    assert sorted(one.recipient_name for one in told) == ["Vilma Ek", "Wim Aas"]
    assert all(note in " ".join(one.text.split()) for one in told)


def test_guests_of_last_year_are_found_and_invited_again(hand: Hand, stored: Session) -> None:
    hand.press("Events")
    hand.fill("Year", "2011")
    hand.press("Show")
    hand.press(LAST_YEAR)
    tab(hand, "Invitations")
    hand.sees("Invite these guests again")
    hand.press(OPEN)
    hand.tick("Only those who came")
    hand.press("Show who they are")
    expect(hand.page.get_by_role("heading", name="Who can be invited")).to_be_in_viewport()
    hand.page.get_by_label("Bert Holm").uncheck()
    hand.press("Keep the letters in the outbox")

    hand.sees("3 invited; the letters wait for you.")
    again = [one for one in guests_of(stored, OPEN) if one.name.endswith("Holm")]
    assert [one.name for one in again] == ["Agnes Holm", "Cilla Holm", "Dag Holm"]
    assert len(letters_to(stored, again, Delivery.HELD)) == 3
