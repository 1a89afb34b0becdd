"""Facts of the seed event, and helpers to read drafts and findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from planner.accounts.models import Office
from planner.events.attendance_facts import AttendanceFacts
from planner.events.models.event import Event
from planner.releases.checks.findings import Finding
from planner.releases.drafting import DraftBlock, draft
from planner.releases.drafting.paragraphs import parts_of
from planner.releases.drafting.typography import set_type
from planner.releases.facts.known_forms import KnownForm, KnownForms
from planner.releases.facts.loading import load_facts
from planner.releases.facts.release_facts import ReleaseFacts
from planner.releases.facts.sourced_value import SourcedValue
from tests.factories import Make
from tests.seed import ON, Seed, round_table

GOLDEN = Path(__file__).parent / "golden"
LoadFacts = Callable[..., ReleaseFacts]
Pair = tuple[ReleaseFacts, ReleaseFacts]


@pytest.fixture
def seed(make: Make) -> Seed:
    return round_table(make)


@pytest.fixture
def facts_of(make: Make, office: Office) -> LoadFacts:
    """`facts_of(event, "ru", attendance=…)`: the facts for a release of that event."""

    def load(
        event: Event,
        language: str = "en",
        attendance: AttendanceFacts | None = None,
        on: date = ON,
    ) -> ReleaseFacts:
        session = make.work.session
        session.flush()
        session.expire_all()
        return load_facts(session, event, on=on, office=office, attendance=attendance).facts(
            language
        )

    return load


@pytest.fixture
def facts(seed: Seed, facts_of: LoadFacts) -> ReleaseFacts:
    return facts_of(seed.event, "en", seed.attendance)


@pytest.fixture
def russian(seed: Seed, facts_of: LoadFacts) -> ReleaseFacts:
    return facts_of(seed.event, "ru", seed.attendance)


def edited(facts: ReleaseFacts, key: str, text: str) -> list[DraftBlock]:
    return [replace(b, text=text) if b.key == key else b for b in draft(facts)]


def told(findings: list[Finding], number: int) -> list[tuple[str, bool, str | None]]:
    return [(f.sentence, f.is_blocking, f.block_key) for f in findings if f.number == number]


@pytest.fixture
def both(seed: Seed, facts_of: LoadFacts) -> Pair:
    return facts_of(seed.event, "en", seed.attendance), facts_of(seed.event, "ru", seed.attendance)


def parts(facts: ReleaseFacts) -> list[DraftBlock]:
    """The blocks before they were joined in paragraphs, set in type."""
    return [
        replace(part, text=set_type(part.text, facts.language))
        for block in draft(facts)
        for part in parts_of(block)
    ]


def said(facts: ReleaseFacts, key: str) -> str:
    """What the blocks with that key tell, whether they are joined to others or not, with plain spaces;
    "" if there is none.
    """
    found = [block.text for block in parts(facts) if block.key.split(".")[0] == key]
    return "\n".join(found).replace("\u00a0", " ")


def written(blocks: Iterable[DraftBlock]) -> str:
    """All texts, with plain spaces: `test_no_breaks.py` says where others stand."""
    return plainly_spaced("\n\n".join(block.text for block in blocks) + "\n")


def kept(name: str, language: str) -> str:
    """The text that stands in the folder `golden`."""
    return plainly_spaced((GOLDEN / f"{name}.{language}.md").read_text())


def plainly_spaced(text: str) -> str:
    return text.replace("\u00a0", " ")


def said_in(
    both: Pair, key: str, change: Callable[[ReleaseFacts], ReleaseFacts]
) -> tuple[str, str]:
    return said(change(both[0]), key), said(change(both[1]), key)


def unbent(facts: ReleaseFacts, **forms: str) -> ReleaseFacts:
    """Without proposed forms; `forms` are the confirmed ones of any text of these facts: none else.

    `unbent(facts, Дом="gender m")` knows the gender of «Дом».
    """
    entries = tuple(KnownForm(text, *_need_and_form(form)) for text, form in forms.items())
    return replace(facts, forms=KnownForms(entries=entries, is_proposing=False))


def _need_and_form(form: str) -> tuple[str, SourcedValue]:
    need, _space, word = form.partition(" ")
    return need, sourced(word)


def sourced(text: str) -> SourcedValue:
    return SourcedValue(text, "somewhere")
