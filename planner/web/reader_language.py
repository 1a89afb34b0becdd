"""The language in which the desk speaks: chosen by the person, else by the browser, else the office's.

Pages for guests and of the newsroom say their own (`speak`): that of the invitation, or of the
texts that are shown.
"""

from __future__ import annotations

from flask import g, request

from planner.kernel.messages import SOURCE_LANGUAGE, languages, read_in, spoken_language
from planner.web.doors import Door
from planner.web.sessions import Identity, identity

_OPEN = (None, Door.PUBLIC, Door.LINK)


def speak(language: str) -> None:
    """Messages of this request are in that language from now on."""
    read_in(spoken_language(language))


def choose_language() -> None:
    """For the page that was asked for, as far as is known who asks."""
    who = None if g.get("door") in _OPEN else identity()
    speak(_of_account(who) or _of_browser() or _of_office(who) or SOURCE_LANGUAGE)


def _of_account(who: Identity | None) -> str:
    return who.user.language if who is not None else ""


def _of_browser() -> str:
    """“ru-RU, en;q=0.8”: the first that the program speaks; "" where it speaks none of them."""
    asked = request.accept_languages.values()
    return next((tag for tag in asked if tag.split("-")[0].lower() in languages()), "")


def _of_office(who: Identity | None) -> str:
    return who.office.languages[0] if who is not None and who.office is not None else ""
