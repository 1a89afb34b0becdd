"""What the pages behind a personal link share: proving the link, the page for one that leads nowhere, the
words of the layout.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from flask import abort, render_template

from planner.accounts.models import Office
from planner.kernel.database import Rows
from planner.kernel.messages import languages
from planner.phrases import phrase
from planner.web.database import db
from planner.web.extensions import settings
from planner.web.transaction import found


class Linked(Protocol):
    """A row that personal links lead to."""

    public_id: Any
    office_id: Any


R = TypeVar("R", bound=Linked)


def claimed(token: str) -> str:
    """The public id in the token, which proves nothing yet."""
    return settings().links.signer.public_id(token)


def row_claimed(token: str, look_up: Callable[[str], Rows[R]]) -> R:
    """The row with the public id in the token, to be proved; 404 if there is none."""
    return found(db.session.scalars(look_up(claimed(token))).one_or_none())


def prove(token: str, row: Linked, *purposes: str, generation: int = 1) -> str:
    """For which of these purposes the token is ours; 404 for a forged or revoked one."""
    signer = settings().links.signer
    proved = [one for one in purposes if signer.proves(token, one, row.public_id, generation)]
    if not proved:
        abort(404)
    return proved[0]


def office_of(row: Linked) -> Office:
    return found(db.session.get(Office, row.office_id))


def layout_words(office: Office, language: str) -> dict[str, Any]:
    """The variables of the guests' layout."""
    return {
        "language": language,
        "office": office,
        "office_name": office.names.best(language, *office.languages),
        "say": phrases(language, "guest"),
    }


def phrases(language: str, module: str) -> Callable[..., str]:
    """Those of one module in one language, by key."""

    def say(key: str, **values: object) -> str:
        return phrase(language, f"{module}.{key}", **values)

    return say


def gone_page(sentence: str) -> Callable[[Exception], tuple[str, int]]:
    """The handler of 404: the same page in all languages for every invalid link, as nobody knows whose it
    was. `sentence` is the key of the phrase that says what the link was for.
    """

    def gone(_: Exception) -> tuple[str, int]:
        page = render_template(
            "guest/gone.html", languages=languages(), phrase=phrase, sentence=sentence
        )
        return page, 404

    return gone
