"""Refusals. The domain raises them, one place in the web knows what status they are."""

from __future__ import annotations

from planner.kernel.messages import gettext as _


class PlannerError(Exception):
    """Base of every refusal a person may see.

    `message` is a sentence of the catalogue for that person (`kernel.messages.Message`): it is put
    into words when it is shown, so it is never glued to another or stored as plain text.
    """

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class Invalid(PlannerError):
    """A value cannot be accepted. `field` names the form field to mark (422)."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


class TooLarge(Invalid):
    """More bytes than there is room for (413)."""


class Conflict(PlannerError):
    """The request was sound, but the state of things forbids it (409)."""


class Stale(Conflict):
    """Somebody else saved the thing since this person opened it (409).

    The view shows both versions; nothing that was typed is lost.
    """

    def __init__(self) -> None:
        super().__init__(
            _(
                "Somebody else saved this while you were editing. "
                "Both versions are shown; save again to keep yours."
            )
        )


class NotAllowed(PlannerError):
    """The person may not do that (403)."""


class Busy(PlannerError):
    """Too much asked at once; `retry_after` seconds later it may work (429 or 503)."""

    def __init__(self, message: str, *, retry_after: int) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class Unprintable(PlannerError):
    """No PDF can be made of this: too large, too long, or the worker died of it (422)."""
