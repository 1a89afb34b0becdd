"""What guests read of states, answers and kinds: phrases by the values of the domain."""

from __future__ import annotations

from planner.events.models.kinds import EventKind, ItemKind, PartRole
from planner.phrases import phrase


def word(language: str, key: str) -> str:
    return phrase(language, f"invitations.{key}")


def letter_word(language: str, key: str) -> str:
    return phrase(language, f"guest_letters.{key}")


def event_kind(language: str, kind: EventKind) -> str:
    return word(language, f"kind.{kind.value}")


def item_kind(language: str, kind: ItemKind) -> str:
    return word(language, f"item.{kind.value}")


def role_prefix(language: str, role: PartRole) -> str:
    """“Moderator: ” before a moderator; nothing before a speaker."""
    return f"{word(language, 'moderator')}: " if role is PartRole.MODERATOR else ""
