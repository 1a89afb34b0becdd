"""Measured values and their targets."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Figure:
    """`value` must be at most `most` or at least `least`; `detail` has the underlying numbers."""

    name: str
    value: float
    most: float | None = None
    least: float | None = None
    detail: str = ""

    @property
    def is_reached(self) -> bool:
        return (self.most is None or self.value <= self.most) and (
            self.least is None or self.value >= self.least
        )

    def __str__(self) -> str:
        wanted = f"at most {self.most:g}" if self.most is not None else f"at least {self.least:g}"
        mark = "ok    " if self.is_reached else "MISSED"
        return f"{mark} {self.name}: {self.value:.2f} ({wanted}) {self.detail}".rstrip()


def memory(pid: int) -> float:
    """Resident memory of a process and its children, in MB."""
    family = [pid, *children(pid)]
    return sum(_resident(each) for each in family) / 1024


def _resident(pid: int) -> int:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    return next(
        (int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")), 0
    )


def children(pid: int) -> list[int]:
    """The running child processes, recursively."""
    found = []
    for tasks in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in map(int, tasks.read_text().split()):
            found += [child, *children(child)]
    return found
