"""Before the event: studies, reports, discussions and what else the programme holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from planner.events.models.kinds import ItemKind, ItemSort, PartRole
from planner.events.models.study import StudyKind
from planner.grammar.needs import Sort
from planner.releases.facts.body_facts import SpeakerFacts
from planner.releases.facts.kind_facts import KindFacts
from planner.releases.facts.release_facts import ItemFacts, PresentedProject
from planner.releases.facts.sourced_value import EMPTY, Count, SourcedValue
from tests.unit.releases.acceptance.cast import Cast
from tests.unit.releases.acceptance.openings import shown
from tests.unit.releases.acceptance.people_of_tables import as_, person, place, rakitin
from tests.unit.releases.acceptance.studies_of_tables import study
from tests.unit.releases.acceptance.table import Table, drafted
from tests.unit.releases.acceptance.to_come import to_come, told

TABLE = Table("coming-programme.md")


@TABLE.row("S1")
def a_study_of_the_institute(cast: Cast) -> str:
    return told(cast, shown(cast, year=Count(2027, "programme.0.study.year")))


@TABLE.row("S1a")
def of_a_body_with_a_plural_name(cast: Cast) -> str:
    speaker = cast.role("", "", "pilots", role=EMPTY)
    year = Count(2027, "programme.0.study.year")
    given = study(cast, conductor=cast.body("pilots"), year=year, kind=StudyKind.SURVEY)
    return told(cast, cast.item(ItemKind.STUDY, speaker, study=given))


@TABLE.row("S1F")
def of_a_body_without_gender(cast: Cast) -> str:
    speaker = cast.role("", "", "proaqua", role=EMPTY)
    given = study(cast, conductor=cast.body("proaqua"), year=Count(2027, "year"))
    return told(cast, cast.item(ItemKind.STUDY, speaker, study=given))


@TABLE.row("S2")
def commissioned(cast: Cast) -> str:
    return told(cast, shown(cast, commissioner=cast.body("ministry")))


@TABLE.row("S3")
def presented_by_a_person(cast: Cast) -> str:
    given = study(cast, conductor=cast.body("institute"))
    return told(cast, cast.item(ItemKind.STUDY, person(cast, "quill"), study=given))


@TABLE.row("S3a")
def presented_by_nobody_entered(cast: Cast) -> str:
    return told(cast, cast.item(ItemKind.STUDY, study=study(cast, kind=StudyKind.REPORT)))


@TABLE.row("S4")
def two_in_a_row(cast: Cast) -> str:
    wells = cast.text("Wells in August", "Колодцы в августе")
    return told(cast, shown(cast), shown(cast, 2, title=wells))


@TABLE.row("S5")
def findings_wait(cast: Cast) -> str:
    said = cast.texts(("two wells in five are dry",), ("пересыхают два колодца из пяти",))
    method = cast.text("readings at 208 gauging posts", "показания 208 гидропостов")
    return told(cast, shown(cast, findings=said, recommendations=said, method=method))


def _report(cast: Cast, *people: SpeakerFacts, **changed: Any) -> ItemFacts:
    return cast.item(ItemKind.REPORT, *people, **changed)


@TABLE.row("R1")
def a_report_with_a_title(cast: Cast) -> str:
    title = cast.text("Trees and Water", "Деревья и вода")
    return told(cast, _report(cast, person(cast, "quill"), title=title))


@TABLE.row("R1a")
def a_statement_with_a_title(cast: Cast) -> str:
    title = cast.text("Trees and Water", "Деревья и вода")
    return told(cast, cast.item(ItemKind.STATEMENT, person(cast, "quill"), title=title))


def _ferrymen(cast: Cast) -> ItemFacts:
    ferrymen = cast.role("island ferrymen", "паромщики с островов", is_plural=True)
    topic = cast.text("winter crossings", "зимние переправы")
    return cast.item(ItemKind.PRESENTATION, ferrymen, topic=topic)


@TABLE.row("R2")
def a_topic(cast: Cast) -> str:
    return told(cast, _ferrymen(cast))


@TABLE.row("R2F")
def a_topic_without_forms(cast: Cast) -> str:
    facts = replace(to_come(cast, _ferrymen(cast)), forms=cast.forms("gender"))
    return drafted(facts, "presentation")


@TABLE.row("R3")
def statements_wait(cast: Cast) -> str:
    quill = person(cast, "quill")
    said = cast.statement(quill, "wells are dry", "колодцы пересохли")
    return told(cast, _report(cast, quill, statements=(said,)))


def _discussion(cast: Cast, *people: SpeakerFacts, **changed: Any) -> str:
    return told(cast, cast.item(ItemKind.DISCUSSION, *people, **changed))


@TABLE.row("R4")
def a_discussion(cast: Cast) -> str:
    topic = cast.text("the upkeep of wells", "уход за колодцами")
    led = as_(PartRole.ITEM_MODERATOR, person(cast, "quill"))
    return _discussion(cast, person(cast, "strizhakov"), topic=topic, **led)


@TABLE.row("R4a")
def a_discussion_without_topic(cast: Cast) -> str:
    return _discussion(cast, **as_(PartRole.ITEM_MODERATOR, person(cast, "quill")))


@TABLE.row("R4b")
def who_will_discuss(cast: Cast) -> str:
    return _discussion(cast, person(cast, "quill"), person(cast, "strizhakov"))


def _summer(cast: Cast, sort: ItemSort | None, *people: SpeakerFacts) -> str:
    title = cast.text("Summer on the Lipka", "Лето на Липке")
    return told(cast, cast.item(ItemKind.PRESENTATION, *people, title=title, sort=sort))


@TABLE.row("R5")
def a_film(cast: Cast) -> str:
    return _summer(cast, ItemSort.FILM)


@TABLE.row("R5a")
def an_exhibition(cast: Cast) -> str:
    return _summer(cast, ItemSort.EXHIBITION)


@TABLE.row("R5b")
def an_award(cast: Cast) -> str:
    return _summer(cast, ItemSort.AWARD)


@TABLE.row("R5c")
def an_agreement(cast: Cast) -> str:
    return _summer(cast, ItemSort.AGREEMENT)


@TABLE.row("R5d")
def something_else(cast: Cast) -> str:
    return _summer(cast, None)


@TABLE.row("R5e")
def a_film_with_a_presenter(cast: Cast) -> str:
    return _summer(cast, ItemSort.FILM, person(cast, "quill"))


@TABLE.row("R5f")
def an_agreement_that_two_will_sign(cast: Cast) -> str:
    signers = (person(cast, "ellingsen"), person(cast, "strizhakov"))
    return _summer(cast, ItemSort.AGREEMENT, *signers)


def _project(cast: Cast, *people: SpeakerFacts, implementer: int | None = None) -> str:
    project = PresentedProject(
        name=cast.text("A River on the Shelf", "Река на полке"), implementer_id=implementer
    )
    return told(cast, cast.item(ItemKind.PRESENTATION, *people, project=project))


@TABLE.row("R6")
def a_project_by_its_body(cast: Cast) -> str:
    speaker = cast.role("", "", "union", role=EMPTY)
    return _project(cast, speaker, implementer=cast.body("union").id)


@TABLE.row("R6a")
def a_project_by_a_person(cast: Cast) -> str:
    return _project(cast, person(cast, "quill"))


@TABLE.row("R6b")
def a_project_by_nobody_entered(cast: Cast) -> str:
    return _project(cast)


@TABLE.row("R7")
def three_stops(cast: Cast) -> str:
    guided = {"speakers": (person(cast, "quill"),), **as_(PartRole.GUIDE, rakitin(cast))}
    places = (
        place(cast, "museum", "the Harbour Museum", "Портовый музей", path="i.1"),
        place(cast, "ladder", "the fish ladder", "рыбоход", path="i.2"),
        place(cast, "ice", "the Ice Museum", "Ледовый музей", path="i.3", **guided),
    )
    tour = KindFacts(code="press_tour")
    return drafted(to_come(cast, *places, kind=tour), "visits")


@TABLE.row("R7a")
def an_outing(cast: Cast) -> str:
    title = cast.text("Walk along the quay", "Экскурсия на шлюз")
    return told(cast, cast.item(ItemKind.VISIT, title=title))


def _day(number: int) -> Count:
    return Count(number, f"programme.{number}.day")


@TABLE.row("R8")
def on_the_second_day(cast: Cast) -> str:
    title = cast.text("Trees and Water", "Деревья и вода")
    item = _report(cast, person(cast, "quill"), title=title, day=_day(2))
    return drafted(to_come(cast, item, last_on=date(2028, 3, 15)), "presentation")


def _place_of_day(text: SourcedValue) -> SourcedValue:
    return replace(text, sort=Sort.PLACE)


@TABLE.row("R8a")
def places_by_day(cast: Cast) -> str:
    places = (
        _place_of_day(cast.text("the Harbour House", "Дом порта", "v.1")),
        _place_of_day(cast.text("the Ministry of Forests", "Министерство лесов", "v.2")),
    )
    days = {"last_on": date(2028, 3, 15), "day_places": places}
    return drafted(to_come(cast, **days), "places")


@TABLE.row("R9")
def a_place_with_a_guide(cast: Cast) -> str:
    guides = as_(PartRole.GUIDE, rakitin(cast))
    return told(cast, place(cast, "museum", "the Harbour Museum", "Портовый музей", **guides))


@TABLE.row("R9a")
def two_places(cast: Cast) -> str:
    museum = place(cast, "museum", "the Harbour Museum", "Портовый музей", path="i.1")
    return told(cast, museum, place(cast, "ladder", "the fish ladder", "рыбоход", path="i.2"))


@TABLE.row("R10")
def closing_words(cast: Cast) -> str:
    return told(cast, cast.item(ItemKind.CLOSING, person(cast, "lozovaya")))


test_row = TABLE.test()
