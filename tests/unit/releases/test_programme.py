"""Who moderated, what was visited, and in which report a thing was said."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from planner.events.models.kinds import ItemKind, PartRole
from planner.events.models.statement import Force, SpeechForm
from planner.grammar.abbreviations import is_abbreviation
from planner.grammar.russian.agreement import in_city
from planner.kernel.richtext import to_html, to_text
from planner.kernel.texts import Texts
from planner.releases.facts.body_facts import SpeakerFacts
from planner.releases.facts.issue_day import release_day
from planner.releases.facts.release_facts import ReleaseFacts
from planner.releases.facts.sourced_value import EMPTY
from tests.factories import Make
from tests.seed import Seed
from tests.unit.releases.conftest import LoadFacts, Pair, said, said_in, sourced, unbent
from tests.unit.releases.test_speakers import with_item

REPORT = 3
NIKIFOROV = {
    "en": "Dmitriy Nikiforov, Head of UFMS of Russia in St. Petersburg and Leningrad region",
    "ru": "начальник УФМС России по Санкт-Петербургу и Ленинградской области Дмитрий Никифоров",
}


def report(facts: ReleaseFacts, count: int = 1, **changed: Any) -> ReleaseFacts:
    """Only the report of the seed, with a title, its words and so many speakers."""
    item = facts.items[REPORT]
    others = tuple(s for other in facts.items[:1] for s in other.speakers)
    statement = replace(item.statements[0], text=sourced("x"), **changed)
    speakers = (*item.speakers, *others)[:count]
    return with_item(
        facts, REPORT, statements=(statement,), speakers=speakers, title=sourced("People")
    )


def test_the_moderator_is_told_once(seed: Seed, make: Make, facts_of: LoadFacts) -> None:
    first, second = seed.event.programme[0], seed.event.programme[1]
    nina = make.person(names=Texts(en="Nina Orlova", ru="Нина Орлова"))
    for item in (first, second):
        make.part(item, person=nina, role=PartRole.MODERATOR)
    jo = make.person(names=Texts(en="Jo", ru="Джо"))
    make.part(second, person=jo, role=PartRole.MODERATOR)

    english, russian = (facts_of(seed.event, language) for language in ("en", "ru"))

    assert said(english, "moderators") == "Nina Orlova and Jo moderated the round table."
    assert said(russian, "moderators") == "Вели круглый стол Нина Орлова и Джо."
    alone = replace(russian, items=russian.items[:1])
    assert said(alone, "moderators") == "Модератор встречи — Нина Орлова."


def test_a_moderator_has_the_function_of_another_part(both: Pair) -> None:
    def change(facts: ReleaseFacts) -> ReleaseFacts:
        speaker = facts.items[REPORT].speakers[0]
        led = replace(speaker, function=EMPTY, path="programme.0.parts.9")
        welcome = replace(facts.items[0], moderators=(led,))
        return replace(facts, items=(welcome, facts.items[REPORT]))

    english, russian = said_in(both, "moderators", change)
    assert english == f"{NIKIFOROV['en']}, moderated the round table."
    assert russian == f"Вёл круглый стол {NIKIFOROV['ru']}."


def test_a_moderator_without_a_name_here_is_not_told(both: Pair) -> None:
    def change(facts: ReleaseFacts) -> ReleaseFacts:
        nobody = replace(facts.items[REPORT].speakers[0], name=EMPTY)
        return replace(facts, items=(replace(facts.items[0], moderators=(nobody,)),))

    assert said_in(both, "moderators", change) == ("", "")


def test_nobody_closed_it(both: Pair) -> None:
    def change(facts: ReleaseFacts) -> ReleaseFacts:
        return with_item(facts, REPORT, kind=ItemKind.CLOSING, statements=(), speakers=())

    assert said_in(both, "presentation", change) == ("", "")


def test_a_body_that_no_function_tells_of(both: Pair) -> None:
    """It follows in the genitive where that is known."""
    russian = both[1]
    speaker = russian.items[REPORT].speakers[0]
    assert speaker.body is not None
    told = replace(speaker.body, name=sourced("Служба"))
    chief = replace(speaker, function=sourced("начальник"), body=told)
    russian = unbent(russian, Служба="genitive Службы")

    text = said(with_item(russian, 0, speakers=(chief,)), "welcome")

    assert text == "Круглый стол открыл начальник Службы Дмитрий Никифоров."


def test_places_that_were_visited(both: Pair) -> None:
    def visit(facts: ReleaseFacts, title: str, *speakers: SpeakerFacts) -> ReleaseFacts:
        item = replace(
            facts.items[REPORT],
            uid=title,
            kind=ItemKind.VISIT,
            title=sourced(title),
            statements=(),
            speakers=speakers,
        )
        return replace(facts, items=(*facts.items[9:], item))

    def two(facts: ReleaseFacts) -> ReleaseFacts:
        facts = unbent(facts)
        keeper = replace(facts.items[REPORT].speakers[0], function=sourced("X"), body=None)
        first, second = visit(facts, "Ammer", keeper).items[0], visit(facts, "Bollin").items[0]
        return replace(facts, items=(first, second))

    assert said_in(both, "visits", two) == (
        (
            "Journalists visited two places: Ammer and Bollin. Dmitriy Nikiforov, X, spoke to the "
            "journalists at Ammer."
        ),
        "Журналисты побывали в двух местах: Ammer и Bollin. Перед ними выступил X Дмитрий Никифоров.",
    )
    assert said_in(both, "visits", lambda facts: visit(facts, "Bollin")) == (
        "Journalists visited Bollin.",
        "Журналисты побывали в одном месте: Bollin.",
    )
    assert said_in(both, "presentation", two) == ("", "")


@pytest.mark.parametrize(
    ("changed", "english", "russian"),
    [
        (
            {"force": Force.SAID},
            "In the report “People”, {en}, said that x.",
            "В докладе «People» {ru} сообщил, что x.",
        ),
        (
            {"form": SpeechForm.DIRECT, "force": Force.CALLED},
            "“x,” said {en}, in the report “People”.",
            "«x», — сказал {ru} в докладе «People».",
        ),
        (
            {"form": SpeechForm.TOPICS, "topics": (sourced("x"),)},
            "In the report “People”, {en}, spoke about x.",
            "В докладе «People» {ru} посвятил выступление одной теме: x.",
        ),
    ],
)
def test_what_was_said_in_a_report_with_a_title(
    both: Pair, changed: dict[str, Any], english: str, russian: str
) -> None:
    told = said_in(both, "statement", lambda facts: report(facts, **changed))

    assert told == (english.format(**NIKIFOROV), russian.format(**NIKIFOROV))


def test_several_who_gave_one_report(both: Pair) -> None:
    told = said_in(both, "statement", lambda facts: report(facts, count=2, force=Force.NOTED))

    assert told[0].endswith("gave the report “People”. Dmitriy Nikiforov noted that x.")
    assert told[1].startswith("С докладом «People» выступили начальник УФМС России")
    assert told[1].endswith("Дмитрий Никифоров отметил, что x.")


def test_topics_of_one_of_several(both: Pair) -> None:
    changed = {"form": SpeechForm.TOPICS, "topics": (sourced("x"),)}

    told = said_in(both, "statement", lambda facts: report(facts, count=2, **changed))

    assert told[0].endswith("gave the report “People”. Dmitriy Nikiforov spoke about x.")
    assert told[1].endswith("Дмитрий Никифоров посвятил выступление одной теме: x.")


def test_a_long_lead_leaves_the_studies_to_others(both: Pair) -> None:
    def change(facts: ReleaseFacts) -> ReleaseFacts:
        long = sourced(" ".join(["word"] * 30))
        return replace(facts, event=replace(facts.event, title=long, subject=long))

    english, russian = said_in(both, "lead", change)

    assert english.endswith("word”.")
    assert russian.endswith("word».")


def test_the_union_keeps_its_article(facts: ReleaseFacts) -> None:
    item = facts.items[2]
    assert item.study is not None
    assert item.study.commissioner is not None
    union = replace(item.study.commissioner, name=sourced("EU"), article=sourced("the"))
    study = replace(item.study, commissioner=union)

    text = said(with_item(facts, 2, study=study), "study")

    assert "carried out at the request of the EU. " in text


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Clean Rivers 2030", "the Clean Rivers 2030 programme (CR30)"),
        ("Water Initiative", "the Water Initiative (CR30)"),
    ],
)
def test_a_programme_is_said_to_be_one(facts: ReleaseFacts, name: str, expected: str) -> None:
    assert facts.project is not None
    assert facts.project.programme is not None
    named = replace(facts.project.programme, name=sourced(name), abbreviation=sourced("CR30"))
    changed = replace(facts, project=replace(facts.project, programme=named))

    assert said(changed, "frame") == (
        "The event was part of a European Union project. Its aims are protection of "
        "migrants’ rights and prevention of human trafficking. The project is carried out by "
        f"the Red Cross Center, a partner of IOM Moscow in {expected}."
    )


@pytest.mark.parametrize(
    ("name", "expected"),
    [("MoH", True), ("СПбГУ", True), ("UN-Habitat", True), ("McDonald", False), ("4", False)],
)
def test_capitals_lead_in_an_abbreviation(name: str, expected: bool) -> None:
    assert is_abbreviation(name) is expected


@pytest.mark.parametrize(
    ("city", "expected"),
    [
        ("Москве", "в Москве"),
        ("Вене", "в Вене"),
        ("Владивостоке", "во Владивостоке"),
        ("Франкфурте", "во Франкфурте"),
        ("Львове", "во Львове"),
    ],
)
def test_the_preposition_before_a_city(city: str, expected: str) -> None:
    assert in_city(city) == expected


def test_the_day_of_a_release_is_the_last_of_its_event(make: Make) -> None:
    first, last = date(2012, 3, 27), date(2012, 3, 28)
    now = datetime(2026, 1, 1, 9, tzinfo=UTC)

    assert release_day(make.event(starts_on=first, ends_on=last), now) == last
    assert release_day(make.event(starts_on=first, ends_on=None), now) == first
    assert release_day(make.event(starts_on=None, ends_on=None), now) == now.date()


def test_a_headline_names_the_city_once(both: Pair) -> None:
    def about(subject: str) -> tuple[str, str]:
        def change(facts: ReleaseFacts) -> ReleaseFacts:
            event = replace(
                facts.event,
                title=sourced(subject),
                subject=sourced(subject),
                city=sourced("Bonn"),
            )
            return unbent(replace(facts, event=event, organisers=()), Bonn="prepositional Бонне")

        return said_in(both, "headline", change)

    assert about("water in BONN") == (
        "Round table looks at water in BONN",
        "Прошёл круглый стол «water in BONN»",
    )
    assert about("water") == (
        "Round table in Bonn looks at water",
        "В Бонне прошёл круглый стол «water»",
    )
    assert about("вода в Бонне")[1] == "Прошёл круглый стол «вода в Бонне»"


def test_addresses_can_be_followed_and_numbers_called(both: Pair) -> None:
    def change(facts: ReleaseFacts, address: str, phone: str, dial: str) -> ReleaseFacts:
        contact = replace(
            facts.contacts[0], email=sourced("a_b@x.test"), phone=sourced(phone), dial=dial
        )
        event = replace(facts.event, materials_url=sourced(address))
        return replace(facts, event=event, contacts=(contact,))

    known = change(both[0], "https://x.test/a_b", "+7 495 000", "+7495000")
    unknown = change(both[0], "on the shelf", "extension 5", "")

    assert said(known, "closing") == "The materials are available at <https://x.test/a_b>."
    assert said(known, "contacts") == (
        "Vera Sokolova, Press Officer, IOM Moscow\\\n"
        "Telephone: [+7 495 000](tel:+7495000)\\\n"
        "E-mail: <a_b@x.test>\\\n"
        "Languages: Russian, English"
    )
    assert to_text(said(known, "closing")) == "The materials are available at https://x.test/a_b."
    assert 'href="mailto:a_b@x.test"' in to_html(said(known, "contacts"), "en")
    assert said(unknown, "closing") == "The materials are available at on the shelf."
    assert said(unknown, "contacts") == said(known, "contacts").replace(
        "[+7 495 000](tel:+7495000)", "extension 5"
    )
