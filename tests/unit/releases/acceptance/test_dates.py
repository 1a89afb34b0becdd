"""The date of the event in the lead, and where each of its days was held."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import Any

from planner.events.models.event import Event
from planner.events.models.kinds import Certainty, ItemKind, ItemSort
from planner.events.models.statement import Force, SpeechForm
from planner.grammar.needs import Sort
from planner.releases.facts.date_facts import DateSpan
from planner.releases.facts.loading_dates import event_dates
from planner.releases.facts.release_facts import ItemFacts, PresentedProject, StatementFacts
from planner.releases.facts.sourced_value import EMPTY, Count
from tests.unit.releases.acceptance.cast import Cast
from tests.unit.releases.acceptance.said import LEAVING, quoted
from tests.unit.releases.acceptance.studies_of_tables import TITLE, study
from tests.unit.releases.acceptance.table import Table, drafted

TABLE = Table("dates.md")
WELLS = ("Wells in August", "Колодцы в августе")


def _lead(cast: Cast, first: date, last: date, span: DateSpan = DateSpan.DAYS) -> str:
    event = cast.event(first_on=first, last_on=last, span=span, subject=EMPTY)
    return drafted(cast.release(event=event), "lead")


@TABLE.row("L13")
def year_only(cast: Cast) -> str:
    day = date(2027, 1, 1)
    return _lead(cast, day, day, DateSpan.YEAR)


@TABLE.row("L13a")
def month_only(cast: Cast) -> str:
    day = date(2028, 3, 1)
    return _lead(cast, day, day, DateSpan.MONTH)


@TABLE.row("L14")
def two_days(cast: Cast) -> str:
    return _lead(cast, date(2028, 3, 14), date(2028, 3, 15))


@TABLE.row("L14a")
def three_days(cast: Cast) -> str:
    return _lead(cast, date(2028, 3, 14), date(2028, 3, 16))


@TABLE.row("L14b")
def days_of_two_months(cast: Cast) -> str:
    return _lead(cast, date(2028, 3, 30), date(2028, 4, 1))


@TABLE.row("L15")
def a_night(cast: Cast) -> str:
    return _until_half_past_one(cast, time(22))


@TABLE.row("L15a")
def an_evening(cast: Cast) -> str:
    return _until_half_past_one(cast, time(19))


def _until_half_past_one(cast: Cast, begins: time) -> str:
    event = Event(
        certainty=Certainty.FIXED,
        starts_on=date(2028, 10, 27),
        ends_on=date(2028, 10, 28),
        starts_clock=begins,
        ends_clock=time(1, 30),
    )
    dates = event_dates(event)
    assert dates.first
    assert dates.last
    return _lead(cast, dates.first, dates.last, dates.span)


def _dated(cast: Cast, first: date, last: date) -> str:
    """With a dateline of the sender that shows the city alone."""
    institute = cast.body("institute", dateline=cast.text("{CITY} –", "{CITY} —"))
    event = cast.event(first_on=first, last_on=last, subject=EMPTY)
    return drafted(cast.release(event=event, organisers=(institute,)), "lead")


@TABLE.row("L14c")
def one_day_in_the_sentence(cast: Cast) -> str:
    return _dated(cast, date(2028, 3, 14), date(2028, 3, 14))


@TABLE.row("L14d")
def two_days_in_the_sentence(cast: Cast) -> str:
    return _dated(cast, date(2028, 3, 14), date(2028, 3, 15))


@TABLE.row("L14e")
def days_of_two_months_in_the_sentence(cast: Cast) -> str:
    return _dated(cast, date(2028, 3, 30), date(2028, 4, 1))


@TABLE.row("L14f")
def days_of_two_years_in_the_sentence(cast: Cast) -> str:
    return _dated(cast, date(2028, 12, 31), date(2029, 1, 1))


def _places(cast: Cast, **changed: Any) -> str:
    places = (
        cast.text("the Harbour House", "Дом порта", "event.venues"),
        cast.text("the Ministry of Forests", "Министерство лесов", "programme.1.venues"),
    )
    return drafted(cast.release(event=cast.event(day_places=places), **changed), "places")


@TABLE.row("V3")
def two_places_by_day(cast: Cast) -> str:
    return _places(cast)


@TABLE.row("V3a")
def two_places_without_forms(cast: Cast) -> str:
    return _places(cast, forms=cast.forms("genitive"))


_MORE = (
    ("the Harbour House", "Дом порта"),
    ("the Ministry of Forests", "Министерство лесов"),
    ("the Harbour Museum", "Портовый музей"),
)


def _days(cast: Cast, *days: int, **changed: Any) -> str:
    """The days are numbers of places."""
    places = tuple(cast.text(*_MORE[number]) for number in days)
    return drafted(cast.release(event=cast.event(day_places=places), **changed), "places")


@TABLE.row("V3b")
def three_places_by_day(cast: Cast) -> str:
    return _days(cast, 0, 1, 2)


@TABLE.row("V3c")
def two_places_on_three_days(cast: Cast) -> str:
    return _days(cast, 0, 0, 1)


@TABLE.row("V3d")
def back_on_the_third_day(cast: Cast) -> str:
    return _days(cast, 0, 1, 0)


@TABLE.row("V3e")
def two_places_on_four_days_without_forms(cast: Cast) -> str:
    return _days(cast, 0, 1, 1, 0, forms=cast.forms("genitive"))


@TABLE.row("V3f")
def the_article_of_the_venue(cast: Cast) -> str:
    own, other = cast.text("Harbour House", "Дом порта"), cast.text(*_MORE[1])
    event = cast.event(venue=own, venue_takes_the=True, day_places=(own, other))
    return drafted(cast.release(event=event), "places")


def _on(day: int, item: ItemFacts) -> ItemFacts:
    return replace(item, uid=f"{item.uid}-{day}", day=Count(day, "item.day"))


def _several_days(cast: Cast, *items: ItemFacts) -> str:
    event = cast.event(first_on=date(2028, 3, 14), last_on=date(2028, 3, 16))
    sections = ("study", "statement", "presentation")
    return drafted(cast.release(event=event, items=items), *sections)


def _said_on(day: int, cast: Cast, *said: StatementFacts, **changed: Any) -> ItemFacts:
    speakers = dict.fromkeys(one.speaker for one in said)
    kind = changed.pop("kind", ItemKind.STATEMENT)
    return _on(day, cast.item(kind, *speakers, statements=said, **changed))


def _study_on(day: int, cast: Cast, key: str) -> ItemFacts:
    presenter = cast.role("", "", key, role=EMPTY)
    title = cast.text(*(WELLS if key == "academy" else TITLE))
    shown = study(cast, uid=key, title=title, conductor=cast.body(key))
    return _on(day, cast.item(ItemKind.STUDY, presenter, study=shown, uid=key))


@TABLE.row("V6")
def a_study_on_the_second_day(cast: Cast) -> str:
    return _several_days(cast, _study_on(2, cast, "institute"))


@TABLE.row("V6a")
def two_studies_on_two_days(cast: Cast) -> str:
    studies = _study_on(2, cast, "institute"), _study_on(3, cast, "academy")
    return _several_days(cast, *studies)


def _dry(cast: Cast, key: str = "quill", **changed: Any) -> StatementFacts:
    words = "two wells in five are dry by August", "к августу пересыхают два колодца из пяти"
    return cast.statement(cast.speaker(key), *words, uid=f"dry-{key}", **changed)


@TABLE.row("V6b")
def back_to_the_first_day(cast: Cast) -> str:
    first = _said_on(1, cast, _dry(cast, "ellingsen"))
    return _several_days(cast, first, _study_on(2, cast, "academy"))


@TABLE.row("V6c")
def two_statements_on_one_day(cast: Cast) -> str:
    first = _said_on(2, cast, _dry(cast))
    second = cast.statement(
        cast.speaker("ellingsen"), "the posts are old", "посты устарели", uid="old"
    )
    return _several_days(cast, first, _said_on(2, cast, second, uid="item-old"))


@TABLE.row("V6d")
def a_quotation_on_the_second_day(cast: Cast) -> str:
    return _several_days(cast, _said_on(2, cast, quoted(cast, "ellingsen", *LEAVING)))


@TABLE.row("V6e")
def an_announcement_on_the_second_day(cast: Cast) -> str:
    words = (
        "the ministry will plant 40 million trees by 2035",
        "к 2035 году министерство высадит 40 млн деревьев",
    )
    plan = cast.statement(
        cast.speaker("strizhakov"), *words, form=SpeechForm.PLAN, force=Force.ANNOUNCED
    )
    return _several_days(cast, _said_on(2, cast, plan))


@TABLE.row("V6f")
def a_report_on_the_second_day(cast: Cast) -> str:
    title = cast.text("Trees and Water", "Деревья и вода")
    report = _said_on(2, cast, _dry(cast), kind=ItemKind.REPORT, title=title)
    return _several_days(cast, report)


@TABLE.row("V6g")
def without_words_on_the_second_day(cast: Cast) -> str:
    report = cast.item(ItemKind.REPORT, cast.speaker("quill"))
    topic = replace(cast.text("the upkeep of wells", "уход за колодцами"), sort=Sort.PHRASE)
    discussion = cast.item(ItemKind.DISCUSSION, topic=topic)
    return _several_days(cast, _on(2, report), _on(2, discussion))


@TABLE.row("V6h")
def a_call_and_a_film(cast: Cast) -> str:
    words = (
        "to leave a strip of grass along the banks",
        "оставлять вдоль берегов полосу травы",
    )
    call = cast.statement(
        cast.speaker("lozovaya"), *words, form=SpeechForm.CALL, force=Force.CALLED
    )
    title = cast.text("Summer on the Lipka", "Лето на Липке")
    film = cast.item(ItemKind.PRESENTATION, title=title, sort=ItemSort.FILM)
    return _several_days(cast, _said_on(2, cast, call), _on(3, film))


@TABLE.row("V6i")
def a_broken_quotation_on_the_second_day(cast: Cast) -> str:
    words = (
        "The water is leaving. We cannot count it fast enough.",
        "Вода уходит. Мы не успеваем её считать.",
    )
    return _several_days(cast, _said_on(2, cast, quoted(cast, "ellingsen", *words)))


@TABLE.row("V6j")
def an_item_without_sort_and_a_project(cast: Cast) -> str:
    item = cast.item(
        ItemKind.PRESENTATION, title=cast.text("Songs of the Ferrymen", "Песни паромщиков")
    )
    name = cast.text("A River on the Shelf", "Река на полке")
    union = cast.body("union")
    shown = cast.item(
        ItemKind.REPORT,
        cast.role("", "", "union", role=EMPTY),
        project=PresentedProject(name=name, implementer_id=union.id),
    )
    return _several_days(cast, _on(2, item), _on(3, shown))


test_row = TABLE.test()
