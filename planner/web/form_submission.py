"""Submitting a form: validate, prepare, begin the writing transaction, act; show a refusal in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from flask import request
from sqlalchemy.exc import IntegrityError

from planner.kernel.errors import Conflict, Invalid, Stale, TooLarge
from planner.kernel.messages import gettext as _
from planner.web.forms.base import Form
from planner.web.requests import note_refusal
from planner.web.transaction import begin_writing, stop_writing

T = TypeVar("T")
R = TypeVar("R")
COLLIDED = _(
    "Somebody else has just changed this, or entered the same. Nothing of yours was saved. "
    "Look at it again, then repeat what is still needed."
)
_COLLISIONS = ("unique", "foreign key")


def wants_another() -> bool:
    """Whether the button was pressed that leads to the next empty form."""
    return request.form.get("then") == "another"


def is_collision(error: IntegrityError) -> bool:
    """Whether another request caused it, by entering or removing a row at the same time."""
    message = str(error.orig).casefold()
    return any(words in message for words in _COLLISIONS)


def submit_form(
    form: Form, act: Callable[[], T], stored: Callable[[], Form] | None = None
) -> tuple[T | None, int]:
    """The result of `act` and 303, or None and the status of the page that shows the form again.

    The form is validated before the writing transaction begins. `stored` makes the form of what is
    in the database, to compare with after a stale save.
    """
    return submit_prepared_form(form, lambda: None, lambda _: act(), stored)


def submit_reading_form(form: Form, read: Callable[[], T]) -> tuple[T | None, int]:
    """As `submit_form`, without a writing transaction; the status is 200 on success."""
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
    """As `submit_form`, with slow work in `prepare`, before the writing transaction begins.

    `prepare` must not write to the database; it may raise the same errors as `act`, which gets its
    result.
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
        form.enter_missing()
        return act(prepared), 303
    except (Invalid, Conflict, IntegrityError) as error:
        stop_writing()
        form.forget_entered()
        return None, _mark(form, error, stored)


def _mark(
    form: Form,
    error: Invalid | Conflict | IntegrityError,
    stored: Callable[[], Form] | None,
) -> int:
    """Put a refusal into the form and return the HTTP status. Raises `error` if it is none."""
    note_refusal()
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
