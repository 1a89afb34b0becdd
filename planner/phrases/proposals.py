"""Letters to a guest who has proposed another time for an event."""

from __future__ import annotations

from planner.kernel.messages import Phrase, pgettext

PHRASES: dict[str, Phrase] = {
    "subject": pgettext("proposals", "Stays as planned: %(title)s"),
    "opening": pgettext(
        "proposals",
        "%(name)s, thank you for proposing another time. “%(title)s” stays as planned: %(when)s.",
    ),
    "button": pgettext("proposals", "Your invitation"),
    "closing": pgettext(
        "proposals", "Your answer stands as it is; you can change it on that page."
    ),
}
