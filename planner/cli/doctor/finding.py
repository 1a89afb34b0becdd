"""The result of a check of an installation."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How serious a finding is."""

    OK = "ok"
    WARNING = "warning"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Finding:
    """`name` is what was checked, `said` what was found or what to do."""

    name: str
    state: State
    said: str


def ok(name: str, said: str) -> Finding:
    return Finding(name, State.OK, said)


def warning(name: str, said: str) -> Finding:
    return Finding(name, State.WARNING, said)


def wrong(name: str, said: str) -> Finding:
    return Finding(name, State.WRONG, said)
