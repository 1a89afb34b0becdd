"""What a row of the programme is called, on paper and on the public page."""

from __future__ import annotations

import pytest

from planner.events.models.kinds import ItemKind
from planner.kernel.texts import Texts
from planner.releases.papers.event_lines import programme_rows
from tests.conftest import NOW
from tests.factories import Make


@pytest.mark.parametrize(
    ("title", "topic", "study", "shown"),
    [
        ("", "", False, "Report"),
        ("", "Sand in rivers", False, "Report: Sand in rivers"),
        ("Opening words", "", False, "Opening words"),
        ("Opening words", "Sand in rivers", False, "Opening words: Sand in rivers"),
        ("Sand in rivers", "Sand in rivers", False, "Sand in rivers"),
        ("", "", True, "Presentation of the study “Lives on the move”"),
        ("the Wax Museum", "", False, "The Wax Museum"),
        ("eBay and others", "", False, "eBay and others"),
    ],
)
def test_a_row_has_its_title_and_its_topic(
    make: Make, title: str, topic: str, study: bool, shown: str
) -> None:
    event = make.event()
    make.item(
        event,
        kind=ItemKind.REPORT,
        titles=Texts(en=title),
        topics=Texts(en=topic),
        study=make.study(titles=Texts(en="Lives on the move")) if study else None,
    )
    make.work.session.expire(event)

    (row,) = programme_rows(event, "en", NOW)

    assert row.title == shown


def test_a_study_that_is_only_called_report_has_no_title(make: Make) -> None:
    event = make.event()
    make.item(event, kind=ItemKind.STUDY, study=make.study(titles=Texts(en="Report", ru="Доклад")))
    make.work.session.expire(event)

    titles = [programme_rows(event, language, NOW)[0].title for language in ("en", "ru")]

    assert titles == ["Presentation of a study", "Презентация исследования"]
