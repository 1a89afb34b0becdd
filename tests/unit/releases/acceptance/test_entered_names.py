"""Names that hold commas, articles of bodies, titles of ambassadors, the kind as a title."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from planner.events.attendance_facts import Qualifier
from planner.events.models.kinds import ItemKind, ItemSort, LeadWith, PartRole
from planner.events.models.statement import Force, SpeechForm
from planner.events.models.study import StudyKind
from planner.releases.facts.body_facts import BodyFacts, SpeakerFacts
from planner.releases.facts.release_facts import PresentedProject
from planner.releases.facts.sourced_value import EMPTY, Count
from tests.unit.releases.acceptance.cast import Cast
from tests.unit.releases.acceptance.openings import ISSUED, shown
from tests.unit.releases.acceptance.people_of_tables import function_of, guest, person
from tests.unit.releases.acceptance.said import body_of, named
from tests.unit.releases.acceptance.said import told as said
from tests.unit.releases.acceptance.table import Table, drafted

TABLE = Table("entered-names.md")


def _study(cast: Cast, *keys: str, **entered: Any) -> str:
    return drafted(cast.release(items=(shown(cast, **entered),)), *(keys or ("study",)))


def _called(cast: Cast, en: str, ru: str, **changed: Any) -> BodyFacts:
    body = cast.body("ministry", id=90, **changed)
    return replace(body, name=replace(body.name, text=(en, ru)[cast.language == "ru"]))


def _game(cast: Cast) -> BodyFacts:
    return _called(
        cast, "Ministry of Forests, Fisheries and Game", "Министерство лесов, рыболовства и охоты"
    )


@TABLE.row("C10")
def two_of_which_the_first_has_commas(cast: Cast) -> str:
    backers = (_game(cast), cast.body("fund"))
    return drafted(cast.release(supporters=backers), "frame")


@TABLE.row("C10a")
def two_of_which_the_second_has_commas(cast: Cast) -> str:
    backers = (cast.body("fund"), _game(cast))
    return drafted(cast.release(supporters=backers), "frame")


@TABLE.row("C10b")
def three_of_which_one_has_commas(cast: Cast) -> str:
    every = (_game(cast), cast.body("fund"), cast.body("museum"))
    return drafted(cast.release(organisers=every), "lead")


@TABLE.row("C10c")
def a_function_at_a_body_with_commas(cast: Cast) -> str:
    director = function_of(cast, "Director", "директор")
    pair = (person(cast, "ellingsen", function=director, body=_game(cast)), person(cast, "quill"))
    return drafted(cast.release(items=(cast.item(ItemKind.WELCOME, *pair),)), "welcome")


@TABLE.row("C11")
def a_body_of_several_letters_and_one_of_two(cast: Cast) -> str:
    union = _called(cast, "European Union", "Европейский союз")
    bodies = (_called(cast, "EMN", "ЕМС"), union, _called(cast, "EU", "ЕС"))
    members = [replace(cast.role("members", "члены", is_plural=True), body=body) for body in bodies]
    winter = cast.phrase("winter crossings", "зимние переправы")
    items = (cast.item(ItemKind.PRESENTATION, one, topic=winter) for one in members)
    return " ¶ ".join(drafted(cast.release(items=(item,)), "presentation") for item in items)


@TABLE.row("C11a")
def a_call_of_members_and_of_a_body(cast: Cast) -> str:
    call = {"form": SpeechForm.CALL, "force": Force.CALLED}
    words = ("to leave a strip of grass", "оставить полосу травы")
    voices = (cast.role("members", "члены", "union", is_plural=True), body_of(cast, "pilots"))
    return " ¶ ".join(said(cast, cast.statement(voice, *words, **call)) for voice in voices)


def _galt(cast: Cast, function: tuple[str, str]) -> SpeakerFacts:
    galt = guest(cast, 9, ("Ivo Galt", "Иво Галт"), function, "m")
    return replace(galt, title=cast.text("Ambassador", "посол"))


def _opens(cast: Cast, function: tuple[str, str]) -> str:
    item = cast.item(ItemKind.WELCOME, _galt(cast, function))
    return drafted(cast.release(items=(item,)), "welcome")


@TABLE.row("C12")
def an_ambassador_to_a_country(cast: Cast) -> str:
    to_norland = ("Ambassador of Velmaria to Norland", "посол Вельмарии в Норландии")
    head = ("Head of the Delegation", "глава делегации")
    return " ¶ ".join(_opens(cast, one) for one in (to_norland, ("", ""), head))


@TABLE.row("C12a")
def a_headline_on_one_guest(cast: Cast) -> str:
    title = cast.text("Press meeting", "Пресс-встреча")
    function = ("consul of Velmaria in Lindenholm", "консул Вельмарии в Линденхольме")
    item = cast.item(ItemKind.STATEMENT, _galt(cast, function))
    event = cast.event(title=title, subject=EMPTY)
    return drafted(cast.release(event=event, items=(item,)), "headline")


@TABLE.row("C13")
def a_study_called_report(cast: Cast) -> str:
    every = ("study", "headline", "subhead", "lead")
    return _study(cast, *every, kind=StudyKind.REPORT, title=cast.text("The Report.", "Доклады"))


@TABLE.row("C13a")
def a_study_called_report_leads(cast: Cast) -> str:
    item = shown(
        cast,
        kind=StudyKind.REPORT,
        title=cast.text("Report", "Доклад"),
        subject=cast.phrase("Wells in the valley", "Колодцы в долине"),
    )
    event = cast.event(lead_with=LeadWith.STUDIES)
    return drafted(cast.release(event=event, items=(item,)), "headline", "study")


@TABLE.row("C13b")
def notes_on_studies_called_report(cast: Cast) -> str:
    entered: dict[str, Any] = {
        "kind": StudyKind.REPORT,
        "title": cast.text("Report", "Доклад"),
    }
    note = cast.text("readings were compared", "сопоставлены показания")
    url = cast.text("https://rivers.example/small", "https://rivers.example/small")
    items = (shown(cast, 1, **entered, method_note=note, url=url), shown(cast, 2, uid="wells"))
    return drafted(cast.release(items=items), "notes")


@TABLE.row("C14")
def titles_in_title_case(cast: Cast) -> str:
    titles = (
        ("A Study of Flows", "Исследование Стока"),
        ("Study of Wells in Mareno", "Исследование колодцев Марено"),
        ("Study 2027", "Исследование 2027"),
    )
    return " ¶ ".join(_study(cast, title=cast.text(*title)) for title in titles)


@TABLE.row("C15")
def outlets_more_than_and_about(cast: Cast) -> str:
    sorts = (Qualifier.MORE_THAN, Qualifier.ABOUT)
    counted = {"is_recorded": True, "people": Count(34, "p"), "outlets": Count(20, "o")}
    every = (cast.present(**counted, outlets_qualifier=sort) for sort in sorts)
    return " ¶ ".join(drafted(cast.release(present=one), "attendance") for one in every)


@TABLE.row("C16")
def a_report_on_one_thing_with_a_topic_and_words(cast: Cast) -> str:
    quill = named(cast, "quill")
    item = cast.item(
        ItemKind.REPORT,
        quill,
        title=cast.text("Report on spring floods", "Доклад о весенних паводках"),
        topic=cast.phrase("the state of wells", "состояние колодцев"),
        statements=(cast.statement(quill, "wells are dry", "колодцы сухи"),),
    )
    return drafted(cast.release(items=(item,)), "statement")


@TABLE.row("C16a")
def a_discussion_of_one_thing_with_a_topic(cast: Cast) -> str:
    title = cast.text("Discussion of tariffs", "Обсуждение тарифов")
    topic = cast.phrase("Winter fares", "Зимние тарифы")
    item = cast.item(ItemKind.DISCUSSION, title=title, topic=topic)
    return drafted(cast.release(items=(item,)), "presentation")


@TABLE.row("C17")
def what_is_called_by_its_kind_before_the_event(cast: Cast) -> str:
    title = cast.text("Film about the Lipka", "Фильм о Липке")
    film = cast.item(ItemKind.PRESENTATION, title=title, sort=ItemSort.FILM, uid="film")
    name = cast.text("Project “A River on the Shelf”", "Проект «Река на полке»")
    project = PresentedProject(name=name, implementer_id=None)
    shelf = cast.item(ItemKind.PRESENTATION, body_of(cast, "union"), project=project, uid="shelf")
    report = cast.item(
        ItemKind.REPORT,
        named(cast, "quill"),
        title=cast.text("Report on spring floods", "Доклад о весенних паводках"),
        topic=cast.phrase("The state of wells", "Состояние колодцев"),
        uid="report",
    )
    event = cast.event(is_coming=True)
    items = (film, shelf, report)
    return drafted(cast.release(event=event, on=ISSUED, items=items), "presentation")


@TABLE.row("C18")
def an_item_called_report_is_moderated(cast: Cast) -> str:
    leads = replace(named(cast, "ellingsen"), part_role=PartRole.ITEM_MODERATOR)
    item = cast.item(ItemKind.REPORT, title=cast.text("Report", "Доклад"), others=(leads,))
    return drafted(cast.release(items=(item,)), "moderators")


test_row = TABLE.test()
