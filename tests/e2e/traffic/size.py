"""How large the traffic is. `TRAFFIC_SHARE=1` is the whole of it, without it a tenth."""

from __future__ import annotations

import os
from dataclasses import dataclass

SHARE = float(os.environ.get("TRAFFIC_SHARE", "0.1"))
PATIENCE_SECONDS = 300 + 3000 * SHARE
"""How long one thing is waited for, on machines that have much else to do."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Size:
    """`rows` of the list, people in the `pool` that is invited, and what comes back of them."""

    rows: int
    pool: int
    answers: int
    bounces: int
    absences: int

    @classmethod
    def of_share(cls, share: float) -> Size:
        return cls(
            rows=round(10_000 * share),
            pool=round(2_000 * share),
            answers=round(1_500 * share),
            bounces=round(100 * share),
            absences=round(60 * share),
        )
