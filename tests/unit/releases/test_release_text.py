"""The texts of a release as they are printed and kept."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

from planner.accounts.models import Office
from planner.releases.drafting import draft
from planner.releases.facts.release_facts import ReleaseFacts
from planner.releases.models import Section
from planner.releases.papers.letterhead import letterhead
from planner.releases.papers.release_paper import release_html
from planner.releases.papers.release_text import (
    ReleaseText,
    release_line,
    release_text_of,
    text_of,
)
from tests.seed import Seed

UNTIL = datetime(2012, 3, 27, 6, tzinfo=UTC)


def test_an_issue_survives_the_database(seed: Seed, facts: ReleaseFacts, office: Office) -> None:
    issue = release_text_of(draft(facts), language="en", office=office, event=seed.event)

    stored = json.loads(json.dumps(issue.as_json()))

    assert ReleaseText.from_json(stored) == issue


def test_the_release_line_names_clock_zone_utc_and_day() -> None:
    assert release_line("en", None, "Europe/Moscow") == "FOR IMMEDIATE RELEASE"
    assert release_line("en", UNTIL, "Europe/Moscow").replace("\xa0", " ") == (
        "EMBARGOED UNTIL 10:00 MSK (06:00 UTC), 27 MARCH 2012. Free for use after that hour."
    )
    assert release_line("ru", UNTIL, "Europe/Moscow").replace("\xa0", " ") == (
        "ЭМБАРГО ДО 10:00 МСК (06:00 UTC) 27 МАРТА 2012 г. После этого часа публикация свободна."
    )
    assert release_line("en", datetime(2012, 3, 27, 23, tzinfo=UTC), "Europe/Moscow").replace(
        "\xa0", " "
    ) == (
        "EMBARGOED UNTIL 03:00 MSK (23:00 UTC, 27 March 2012), 28 MARCH 2012. Free for use after that hour."
    )


def test_all_texts_are_printed(
    seed: Seed, facts: ReleaseFacts, russian: ReleaseFacts, office: Office
) -> None:
    for told, end in ((facts, "ENDS"), (russian, "")):
        language = told.language
        blocks = draft(told)
        issue = release_text_of(blocks, language=language, office=office, event=seed.event)
        text = text_of(issue)
        head = letterhead(seed.event, language, office)
        context = release_html(issue, head, watermark="DRAFT")

        assert issue.end_mark == end
        assert len(issue.contacts) == len(seed.event.contacts)
        assert '<div class="watermark">DRAFT</div>' in context
        for year in ("145", "2012"):
            assert year in text
            assert year in context


def test_a_boilerplate_without_heading_is_text_alone(
    seed: Seed, facts: ReleaseFacts, office: Office
) -> None:
    blocks = [
        replace(draft(facts)[0], section=Section.BOILERPLATE, text=text)
        for text in ("No heading here.", "**About us**\n\nWe print.")
    ]

    issue = release_text_of(blocks, language="en", office=office, event=seed.event)

    assert issue.boilerplates == (("", "No heading here."), ("About us", "We print."))
    assert issue.headline == ""
