"""Languages spoken at an event, and how it is interpreted."""

from __future__ import annotations

from planner.kernel.messages import Phrase, pgettext

PHRASES: dict[str, Phrase] = {
    "unspecified": pgettext("languages of an event", "with interpretation"),
    "simultaneous": pgettext("languages of an event", "with simultaneous interpretation"),
    "consecutive": pgettext("languages of an event", "with consecutive interpretation"),
    "from": pgettext("languages of an event", "from %(languages)s"),
    "into": pgettext("languages of an event", "into %(languages)s"),
    "sign_language": pgettext("languages of an event", "with sign language interpretation"),
}
