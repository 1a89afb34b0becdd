"""The draft of the sample's release, in both languages."""

from __future__ import annotations

import time
from collections.abc import Iterator
from statistics import median

from benchmarks.figures import Figure
from benchmarks.stage import stage
from planner.accounts.models import Office
from planner.releases.drafting import _drafted, draft
from planner.releases.facts.loading import load_facts
from planner.releases.facts.release_facts import ReleaseFacts
from tests.seed import ON, round_table

_TURNS = 60
_MOST = 20.0  # milliseconds


def measure() -> Iterator[Figure]:
    with stage() as on:
        seed = round_table(on.make)
        on.session.commit()
        office = on.session.get_one(Office, seed.event.office_id)
        loaded = load_facts(
            on.session, seed.event, on=ON, office=office, attendance=seed.attendance
        )
        every = {language: loaded.facts(language) for language in ("en", "ru")}
    for language, facts in every.items():
        taken = [_seconds(facts) * 1000 for _ in range(_TURNS)]
        yield Figure(
            f"milliseconds of processor time for the draft of the sample in {language}",
            median(taken),
            most=_MOST,
            detail=f"at least {min(taken):.1f} ms",
        )


def _seconds(facts: ReleaseFacts) -> float:
    _drafted.cache_clear()
    began = time.process_time()
    draft(facts)
    return time.process_time() - began
