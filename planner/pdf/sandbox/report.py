"""Reporting to administrators which parts of the sandbox are active (S59)."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass

from planner.pdf.sandbox import PARTS, unprivileged_user
from planner.pdf.sandbox.part import Part


@dataclass(frozen=True, slots=True)
class PartState:
    """A part of the sandbox, and whether it is active on this machine."""

    part: Part
    is_active: bool


def report(active: Sequence[str]) -> list[PartState]:
    """The state of every part; `active` are the names of those that a worker reported.

    The part “user” is left out unless the program runs as root.
    """
    wanted = [part for part in PARTS if part != unprivileged_user.PART or os.geteuid() == 0]
    return [PartState(part, part.name in active) for part in wanted]


def warnings(active: Sequence[str]) -> list[str]:
    """A warning for each part that is not active."""
    return [
        f"WARNING: the sandbox part “{state.part.name}” is missing on this machine. Nothing prevents "
        f"a worker that makes PDFs and cleans pictures from {state.part.prevents}. "
        f"{state.part.remedy}"
        for state in report(active)
        if not state.is_active
    ]
