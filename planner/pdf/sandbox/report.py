"""Which parts of the sandbox this machine has, in words for its administrator (S59)."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass

from planner.pdf.sandbox import PARTS, unprivileged_user
from planner.pdf.sandbox.part import Part


@dataclass(frozen=True, slots=True)
class PartState:
    """A part of the sandbox, and whether the workers on this machine have it."""

    part: Part
    is_active: bool


def report(active: Sequence[str]) -> list[PartState]:
    """Every part that there should be; `active` names those that a worker has.

    A user who is not root has nothing to give up, so there the part “user” is not asked for.
    """
    wanted = [part for part in PARTS if part != unprivileged_user.PART or os.geteuid() == 0]
    return [PartState(part, part.name in active) for part in wanted]


def warnings(active: Sequence[str]) -> list[str]:
    """A sentence for each part that is missing."""
    return [
        f"WARNING: the sandbox part “{state.part.name}” is missing on this machine. Nothing prevents "
        f"a worker that makes PDFs and cleans pictures from {state.part.prevents}. "
        f"{state.part.remedy}"
        for state in report(active)
        if not state.is_active
    ]
