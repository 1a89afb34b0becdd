"""The event at the desk: planned, written about in the office's own words, its pool invited and reminded."""

from __future__ import annotations

from playwright.sync_api import expect

from planner.kernel.texts import Texts
from tests.e2e.guests import move_on
from tests.e2e.hand import Hand
from tests.e2e.traffic.office import Office
from tests.e2e.traffic.press_list import POOL
from tests.e2e.traffic.size import PATIENCE_SECONDS

SUBJECTS = Texts(en="{name}, come to the rivers", ru="{name}, приходите к рекам")
OPENINGS = Texts(
    en="We keep a chair for you at the window, {first_names}.",
    ru="Для Вас, {first_names}, оставлено место у окна.",
)
_CLOSINGS = Texts(en="Your river people", ru="Ваши речные люди")
_HELD = "SELECT count(*) FROM letters WHERE delivery = 'held'"


def plan_event(hand: Hand) -> str:
    """On 27 March 2012 at eleven in Moscow, with answers until the 25th; the address of its page."""
    hand.go("/desk/events/new")
    hand.texts("Title", Texts(en="Rivers without borders", ru="Реки без границ"))
    hand.pick("Kind of event", "press conference")
    hand.fill("Day", "2012-03-27")
    hand.fill("Begins at", "11:00")
    hand.fill("Ends at", "13:00")
    hand.fill("Time zone", "Europe/Moscow")
    hand.pick("How certain date and hour are", "day and hour fixed")
    hand.texts("City", Texts(en="Moscow", ru="Москва"))
    hand.press("Plan the event")
    event_page = hand.path()
    hand.press("All facts on one page")
    hand.fill("Answers until", "2012-03-25")
    hand.press("Save")
    move_on(hand, event_page, "Confirm")
    return event_page


def write_own_texts(hand: Hand, event_page: str) -> None:
    for language, subject in SUBJECTS.items():
        hand.go(f"{event_page}letter-texts/invitation/{language}")
        hand.fill("Subject", subject)
        hand.fill("Before the facts of the event", OPENINGS[language])
        hand.fill("After the facts", _CLOSINGS[language])
        hand.press("Save the text", within=hand.page.locator(".bar"))


def invite_pool(hand: Hand, office: Office, event_page: str, number: int) -> None:
    """The letters are written by a job and held."""
    hand.go(f"{event_page}inviting/?from=pools")
    hand.pick("Pool", POOL)
    hand.press("Show who they are")
    hand.press(f"Invite these {number} people")
    # The page of the job looks by itself how far that is.
    expect(hand.page.locator("progress")).to_have_count(0, timeout=1000 * PATIENCE_SECONDS)
    assert office.ask(_HELD) == [(number,)]


def release_all(hand: Hand, event_page: str, number: int) -> None:
    hand.go(f"{event_page}invitations")
    hand.press("Letters in the outbox")
    hand.press(f"Send all {number} letters")


def plan_reminder(hand: Hand, event_page: str) -> None:
    """The plan of the office, of which the reminder to the silent leaves by itself at its hour."""
    hand.go(f"{event_page}letter-plan")
    hand.press("Begin with the plan of the office: 6 letters")
    row = hand.page.locator("tr", has_text="Reminder to those who have not answered")
    hand.press("Release beforehand", within=row)
