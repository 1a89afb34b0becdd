"""Which language of texts in several languages the forms show: kept in a cookie of the browser."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Response, request

from planner.web.extensions import settings

ALL = "all"
MOST_IN_SWITCH = 8
_FIELD = "shown-language"
_COOKIE = "shown_language"  # also set by static/js/shown-language.js
_YEAR = 365 * 24 * 60 * 60


def chosen_language(languages: Sequence[str]) -> str:
    """What was chosen last, in this form or another; else the first language of the office."""
    chosen = request.form.get(_FIELD) or request.cookies.get(_COOKIE, "")
    return chosen if chosen in (*languages, ALL) else languages[0]


def keep_shown_language(response: Response) -> Response:
    """After a form was sent: what its switch showed is shown by the next form."""
    was_read = request.method == "POST" and response.status_code < 400
    chosen = request.form.get(_FIELD, "") if was_read else ""
    if chosen and len(chosen) <= 20 and chosen.isascii():
        response.set_cookie(
            _COOKIE, chosen, max_age=_YEAR, path="/", secure=settings().is_secure, samesite="Lax"
        )
    return response
