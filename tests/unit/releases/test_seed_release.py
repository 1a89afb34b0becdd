"""The seed's round table, drafted in both languages and compared word for word."""

from __future__ import annotations

import pytest

from planner.releases.checks.release_checks import Counterpart, check
from planner.releases.drafting import draft
from tests.seed import Seed
from tests.unit.releases.conftest import LoadFacts, kept, written


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_release_of_the_seed(seed: Seed, facts_of: LoadFacts, language: str) -> None:
    facts = facts_of(seed.event, language, seed.attendance)

    blocks = draft(facts)

    assert written(blocks) == kept("seed", language)


def test_what_the_seed_leaves_open_is_asked_and_nothing_stands_in_the_way(
    seed: Seed, facts_of: LoadFacts
) -> None:
    english = facts_of(seed.event, "en", seed.attendance)
    russian = facts_of(seed.event, "ru", seed.attendance)
    both = Counterpart(facts=russian, blocks=draft(russian), revision="same", our_revision="same")

    findings = check(english, draft(english), both=both)

    assert [(f.number, f.is_blocking, f.sentence) for f in findings] == [
        (
            4,
            False,
            "Nobody has confirmed that European Union funds the project. The text does not say so.",
        ),
        (
            9,
            False,
            (
                "Sentences of more than 30 words: 6. The longest has 39: “The round table marked "
                "the 145th anniversary of the founding of the Russian Red Cross and the 20th "
                "anniversaries of …”."
            ),
        ),
        (
            11,
            False,
            "IOM Moscow has no boilerplate text that is valid on that day; none is printed.",
        ),
    ]


def test_each_block_names_the_fields_that_it_came_from(seed: Seed, facts_of: LoadFacts) -> None:
    blocks = draft(facts_of(seed.event, "en", seed.attendance))

    sources = {block.key: block.sources for block in blocks}
    assert sources["occasions"] == (
        "occasions.0.base_year",
        "event.starts_on",
        "occasions.1.base_year",
        "occasions.2.base_year",
        "occasions.0.phrases.en",
        "occasions.1.phrases.en",
        "occasions.2.phrases.en",
    )
    assert sources["attendance"] == (
        "event.audiences.en",
        "attendance.pools.0.names.en",
        "attendance.pools.0.programme.abbreviation",
    )
    assert all(sources.values())
