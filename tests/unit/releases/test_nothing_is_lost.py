"""Whatever stands in a record is in its release, or the findings say why it is not."""

from __future__ import annotations

from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.accounts.models import Office
from planner.releases.checks.release_checks import check
from planner.releases.drafting import draft
from planner.releases.facts.loading import load_facts
from tests.factories import Make
from tests.seed import ON
from tests.unit.releases.random_records import Record

_FIXED = settings(
    max_examples=60,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@_FIXED
@given(seed=st.integers(0, 2**32))
def test_each_datum_is_in_the_text_or_in_the_findings(
    make: Make, office: Office, seed: int
) -> None:
    office.prints_country = True
    built = Record(make, Random(seed))
    event, attendance = built.event(), built.attendance()
    make.work.session.expire_all()
    loaded = load_facts(make.work.session, event, on=ON, office=office, attendance=attendance)

    for language in ("en", "ru"):
        facts = loaded.facts(language)
        blocks = draft(facts)
        text = "\n".join(block.text for block in blocks).casefold()
        said = "\n".join(str(finding.sentence) for finding in check(facts, blocks)).casefold()
        lost = [datum for datum in built.data if datum.is_lost(text, said)]
        assert lost == [], f"{language}: {text}\n\n{said}"
