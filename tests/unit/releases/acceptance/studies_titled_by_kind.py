"""Studies whose titles begin or end with the kind, or end with a full stop."""

from __future__ import annotations

from planner.events.models.kinds import LeadWith
from planner.events.models.study import StudyKind
from planner.releases.facts.sourced_value import EMPTY, SourcedValue
from tests.unit.releases.acceptance.cast import Cast
from tests.unit.releases.acceptance.studies_of_tables import by_its_body, told
from tests.unit.releases.acceptance.table import drafted


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


def titles_that_end_with_the_kind(cast: Cast) -> str:
    titles = (
        (StudyKind.REPORT, "Annual Report", "Годовой доклад"),
        (StudyKind.REPORT, "Annual report 2027", "Годовой доклад — 2027"),
        (StudyKind.SURVEY, "Final Survey", "Итоговый опрос"),
        (StudyKind.SURVEY, "Village Survey", "Сельский опрос"),
    )
    items = (
        by_its_body(cast, "institute", title=cast.text(en, ru), kind=kind)
        for kind, en, ru in titles
    )
    return " ¶ ".join(told(cast, item) for item in items)


def before_the_text(cast: Cast) -> str:
    item = by_its_body(cast, "institute", title=_annual(cast), kind=StudyKind.REPORT)
    leading = cast.event(lead_with=LeadWith.STUDIES, subject=EMPTY)
    with_news = cast.event(news_line=cast.text("The ferry stops", "Паром встаёт"))
    return " ¶ ".join(
        (
            drafted(cast.release(items=(item,), event=leading), "headline"),
            drafted(cast.release(items=(item,), event=with_news), "subhead"),
        )
    )


def in_a_note(cast: Cast) -> str:
    note = cast.text("readings were compared", "сопоставлены показания")
    shown = by_its_body(
        cast, "institute", title=_annual(cast), kind=StudyKind.REPORT, method_note=note
    )
    other = by_its_body(cast, "academy", uid="wells")
    return drafted(cast.release(items=(shown, other)), "notes")


def without_its_forms(cast: Cast) -> str:
    title = cast.text("Final Survey", "Итоговый опрос")
    item = by_its_body(cast, "institute", title=title, kind=StudyKind.SURVEY)
    return drafted(cast.release(items=(item,), forms=cast.forms("gender")), "study")


def _annual(cast: Cast) -> SourcedValue:
    return cast.text("Annual Report", "Годовой доклад")
