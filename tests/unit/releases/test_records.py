"""Ten invented events, each an event file, and the release that is drafted from it.

`records/<name>.<language>.json` holds the record, `records/<name>.<language>.md` the whole text as a
press officer would want it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from planner.accounts.models import Office
from planner.exchange.reading import parse
from planner.invitations.attendance import attendance_facts
from planner.kernel.work import Work
from planner.releases.drafting import draft
from planner.releases.drafting.sentence_ends import sentences
from planner.releases.facts.loading import load_facts
from planner.releases.facts.release_facts import ReleaseFacts
from planner.releases.models import OUTSIDE_BODY, Section
from tests.unit.exchange.acts import import_event
from tests.unit.releases.conftest import plainly_spaced, written

RECORDS = Path(__file__).parent / "records"
NAMES = sorted(path.stem for path in RECORDS.glob("*.json"))
# After all of the events.
ON = date(2027, 12, 1)


def facts_of_record(work: Work, office: Office, name: str) -> ReleaseFacts:
    work = replace(work, now=datetime.combine(ON, time(9), UTC))
    event = import_event(work, parse((RECORDS / f"{name}.json").read_bytes()))
    loaded = load_facts(
        work.session, event, on=ON, office=office, attendance=attendance_facts(work, event)
    )
    return loaded.facts(name.rpartition(".")[2])


def drafted(work: Work, office: Office, name: str) -> str:
    return written(draft(facts_of_record(work, office, name)))


@pytest.mark.parametrize("name", NAMES)
def test_the_release_of_a_record(work: Work, office: Office, name: str) -> None:
    expected = (RECORDS / f"{name}.md").read_text("utf-8")

    assert drafted(work, office, name) == plainly_spaced(expected)


@pytest.mark.parametrize("name", NAMES)
def test_a_text_that_is_cut_from_the_end_stays_true(work: Work, office: Office, name: str) -> None:
    """The news stands in the first paragraph, and whoever is named has the full name at first."""
    facts = facts_of_record(work, office, name)
    body = [block for block in draft(facts) if block.section not in OUTSIDE_BODY]
    text = plainly_spaced("\n".join(block.text for block in body))

    assert body[0].section is Section.LEAD
    assert facts.event.news_line.text in plainly_spaced(body[0].text)
    for person in facts.taking_part():
        if person.surname and person.surname.text in text:
            before = person.name.text.index(person.surname.text)
            assert text.index(person.surname.text) == text.index(person.name.text) + before


@pytest.mark.parametrize("name", NAMES)
def test_a_text_is_no_list_of_single_sentences(work: Work, office: Office, name: str) -> None:
    """At most three paragraphs of one sentence, besides the lead and what was said."""
    facts = facts_of_record(work, office, name)
    told = [
        block
        for block in draft(facts)
        if block.section not in (*OUTSIDE_BODY, Section.LEAD, Section.STATEMENT)
    ]
    single = [block.text for block in told if len(sentences(block.text, facts.language)) == 1]

    assert len(single) <= 3, single
