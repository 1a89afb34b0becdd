"""Acting on a form: read and check it, work, begin to write, act, and tell a refusal in the form."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy.exc import IntegrityError

from planner.kernel.errors import Conflict, Invalid, Stale, TooLarge
from planner.kernel.messages import gettext as _
from planner.web.forms.base import Form
from planner.web.transaction import begin_writing, stop_writing

T = TypeVar("T")
R = TypeVar("R")
COLLIDED = _(
    "Somebody else has just changed this, or entered the same. Nothing of yours was saved. "
    "Look at it again, then repeat what is still needed."
)
_OF_THE_MOMENT = ("unique", "foreign key")


def is_collision(error: IntegrityError) -> bool:
    """Whether it is about what another row says: it was entered or removed at the same moment."""
    said = str(error.orig).casefold()
    return any(words in said for words in _OF_THE_MOMENT)


def submit_form(
    form: Form, act: Callable[[], T], stored: Callable[[], Form] | None = None
) -> tuple[T | None, int]:
    """What `act` made, or None and the status of the page that shows the form again.

    The form is read and checked first; then the writing transaction begins, with `act` alone in
    it. `stored` gives the form of what is in the database, to compare with after a stale save.
    """
    return submit_prepared_form(form, lambda: None, lambda _: act(), stored)


def submit_reading_form(form: Form, read: Callable[[], T]) -> tuple[T | None, int]:
    """As `submit_form`, for what only reads: no writing transaction begins."""
    if not form.validate():
        return None, 422
    try:
        return read(), 200
    except (Invalid, Conflict) as error:
        return None, _mark(form, error, None)


def submit_prepared_form(
    form: Form,
    prepare: Callable[[], R],
    act: Callable[[R], T],
    stored: Callable[[], Form] | None = None,
) -> tuple[T | None, int]:
    """As `submit_form`, for acts with slow work: `prepare` does it before the transaction begins.

    It writes nothing to the database and may refuse as `act` may; `act` is given what it made.
    """
    if form.wants_more:
        return None, 200
    if not form.validate():
        return None, 422
    try:
        prepared = prepare()
    except (Invalid, Conflict) as error:
        return None, _mark(form, error, stored)
    begin_writing()
    try:
        return act(prepared), 303
    except (Invalid, Conflict, IntegrityError) as error:
        stop_writing()
        return None, _mark(form, error, stored)


def _mark(
    form: Form,
    error: Invalid | Conflict | IntegrityError,
    stored: Callable[[], Form] | None,
) -> int:
    """Put a refusal into the form; the status it is answered with. Raises what is none."""
    if isinstance(error, Invalid):
        form.mark(error)
        return 413 if isinstance(error, TooLarge) else 422
    if isinstance(error, IntegrityError):
        if not is_collision(error):
            raise error
        form.form_errors.append(COLLIDED)
        return 409
    if isinstance(error, Stale):
        if stored is None:
            raise error
        form.compare(stored())
    form.form_errors.append(error.message)
    return 409
