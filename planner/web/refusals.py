"""Refusals that come from the database, and those that must be remembered."""

from __future__ import annotations

from typing import TypeVar

from flask import g
from sqlalchemy.exc import IntegrityError

from planner.kernel.errors import Invalid
from planner.web.forms.base import Form

F = TypeVar("F", bound=Form)
COLLIDED = (
    "Somebody else has just changed this, or entered the same. Nothing of yours was saved. "
    "Look at it again, then repeat what is still needed."
)
_OF_THE_MOMENT = ("unique", "foreign key")


def is_collision(error: IntegrityError) -> bool:
    """Whether it is about what another row says: it was entered or removed at the same moment."""
    said = str(error.orig).casefold()
    return any(words in said for words in _OF_THE_MOMENT)


def keep(form: F, error: Invalid) -> F:
    """Mark the form, and commit although it is refused."""
    g.commit_anyway = True
    form.mark(error)
    return form
