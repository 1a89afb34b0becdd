"""The line below the headline."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from planner.events.models.kinds import ItemKind
from planner.events.models.statement import SpeechForm
from planner.grammar.needs import Sort
from planner.releases.facts.release_facts import ReleaseFacts, StatementFacts
from planner.releases.facts.sourced_value import EMPTY, SourcedValue
from tests.unit.releases.acceptance.cast import Cast
from tests.unit.releases.acceptance.openings import NEWS, occasion, of_event, shown, without_forms
from tests.unit.releases.acceptance.said import LEAVING, body_of, chosen, named, quoted
from tests.unit.releases.acceptance.table import Table, drafted

TABLE = Table("subhead.md")


def subhead(facts: ReleaseFacts) -> str:
    return drafted(facts, "subhead")


@TABLE.row("S1")
def a_sample(cast: Cast) -> str:
    return subhead(_with_sample(cast, NEWS))


@TABLE.row("S2")
def two_studies_with_subjects(cast: Cast) -> str:
    return subhead(_two_studies(cast, cast.text("wells", "колодцы")))


@TABLE.row("S2a")
def two_studies_without_forms(cast: Cast) -> str:
    facts = _two_studies(cast, cast.text("wells", "колодцы"))
    return subhead(replace(facts, forms=cast.forms("gender")))


@TABLE.row("S2b")
def two_studies_one_without_subject(cast: Cast) -> str:
    return subhead(_two_studies(cast, EMPTY))


@TABLE.row("S3")
def one_occasion(cast: Cast) -> str:
    return subhead(cast.release(occasions=(_twenty_years(cast),)))


@TABLE.row("S3a")
def one_occasion_without_forms(cast: Cast) -> str:
    facts = cast.release(occasions=(_twenty_years(cast),))
    return subhead(without_forms(facts, facts.occasions[0].phrase))


@TABLE.row("S3b")
def two_occasions(cast: Cast) -> str:
    return subhead(cast.release(occasions=(_twenty_years(cast), _twenty_years(cast))))


@TABLE.row("S4")
def mourning(cast: Cast) -> str:
    loss = occasion(
        cast,
        30,
        "the loss of the ferry Alcyone",
        "со дня гибели парома «Алкиона»",
        is_mourning=True,
    )
    return subhead(cast.release(occasions=(loss,)))


FASTER = (
    "The water is leaving faster than we can count it.",
    "Вода уходит быстрее, чем мы успеваем считать.",
)
DRY = ("the wells are dry", "колодцы пересохли")


@TABLE.row("S5")
def a_quotation(cast: Cast) -> str:
    return _below(cast, chosen(quoted(cast, "ellingsen", *FASTER)))


@TABLE.row("S5a")
def a_quotation_and_more_of_its_speaker(cast: Cast) -> str:
    more = cast.statement(named(cast, "ellingsen"), *DRY)
    return _below(cast, chosen(quoted(cast, "ellingsen", *FASTER)), more)


@TABLE.row("S5b")
def a_quotation_of_two(cast: Cast) -> str:
    asked = quoted(cast, "ellingsen", "Who counts the water?", "Кто считает воду?")
    return subhead(_said(cast, chosen(asked, joint=(named(cast, "quill"),))))


@TABLE.row("S5c")
def a_quotation_of_a_body(cast: Cast) -> str:
    words = ("Our boats are ready.", "Наши лодки готовы.")
    said = cast.statement(body_of(cast, "pilots"), *words, form=SpeechForm.DIRECT)
    return subhead(_said(cast, chosen(said)))


@TABLE.row("S5d")
def a_quotation_that_is_too_long(cast: Cast) -> str:
    words = (" ".join([FASTER[0]] * 3), " ".join([FASTER[1]] * 3))
    facts = _said(cast, chosen(quoted(cast, "ellingsen", *words)))
    assert drafted(facts, "statement")
    return subhead(facts)


@TABLE.row("S5e")
def a_quotation_before_an_occasion(cast: Cast) -> str:
    facts = _said(cast, chosen(quoted(cast, "ellingsen", *LEAVING)))
    return subhead(replace(facts, occasions=(_twenty_years(cast),)))


def _below(cast: Cast, *statements: StatementFacts) -> str:
    return drafted(_said(cast, *statements), "subhead", "statement", "presentation")


def _said(cast: Cast, *statements: StatementFacts) -> ReleaseFacts:
    numbered = tuple(replace(s, uid=f"said-{i}", path=f"s.{i}") for i, s in enumerate(statements))
    item = cast.item(ItemKind.STATEMENT, statements[0].speaker, statements=numbered)
    return cast.release(items=(item,))


@TABLE.row("S6")
def a_sample_in_the_news(cast: Cast) -> str:
    news = (
        "Study covers 208 gauging posts over 30 years",
        "Исследование охватило 208 гидропостов за 30 лет",
    )
    return subhead(_with_sample(cast, news))


def _with_sample(cast: Cast, news: tuple[str, str]) -> ReleaseFacts:
    sample = cast.text("208 gauging posts over 30 years", "208 гидропостов за 30 лет")
    item = replace(shown(cast, sample=sample), is_news=True)
    return replace(of_event(cast, news_line=cast.text(*news)), items=(item,))


def _two_studies(cast: Cast, subject: SourcedValue) -> ReleaseFacts:
    rivers = shown(cast, 1, subject=cast.text("rivers", "реки"))
    title = cast.text("Wells", "Колодцы")
    wells = shown(cast, 2, conductor=cast.body("academy"), title=title, subject=subject)
    return cast.release(items=(rivers, wells))


def _twenty_years(cast: Cast) -> Any:
    facts = occasion(cast, 20, "the Lake Fund", "Озёрному фонду")
    return replace(facts, phrase=replace(facts.phrase, sort=Sort.OCCASION))


test_row = TABLE.test()
