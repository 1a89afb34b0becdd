"""Opening an office as the first page asks."""

from __future__ import annotations

from planner.kernel.texts import Texts
from tests.e2e.hand import Hand

PASSWORD = "quiet meadow lantern 42"


def open_office(
    hand: Hand, code: str, *, zone: str, names: Texts, cities: Texts, domain: str
) -> None:
    """Set up the office and its first administrator, who is then signed in."""
    hand.go("/")
    hand.fill("Set-up code", code)
    hand.texts("Name of the office", names)
    hand.texts("City", cities)
    hand.fill("Time zone", zone)
    hand.fill("E-mail address of the office", f"press@{domain}")
    hand.fill("Your name", "Vera Press")
    hand.fill("Your e-mail address", f"vera@{domain}")
    hand.fill("Password", PASSWORD)
    hand.press("Open the office")


def sign_in(hand: Hand, domain: str) -> None:
    """Sign in as the first administrator, at the page that asks for it."""
    hand.go("/sign-in")
    hand.fill("E-mail address", f"vera@{domain}")
    hand.fill("Password", PASSWORD)
    hand.press("Sign in")
