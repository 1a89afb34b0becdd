"""What follows, materials, standing texts, contacts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from planner.events.models.study import StudyKind
from planner.grammar.needs import Sort
from planner.releases.facts.body_facts import BoilerplateFacts
from planner.releases.facts.event_facts import SeriesFacts
from planner.releases.facts.kind_facts import KindFacts
from planner.releases.facts.release_facts import ContactFacts, ReleaseFacts
from planner.releases.facts.sourced_value import EMPTY, SourcedValue
from tests.unit.releases.acceptance.cast import Cast
from tests.unit.releases.acceptance.openings import of_event, shown
from tests.unit.releases.acceptance.table import Table, drafted

TABLE = Table("closing.md")
_URL = SourcedValue("https://rivers.example/small", "url")


def _series(cast: Cast, kind: str = "round_table", **changed: Any) -> ReleaseFacts:
    return of_event(cast, kind=KindFacts(code=kind), series=SeriesFacts(**changed))


def _next(cast: Cast) -> dict[str, Any]:
    city = replace(cast.text("Vspolye", "Всполье"), sort=Sort.PLACE)
    return {"next_on": date(2028, 6, 9), "next_city": city}


def _earlier(cast: Cast) -> dict[str, Any]:
    city = replace(cast.text("Mareno", "Марено"), sort=Sort.PLACE)
    return {"earlier_on": date(2027, 10, 3), "earlier_city": city}


@TABLE.row("N1")
def the_next_event(cast: Cast) -> str:
    return drafted(_series(cast, **_next(cast)), "closing")


@TABLE.row("N1a")
def the_first_event(cast: Cast) -> str:
    return drafted(_series(cast, **_earlier(cast), earlier_is_first=True), "closing")


@TABLE.row("N1b")
def the_previous_and_the_next_conference(cast: Cast) -> str:
    return drafted(_series(cast, "conference", **_earlier(cast), **_next(cast)), "closing")


@TABLE.row("N1c")
def the_next_tour_without_city(cast: Cast) -> str:
    return drafted(_series(cast, "press_tour", next_on=date(2028, 6, 9)), "closing")


@TABLE.row("N1F")
def the_next_event_without_forms(cast: Cast) -> str:
    facts = replace(_series(cast, **_next(cast)), forms=cast.forms("gender"))
    return drafted(facts, "closing")


@TABLE.row("N1p")
def a_next_event_that_is_over(cast: Cast) -> str:
    facts = _series(cast, **_next(cast), next_is_past=True)
    return drafted(replace(facts, items=(shown(cast, url=_URL),)), "closing")


@TABLE.row("N6")
def a_photograph(cast: Cast) -> str:
    captions = cast.texts(
        ("the gauging post at Malye Lipki (Lake Fund)",),
        ("гидропост в Малых Липках (Озёрный фонд)",),
    )
    return drafted(of_event(cast, photo_captions=captions), "notes")


@TABLE.row("N6a")
def an_interview(cast: Cast) -> str:
    offer = (
        "Marta Ellingsen is available for interview on 15 March",
        "Марта Эллингсен готова дать интервью 15 марта",
    )
    return drafted(of_event(cast, interviews=cast.text(*offer)), "notes")


@TABLE.row("N2")
def a_next_step(cast: Cast) -> str:
    text = (
        "The Institute will publish the tables in June 2028.",
        "Институт опубликует таблицы в июне 2028 года",
    )
    return drafted(of_event(cast, next_steps=cast.text(*text)), "closing")


@TABLE.row("N3")
def the_only_study(cast: Cast) -> str:
    facts = of_event(cast, materials_url=_URL)
    return drafted(replace(facts, items=(shown(cast, url=_URL),)), "closing", "notes")


@TABLE.row("N3a")
def a_survey(cast: Cast) -> str:
    items = (shown(cast, url=_URL, kind=StudyKind.SURVEY),)
    return drafted(cast.release(items=items), "closing", "notes")


@TABLE.row("N3b")
def two_studies(cast: Cast) -> str:
    facts = of_event(cast, materials_url=_URL)
    items = (shown(cast, 1, url=_URL), shown(cast, 2))
    return drafted(replace(facts, items=items), "closing", "notes")


@TABLE.row("N3c")
def materials_and_a_study(cast: Cast) -> str:
    facts = of_event(cast, materials_url=SourcedValue("https://rivers.example/kit", "url"))
    return drafted(replace(facts, items=(shown(cast, url=_URL),)), "closing")


def _about(cast: Cast, key: str, **changed: Any) -> str:
    text = BoilerplateFacts(text=cast.text("It counts water.", "Считает воду."), reviewed_on=None)
    body = cast.body(key, boilerplate=text)
    return drafted(cast.release(organisers=(body,), **changed), "boilerplate")


@TABLE.row("N7")
def a_standing_text(cast: Cast) -> str:
    return _about(cast, "institute")


@TABLE.row("N7a")
def a_standing_text_of_a_body_without_article(cast: Cast) -> str:
    return _about(cast, "proaqua")


@TABLE.row("N7F")
def a_standing_text_without_forms(cast: Cast) -> str:
    return _about(cast, "institute", forms=cast.forms("gender"))


def _contact(cast: Cast, en: str, ru: str) -> str:
    contact = ContactFacts(
        name=cast.text("Ida Morrow", "Ида Морроу"),
        function=replace(cast.text(en, ru), sort=Sort.FUNCTION),
        body=cast.body("institute"),
        phone=EMPTY,
        dial="",
        email=SourcedValue("press@rivers.example", "email"),
        languages=("en", "ru"),
        languages_path="languages",
        hours=EMPTY,
    )
    return drafted(cast.release(contacts=(contact,)), "contacts")


@TABLE.row("N8")
def a_contact(cast: Cast) -> str:
    return _contact(cast, "Press Officer", "пресс-секретарь")


@TABLE.row("N8a")
def a_contact_whose_function_names_the_body(cast: Cast) -> str:
    return _contact(
        cast,
        "Press Officer of the River Health Institute",
        "пресс-секретарь Института здоровья рек",
    )


test_row = TABLE.test()
