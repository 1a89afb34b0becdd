"""Errors shown to users. `planner.web` maps them to HTTP status codes in one place."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from planner.kernel.messages import gettext as _


class PlannerError(Exception):
    """Base of every error shown to users.

    `message` is a `kernel.messages.Message`, translated when it is shown: never concatenate it or
    store it as plain text.
    """

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class Invalid(PlannerError):
    """A value cannot be accepted. `field` names the form field to mark (422); `others` are further
    fields, each with its own message. “others-1-nouns” is a field of the second row that is not blank.
    """

    def __init__(
        self, field: str, message: str, others: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        super().__init__(message)
        self.field, self.others = field, others


class TooLarge(Invalid):
    """An upload is too large, or storage is used up (413)."""


class Conflict(PlannerError):
    """A valid request that the current state does not allow (409)."""


class Stale(Conflict):
    """Somebody else has saved the row since this person opened it (409).

    The view shows both versions, so that nothing typed is lost.
    """

    def __init__(self) -> None:
        super().__init__(
            _(
                "Somebody else saved this while you were editing. "
                "Both versions are shown; save again to keep yours."
            )
        )


class NotAllowed(PlannerError):
    """The user lacks the permission (403)."""


class Busy(PlannerError):
    """Too many requests (429 or 503). `retry_after` is in seconds."""

    def __init__(self, message: str, *, retry_after: int) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class Unprintable(PlannerError):
    """No PDF can be made: input too large or too long, or the worker died (422)."""
