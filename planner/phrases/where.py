"""Phrases for places."""

from __future__ import annotations

from planner.kernel.messages import Phrase, pgettext

PHRASES: dict[str, Phrase] = {
    "online": pgettext("where", "Online"),
    "also_online": pgettext("where", "%(place)s; also by video link"),
    "sites": pgettext("where", "taking part remotely: %(cities)s"),
}
