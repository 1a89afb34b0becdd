"""Studies whose titles begin with the kind, or end with a full stop."""

from __future__ import annotations

from tests.unit.releases.acceptance.cast import Cast
from tests.unit.releases.acceptance.studies_of_tables import by_its_body, told


def titles_that_begin_with_the_kind(cast: Cast) -> str:
    titles = (
        ("Study of small rivers", "Исследование малых рек"),
        ("study: Small Rivers", "исследование «Малые реки»"),
        ("Studies of wells", "Исследования колодцев"),
    )
    told_of = (told(cast, by_its_body(cast, "institute", title=cast.text(*t))) for t in titles)
    return " ¶ ".join(told_of)


def entered_with_full_stops_and_capitals(cast: Cast) -> str:
    title = cast.text("Wells in August.", "Колодцы в августе.")
    findings = cast.texts(("The wells are dry.",), ("Колодцы пересыхают.",))
    return told(cast, by_its_body(cast, "institute", title=title, findings=findings))
