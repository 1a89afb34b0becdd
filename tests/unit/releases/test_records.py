"""Eight invented events, each an event file, and the release that is drafted from it.

`records/<name>.<language>.json` holds the record, `records/<name>.<language>.md` the whole text as a
press officer would want it.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from planner.accounts.models import Office
from planner.exchange.reading import parse
from planner.invitations.attendance import attendance_facts
from planner.kernel.work import Work
from planner.releases.drafting import draft
from planner.releases.facts.loading import load_facts
from tests.unit.exchange.acts import import_event
from tests.unit.releases.conftest import plainly_spaced, written

RECORDS = Path(__file__).parent / "records"
NAMES = sorted(path.stem for path in RECORDS.glob("*.json"))
# After all of the events.
ON = date(2027, 12, 1)


def drafted(work: Work, office: Office, name: str) -> str:
    event = import_event(work, parse((RECORDS / f"{name}.json").read_bytes()))
    loaded = load_facts(
        work.session, event, on=ON, office=office, attendance=attendance_facts(work, event)
    )
    return written(draft(loaded.facts(name.rpartition(".")[2])))


@pytest.mark.parametrize("name", NAMES)
def test_the_release_of_a_record(work: Work, office: Office, name: str) -> None:
    expected = (RECORDS / f"{name}.md").read_text("utf-8")

    assert drafted(work, office, name) == plainly_spaced(expected)
