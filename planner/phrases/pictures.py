"""The pictures of releases."""

from __future__ import annotations

from planner.kernel.messages import Phrase, pgettext

PHRASES: dict[str, Phrase] = {
    "heading": pgettext("pictures", "Photographs"),
    "credit": pgettext("pictures", "Photo: %(name)s"),
    "for_print": pgettext("pictures", "For print, %(width)s × %(height)s pixels"),
    "for_print_of": pgettext("pictures", "For print: %(what)s"),
}
