"""What the program says to readers of letters, pages and papers, by room and key.

`newsroom.releases` is the line `releases` of `planner.phrases.newsroom`. Its words in other
languages stand in the catalogue like all others (`planner.kernel.messages`).
"""

from __future__ import annotations

from planner.kernel.messages import Message, Phrase
from planner.phrases import (
    guest,
    guest_letters,
    invitations,
    members,
    newsroom,
    papers,
    releases,
)

_ROOMS: dict[str, dict[str, Phrase]] = {
    "guest": guest.PHRASES,
    "guest_letters": guest_letters.PHRASES,
    "invitations": invitations.PHRASES,
    "members": members.PHRASES,
    "newsroom": newsroom.PHRASES,
    "papers": papers.PHRASES,
    "releases": releases.PHRASES,
}


def phrase(language: str, key: str, **values: object) -> str:
    """The phrase `key` in that language (English where the program does not speak it).

    Places are filled in one pass, so that a value with signs stays text; the result is plain
    text, to be escaped like any other. Where the phrase counts, give `count`. Raises `KeyError`
    for an unknown key or a place without value: an error in a test, no blank in a letter.
    """
    room, _, line = key.partition(".")
    found = _ROOMS[room][line]
    if isinstance(found, Message):
        return found.with_values(**values).in_language(language)
    counted = {**values, "count": int(str(values["count"]))}
    return found(**counted).in_language(language)
