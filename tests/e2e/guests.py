"""Inviting, answering, the day itself: the steps of the desk and of a guest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from playwright.sync_api import Browser

from planner.kernel.texts import Texts
from tests.e2e.hand import Hand

OUTLETS = (
    ("Neva Evening Sheet", "print", "regional", "St. Petersburg"),
    ("Radio Lighthouse Lane", "radio", "regional", "St. Petersburg"),
    ("All-Country Wire", "news agency", "national", "Moscow"),
    ("Channel Nine and a Half", "television", "national", "Moscow"),
    ("Granite Online", "online", "local", "St. Petersburg"),
    ("Two Capitals Photo", "photo", "national", "Moscow"),
)
NAMES = (
    "Ada Lamp", "Boris Quill", "Clara Ink", "Denis Column", "Eva Proof", "Fedor Margin",
    "Galina Serif", "Henry Gutter", "Irina Folio", "Jan Masthead", "Kira Caption", "Lev Byline",
)  # fmt: skip


@dataclass(frozen=True)
class Journalist:
    """An invented journalist of an invented outlet."""

    name: str
    outlet: str
    language: str

    @property
    def address(self) -> str:
        return f"{self.name.lower().replace(' ', '.')}@paper.example.org"


def journalists() -> list[Journalist]:
    """Twelve of them, every third written to in English."""
    return [
        Journalist(name, OUTLETS[number % len(OUTLETS)][0], "en" if number % 3 == 0 else "ru")
        for number, name in enumerate(NAMES)
    ]


def enter_outlets(hand: Hand) -> None:
    for name, kind, scope, city in OUTLETS:
        hand.go("/desk/outlets/new")
        hand.texts("Name", Texts(en=name))
        hand.pick("Kind", kind)
        hand.pick("How far it reaches", scope)
        hand.texts("City or territory", Texts(en=city))
        hand.press("Add to the register")


def enter_journalist(hand: Hand, one: Journalist) -> None:
    hand.go("/desk/people/new")
    hand.texts("Name", Texts(en=one.name))
    hand.tick("Is a journalist")
    hand.fill("Write to them in", one.language)
    hand.pick("or outlet", one.outlet, hand.row("Functions", 1))
    hand.fill("Address or number", one.address, hand.row("Addresses and telephones", 1))
    hand.press("Add to the register")


def move_on(hand: Hand, event_page: str, step: str, reason: str = "") -> None:
    """Change the status of the event, giving a reason where one is asked for."""
    hand.go(f"{event_page}status")
    label = f"{step} – say why" if reason else step
    hand.group("What happens").get_by_role("radio", name=label, exact=True).check()
    if reason:
        hand.fill("Why", reason)
    hand.press("Change the status")


def invite_ticked(hand: Hand, event_page: str, names: list[str]) -> None:
    hand.go(f"{event_page}inviting/")
    for name in names:
        hand.page.locator(".ticks__one", has_text=name).get_by_role("checkbox").check()
    hand.press("Keep the letters in the outbox")


def release_all(hand: Hand, event_page: str, number: int) -> None:
    """Send the held letters of the event, after a look at how many there are."""
    hand.go(f"{event_page}invitations")
    hand.press("Letters in the outbox")
    people = "Send one letter to one person" if number == 1 else f"Send {number} letters to"
    hand.page.get_by_role("button", name=people).click()
    hand.page.wait_for_load_state()
    hand.sees("put into a file instead")


def answer_as_guest(
    browser: Browser, link: str, answer: str, said: Mapping[str, str] | None = None
) -> tuple[str, bytes]:
    """A guest with a telephone and no cookies: opens the link, answers; the page and a picture.

    `said` fills fields by their labels.
    """
    context = browser.new_context(viewport={"width": 375, "height": 812})
    page = context.new_page()
    page.goto(f"{link}?answer={answer}")
    assert page.locator(f"input[name=answer][value={answer}]").is_checked()
    for label, text in (said or {}).items():
        page.get_by_label(label).first.fill(text)
    page.locator(".guest__send").click()
    page.wait_for_load_state()
    shown, picture = page.locator("main").inner_text(), page.screenshot(full_page=True)
    assert context.cookies() == []
    context.close()
    return shown, picture


# The door ticks at once, and sends afterwards.
ALL_IS_SENT = """() =>
    JSON.parse(localStorage.getItem(`planner-door-${location.pathname}`) || "[]").length === 0"""


def check_in(hand: Hand, event_page: str, names: list[str]) -> None:
    for name in names:
        hand.go(f"{event_page}day")
        row = hand.page.locator(".door__guest", has_text=name)
        row.get_by_role("button", name="Here").click()
        hand.page.wait_for_function(ALL_IS_SENT)


def let_in(hand: Hand, event_page: str, name: str, outlet: str) -> None:
    hand.go(f"{event_page}day")
    hand.open("Walk-in")
    hand.fill("Name", name)
    hand.fill("Outlet", outlet)
    hand.press("Note the walk-in")
