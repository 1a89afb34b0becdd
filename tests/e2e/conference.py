"""An invented press conference: an office in Geneva speaks in Tbilisi, on the spot and online."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from icalendar import Calendar, Event
from playwright.sync_api import Page

from planner.kernel.texts import Texts
from tests.e2e.guests import Journalist
from tests.e2e.hand import Hand
from tests.e2e.letters import Received

BODY = "Caucasus Fund for Mountain Schools"
LINK = "https://stream.example.org/mountain-schools"
TITLES = Texts(
    en="Winter Term in the Mountain Schools", ru="Зимняя четверть в горных школах"
)  # both as they stand in the papers
DAY, NEW_DAY = "2026-12-15", "2026-12-17"
OUTLET = "Lake Leman Wire"
JOURNALISTS = (
    Journalist("Amelia Reed", OUTLET, "en"),
    Journalist("Bachana Pipia", OUTLET, "ru"),
    Journalist("Corinne Vale", OUTLET, "en"),
    Journalist("Daria Liman", OUTLET, "ru"),
)


@dataclass(frozen=True)
class Speaker:
    """Somebody whose name is also known in a script that the office does not write."""

    names: Texts
    functions: Texts
    item: str


SPEAKERS = (
    Speaker(
        Texts(en="Layla Haddad", ru="Лейла Хаддад", ar="ليلى حداد"),
        Texts(en="Director of the Fund", ru="директор фонда"),
        "First statement",
    ),
    Speaker(
        Texts(en="Nino Beridze", ru="Нино Беридзе", ka="ნინო ბერიძე"),
        Texts(en="Head of the School in Ushguli", ru="директор школы в Ушгули"),
        "Second statement",
    ),
)
_WITHOUT_LINKS = """cell => {
    const copy = cell.cloneNode(true);
    copy.querySelectorAll("a").forEach(link => link.remove());
    return copy.textContent;
}"""


def enter_body(hand: Hand) -> None:
    hand.go("/desk/organisations/new")
    hand.texts("Name", Texts(en=BODY, ru="Кавказский фонд горных школ"))
    hand.press("Add to the register")


def enter_outlet(hand: Hand) -> None:
    hand.go("/desk/outlets/new")
    hand.texts("Name", Texts(en=OUTLET))
    hand.pick("Kind", "news agency")
    hand.press("Add to the register")


def enter_speaker(hand: Hand, speaker: Speaker) -> None:
    hand.go("/desk/people/new")
    hand.texts("Name", speaker.names)
    row = hand.row("Functions", 1)
    hand.pick("Organisation", BODY, row)
    hand.texts("Function", speaker.functions, row)
    hand.press("Add to the register")


def plan_conference(hand: Hand) -> str:
    """The conference with the ready programme of its kind; returns the address of its page."""
    hand.go("/desk/events/new")
    hand.texts("Title", TITLES)
    hand.pick("Kind of event", "press conference")
    hand.fill("Day", DAY)
    hand.fill("Begins at", "11:00")
    hand.fill("Ends at", "12:00")
    hand.fill("Time zone", "Asia/Tbilisi")
    hand.pick("How certain date and hour are", "day and hour fixed")
    hand.texts("City", Texts(en="Tbilisi", ru="Тбилиси"))
    hand.texts("Place", Texts(en="House of Teachers, Hall 2", ru="Дом учителя, зал 2"))
    hand.texts("Address", Texts(en="1 Orchard Street", ru="Садовая улица, 1"))
    hand.fill("Link, if people can take part by video", LINK)
    hand.press("Plan the event")
    return hand.path()


def enter_organiser(hand: Hand) -> None:
    """What the newsroom would miss on the outline."""
    hand.press("All facts on one page")
    hand.texts(
        "What it is about, in a few words",
        Texts(en="lessons when the road is closed", ru="уроки при закрытой дороге"),
    )
    row = hand.row("Organisations and their roles", 1)
    hand.pick("Organisation", BODY, row)
    hand.pick("Role", "organiser", row)
    row = hand.row("Whom journalists may call", 1)
    hand.texts("Name", Texts(en="Paul Rhone", ru="Поль Рон"), row)
    hand.fill("Telephone, as printed", "+41 22 555 01 02", row)
    hand.press("Save")


def give_statement(hand: Hand, event_page: str, speaker: Speaker) -> None:
    hand.go(f"{event_page}programme")
    item = hand.page.locator(".programme .item", has_text=speaker.item)
    hand.follow(item.get_by_role("link", name="Add a speaker"), "Add a speaker")
    hand.fill("Person", speaker.names["en"])
    hand.pick("State", "confirmed")
    hand.press("Add the speaker")


def announce(hand: Hand, event_page: str) -> None:
    hand.go(f"{event_page}status")
    hand.press("Announce it in the newsroom")


def note_by_telephone(hand: Hand, event_page: str, name: str, answer: str) -> None:
    hand.go(f"{event_page}invitations")
    hand.press(name)
    hand.pick("Answer", answer)
    hand.pick("How it reached us", "phone")
    hand.press("Note the answer")


def name_new_date(hand: Hand, event_page: str) -> None:
    hand.go(event_page)
    hand.press("Edit Date and hour")
    hand.fill("Day", NEW_DAY)
    hand.fill("Begins at", "15:00")
    hand.fill("Ends at", "16:00")
    hand.press("Save")


def answers(hand: Hand, event_page: str) -> dict[str, str]:
    """What the guest list says that each guest answered."""
    hand.go(f"{event_page}invitations")
    rows = hand.page.locator("table.list tbody tr").all()
    return {
        row.locator("th a").first.inner_text(): " ".join(
            row.locator("td").nth(1).evaluate(_WITHOUT_LINKS).split()
        )
        for row in rows
    }


def public_entry(page: Page, url: str) -> Event:
    """The event in the calendar file that its public page offers."""
    page.goto(url)
    target = page.locator("main a[href*='.ics']").get_attribute("href")
    response = page.request.get(re.sub(r"(https?://[^/]+).*", r"\1", url) + str(target))
    assert response.headers["content-type"].startswith("text/calendar")
    calendar = Calendar.from_ical(response.body())
    assert "METHOD" not in calendar
    (entry,) = calendar.walk("VEVENT")
    assert isinstance(entry, Event)
    return entry


def by_guest(letters: Sequence[Received]) -> dict[str, list[Received]]:
    """The letters of each guest in the order in which they left."""
    return {
        one.address: [letter for letter in letters if one.address in letter.to]
        for one in JOURNALISTS
    }
