"""What a check of an installation found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How it stands with one thing."""

    OK = "ok"
    WARNING = "warning"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line: which thing, how it stands, and what was found or what to do."""

    name: str
    state: State
    said: str


def ok(name: str, said: str) -> Finding:
    return Finding(name, State.OK, said)


def warning(name: str, said: str) -> Finding:
    return Finding(name, State.WARNING, said)


def wrong(name: str, said: str) -> Finding:
    return Finding(name, State.WRONG, said)
