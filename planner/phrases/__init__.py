"""Phrases of letters, public pages and papers, in the reader's language, by module and key.

`newsroom.releases` is the phrase `releases` of `planner.phrases.newsroom`. Translations are in the
catalogues (`planner.kernel.messages`).
"""

from __future__ import annotations

from planner.kernel.messages import Message, Phrase
from planner.phrases import (
    accreditation,
    attending,
    clearing,
    copies,
    guest,
    guest_letters,
    invitations,
    kinds,
    members,
    newsroom,
    papers,
    pictures,
    privacy,
    programme,
    proposals,
    releases,
    spoken,
    subscriptions,
    when,
    where,
)

_MODULES: dict[str, dict[str, Phrase]] = {
    "accreditation": accreditation.PHRASES,
    "attending": attending.PHRASES,
    "clearing": clearing.PHRASES,
    "copies": copies.PHRASES,
    "guest": guest.PHRASES,
    "guest_letters": guest_letters.PHRASES,
    "invitations": invitations.PHRASES,
    "kinds": kinds.PHRASES,
    "members": members.PHRASES,
    "newsroom": newsroom.PHRASES,
    "papers": papers.PHRASES,
    "pictures": pictures.PHRASES,
    "privacy": privacy.PHRASES,
    "programme": programme.PHRASES,
    "proposals": proposals.PHRASES,
    "releases": releases.PHRASES,
    "spoken": spoken.PHRASES,
    "subscriptions": subscriptions.PHRASES,
    "when": when.PHRASES,
    "where": where.PHRASES,
}


def phrase(language: str, key: str, **values: object) -> str:
    """The phrase `key` in that language (English if there is no translation).

    Placeholders are filled in one pass, so that placeholders in values are not. The result is plain
    text and has to be escaped for HTML. Phrases with a plural need `count`. Raises `KeyError` for
    an unknown key or a placeholder without a value.
    """
    module, _, name = key.partition(".")
    found = _MODULES[module][name]
    if isinstance(found, Message):
        return found.with_values(**values).in_language(language)
    counted = {**values, "count": int(str(values["count"]))}
    return found(**counted).in_language(language)
