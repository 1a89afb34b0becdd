"""The language of the desk: that of the account, else of the browser, else of the office.

Pages of guests and of the newsroom set their own with `speak`: that of the invitation, or of the
texts shown.
"""

from __future__ import annotations

from flask import g, request

from planner.kernel.messages import SOURCE_LANGUAGE, languages, read_in, spoken_language
from planner.web.doors import Door
from planner.web.sessions import Identity, identity

_WITHOUT_IDENTITY = (None, Door.PUBLIC, Door.LINK)


def speak(language: str) -> None:
    """Set the language of messages for the rest of this request."""
    read_in(spoken_language(language))


def choose_language() -> None:
    who = None if g.get("door") in _WITHOUT_IDENTITY else identity()
    speak(_of_account(who) or _of_browser() or _of_office(who) or SOURCE_LANGUAGE)


def _of_account(who: Identity | None) -> str:
    return who.user.language if who is not None else ""


def _of_browser() -> str:
    """The first language in Accept-Language that the program is translated into, else ""."""
    accepted = request.accept_languages.values()
    return next((tag for tag in accepted if tag.split("-")[0].lower() in languages()), "")


def _of_office(who: Identity | None) -> str:
    return who.office.languages[0] if who is not None and who.office is not None else ""
