"""Values of the domain as a person says them."""

from __future__ import annotations

_SAID = {
    "ngo": "NGO",
    "red_cross_red_crescent": "Red Cross or Red Crescent",
    "co_organiser": "co-organiser",
    "time_to_be_confirmed": "day fixed, hour to be confirmed",
    "fixed": "day and hour fixed",
    "all_day": "the whole day",
    "protocol": "the order of the meeting",
    "studies": "the studies",
    "filed": "kept as a file",
    "chatham_house": "Chatham House rule",
}


def word(value: object) -> str:
    """What stands on the page: “in review”, not `in_review`."""
    text = str(value)
    return _SAID.get(text, text.replace("_", " ").replace("-", " "))
