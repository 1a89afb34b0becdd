"""Who of the register somebody may be who is named in a form: asked once, and nothing typed is lost.

The question is a page of the same form with buttons that send it again: “it is them” with the number of
the person, or “somebody else”. So it needs no script.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask import request

from planner.contacts.duplicates.looking import Likely, asked_about
from planner.web.addresses import row_number

IS_THEM, SOMEBODY_ELSE = "is_them", "all_the_same"


def is_answered() -> bool:
    """Whether the form comes with an answer to the question."""
    return IS_THEM in request.form or SOMEBODY_ELSE in request.form


def chosen_person() -> int | None:
    """The number of the person who it is; None for somebody else, and if nobody was asked."""
    return row_number(request.form.get(IS_THEM, ""))


def question(found: Iterable[Likely]) -> dict[str, Any]:
    """Template variables of the question; empty if there is none, or it is answered."""
    likely = [] if is_answered() else asked_about(found)
    return {"likely": likely, "is_asked": True} if likely else {}
