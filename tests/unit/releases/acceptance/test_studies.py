"""Studies."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from planner.events.models.kinds import ItemKind, LeadWith
from planner.events.models.study import FindingForm, StudyKind
from planner.kernel.messages import Message
from planner.releases.checks.release_checks import check
from planner.releases.drafting import draft
from planner.releases.facts.body_facts import SpeakerFacts
from planner.releases.facts.release_facts import ItemFacts
from planner.releases.facts.sourced_value import EMPTY, Count, SourcedValue
from tests.unit.releases.acceptance import studies_titled_by_kind
from tests.unit.releases.acceptance.cast import Cast
from tests.unit.releases.acceptance.studies_of_tables import by_its_body, study, told
from tests.unit.releases.acceptance.table import Table, drafted

TABLE = Table("studies.md")
EMBARGO = 6  # the number of the check
WELLS = ("two wells in five are dry by August", "к августу пересыхают два колодца из пяти")


def contents(**entered: Callable[[Cast], Any]) -> Callable[[Cast], str]:
    """What is told after the sentence on who presented it."""

    def draw(cast: Cast) -> str:
        facts = {name: make(cast) for name, make in entered.items()}
        text = told(cast, by_its_body(cast, "institute", **facts))
        return text[text.index(". ") + 2 :]

    return draw


def always(value: Any) -> Callable[[Cast], Any]:
    return lambda cast: value


def text(en: str, ru: str) -> Callable[[Cast], SourcedValue]:
    return lambda cast: cast.text(en, ru)


def texts(*pairs: tuple[str, str]) -> Callable[[Cast], tuple[SourcedValue, ...]]:
    return lambda cast: tuple(cast.text(*pair) for pair in pairs)


def number(n: int) -> Callable[[Cast], Count]:
    return lambda cast: Count(n, "programme.0.study.number")


def year(n: int = 2027) -> Count:
    return Count(n, "programme.0.study.year")


TABLE.row("T1")(lambda cast: told(cast, by_its_body(cast, "institute", year=year())))
TABLE.row("T1a")(lambda cast: told(cast, by_its_body(cast, "institute")))
TABLE.row("T1b")(
    lambda cast: told(
        cast, by_its_body(cast, "pilots", year=year(), month=Count(5, "programme.0.study.month"))
    )
)
TABLE.row("T1c")(lambda cast: told(cast, by_its_body(cast, "proaqua")))


@TABLE.row("T1d")
def nobody_is_said_to_have_presented_it(cast: Cast) -> str:
    shown = study(cast, conductor=cast.body("academy"), year=year())
    return told(cast, cast.item(ItemKind.STUDY, study=shown))


@TABLE.row("T2")
def commissioned(cast: Cast) -> str:
    ministry = cast.body("ministry")
    return told(cast, by_its_body(cast, "institute", commissioner=ministry, year=year()))


@TABLE.row("T2a")
def commissioned_and_presented_by_nobody(cast: Cast) -> str:
    shown = study(cast, conductor=cast.body("institute"), commissioner=cast.body("ministry"))
    return told(cast, cast.item(ItemKind.STUDY, study=shown))


TABLE.row("T2b")(
    lambda cast: told(cast, by_its_body(cast, "institute", commissioner=cast.body("proaqua")))
)


@TABLE.row("T2c")
def commissioned_by_a_fund(cast: Cast) -> str:
    return told(cast, by_its_body(cast, "institute", commissioner=cast.fund()))


def by_persons(cast: Cast, *speakers: SpeakerFacts) -> str:
    return told(cast, cast.item(ItemKind.STUDY, *speakers, study=study(cast)))


TABLE.row("T3")(lambda cast: by_persons(cast, cast.speaker("quill")))
TABLE.row("T3a")(lambda cast: by_persons(cast, cast.speaker("quill", gender=EMPTY)))
TABLE.row("T3b")(lambda cast: by_persons(cast, cast.speaker("quill"), cast.speaker("ellingsen")))


def _two(cast: Cast, kind: StudyKind, **entered: Any) -> tuple[ItemFacts, ItemFacts]:
    title = cast.text("Wells in August", "Колодцы в августе")
    return (
        by_its_body(cast, "institute", **entered),
        by_its_body(cast, "academy", uid="wells", title=title, kind=kind),
    )


TABLE.row("T4")(lambda cast: told(cast, *_two(cast, StudyKind.RESEARCH)))
TABLE.row("T4a")(lambda cast: told(cast, *_two(cast, StudyKind.SURVEY)))
TABLE.row("T5")(
    contents(
        aims=texts(("to find out why small rivers fall", "выяснить, почему мелеют малые реки"))
    )
)
_ESTIMATE = ("an estimate of the loss", "оценка потерь")
TABLE.row("T5a")(contents(aims=texts(_ESTIMATE)))
TABLE.row("T5b")(contents(aims=texts(_ESTIMATE, ("a map of wells", "карта колодцев"))))
TABLE.row("T6")(
    contents(
        method=text(
            "an analysis of readings at 208 gauging posts", "анализ показаний 208 гидропостов"
        )
    )
)
_SURVEY = always(StudyKind.SURVEY)
_RESIDENTS = text("residents of three districts", "жителей трёх районов")
TABLE.row("T7")(
    contents(
        kind=_SURVEY,
        year=number(2027),
        month=number(5),
        sample_size=number(1240),
        sample_units=_RESIDENTS,
    )
)
TABLE.row("T7a")(contents(kind=_SURVEY, sample_size=number(12_400), sample_units=_RESIDENTS))
TABLE.row("T7b")(
    contents(
        sample_size=number(208),
        sample_units=text("gauging posts", "гидропостов"),
        data_from=number(1997),
        data_until=number(2027),
    )
)
_RESIDENT = text("residents", "житель")
TABLE.row("T7c")(contents(kind=_SURVEY, sample_size=number(1241), sample_units=_RESIDENT))


@TABLE.row("T7d")
def a_survey_without_the_gender_of_the_sample(cast: Cast) -> str:
    size, units = number(1241)(cast), _RESIDENT(cast)
    kind = StudyKind.SURVEY
    item = by_its_body(cast, "institute", kind=kind, sample_size=size, sample_units=units)
    release = cast.release(items=(item,), forms=cast.forms("genitive"))
    return drafted(release, "study").split(". ")[-1]


_CLAUSE = texts(WELLS)
TABLE.row("T8")(contents(findings=_CLAUSE))
TABLE.row("T8a")(
    contents(
        findings=texts(
            (f"{WELLS[0]}.", f"{WELLS[1]}."),
            ("the spring flood has halved.", "весенний паводок сократился вдвое."),
        )
    )
)
TABLE.row("T8b")(
    contents(
        findings=texts(("a loss of 40 per cent", "сокращение стока на 40%")),
        finding_form=always(FindingForm.NOUNS),
    )
)
for _row, _kind in (("T8c", "survey"), ("T8d", "report"), ("T8e", "analysis")):
    TABLE.row(_row)(contents(findings=_CLAUSE, kind=always(StudyKind(_kind))))
_FIRST = ("wells are dry.", "колодцы пересыхают.")
_SECOND = ("floods halved", "паводок сократился")
_LISTED = always(FindingForm.LISTED)
TABLE.row("T8f")(contents(findings=texts(_FIRST, _SECOND), finding_form=_LISTED))
TABLE.row("T8g")(contents(findings=_CLAUSE, method=text("readings", "показания")))
TABLE.row("T9")(contents(findings=texts(_FIRST, _SECOND, ("trees help", "деревья помогают"))))
for _row, _kind in (("T10", "survey"), ("T10a", "report"), ("T10b", "analysis")):
    TABLE.row(_row)(
        lambda cast, kind=_kind: told(  # type: ignore[misc]
            cast, by_its_body(cast, "institute", year=year(), kind=StudyKind(kind))
        )
    )


@TABLE.row("T11b")
def a_title_that_is_only_its_kind(cast: Cast) -> str:
    title = cast.text("Report", "«Доклад»")
    return told(cast, by_its_body(cast, "academy", title=title, kind=StudyKind.REPORT))


def _report_on_wells(cast: Cast) -> ItemFacts:
    title, subject = cast.text("Report", "Доклад"), cast.text("wells", "колодцы")
    return by_its_body(cast, "academy", title=title, subject=subject, kind=StudyKind.REPORT)


TABLE.row("T11")(lambda cast: told(cast, _report_on_wells(cast)))


@TABLE.row("T11a")
def a_report_without_the_form_of_its_subject(cast: Cast) -> str:
    release = cast.release(items=(_report_on_wells(cast),), forms=cast.forms("gender"))
    return drafted(release, "study")


@TABLE.row("T12b")
def recommendations_as_entered(cast: Cast) -> str:
    draw = contents(
        findings=_CLAUSE,
        recommendations=texts(("the upkeep of wells", "по уходу за колодцами")),
    )
    return draw(cast).split(". ")[1]


_UPKEEP = texts(("the upkeep of wells", "уход за колодцами"))
TABLE.row("T12")(contents(recommendations=_UPKEEP))


@TABLE.row("T12c")
def recommendations_without_the_form(cast: Cast) -> str:
    item = by_its_body(cast, "institute", recommendations=_UPKEEP(cast))
    release = cast.release(items=(item,), forms=cast.forms("gender"))
    return drafted(release, "study").split(". ")[1]


@TABLE.row("T13")
def under_embargo_for_longer(cast: Cast) -> str:
    hour = datetime(2028, 3, 14, 9, 0, tzinfo=UTC)
    shown = study(cast, embargo_until=hour + timedelta(hours=1))
    facts = cast.release(items=(cast.item(ItemKind.STUDY, study=shown),))
    (finding,) = (one for one in check(facts, draft(facts), now=hour) if one.number == EMBARGO)
    assert finding.is_blocking
    assert isinstance(finding.sentence, Message)
    return finding.sentence.in_language(cast.language)


_NOTE = text(
    "readings at 208 gauging posts were compared for 1997–2027",
    "сопоставлены показания 208 гидропостов за 1997–2027 годы",
)


@TABLE.row("N5")
def a_note_on_the_method(cast: Cast) -> str:
    shown = study(cast, method_note=_NOTE(cast))
    return drafted(cast.release(items=(cast.item(ItemKind.STUDY, study=shown),)), "notes")


@TABLE.row("N5a")
def a_note_on_the_method_of_one_of_two(cast: Cast) -> str:
    items = _two(cast, StudyKind.RESEARCH, method_note=_NOTE(cast))
    return drafted(cast.release(items=items), "notes")


@TABLE.row("T14a")
def such_a_title_in_headline_and_subhead(cast: Cast) -> str:
    title = cast.text("Study of small rivers", "Исследование малых рек")
    item = by_its_body(cast, "institute", title=title)
    leading = cast.event(lead_with=LeadWith.STUDIES, subject=EMPTY)
    with_news = cast.event(news_line=cast.text("The ferry stops", "Паром встаёт"))
    return " ¶ ".join(
        (
            drafted(cast.release(items=(item,), event=leading), "headline"),
            drafted(cast.release(items=(item,), event=with_news), "subhead"),
        )
    )


TABLE.row("T14")(studies_titled_by_kind.titles_that_begin_with_the_kind)
TABLE.row("T14b")(studies_titled_by_kind.entered_with_full_stops_and_capitals)
TABLE.row("T15")(studies_titled_by_kind.titles_that_end_with_the_kind)
TABLE.row("T15a")(studies_titled_by_kind.before_the_text)
TABLE.row("T15b")(studies_titled_by_kind.in_a_note)
TABLE.row("T15c")(studies_titled_by_kind.without_its_forms)

test_row = TABLE.test()
