"""Who presented, spoke and welcomed, named in full, in part or not at all."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from planner.events.models.kinds import ItemKind, LeadWith
from planner.events.models.statement import Force, SpeechForm
from planner.releases.facts.body_facts import SpeakerFacts
from planner.releases.facts.release_facts import ItemFacts, ReleaseFacts
from planner.releases.facts.sourced_value import EMPTY
from tests.unit.releases.conftest import Pair, said, said_in, sourced, unbent


def with_item(facts: ReleaseFacts, index: int, **changed: Any) -> ReleaseFacts:
    """Only that item of the programme, changed."""
    return replace(facts, items=(replace(facts.items[index], **changed),))


def nameless(speaker: SpeakerFacts) -> SpeakerFacts:
    return replace(speaker, person_id=None, name=EMPTY, role=EMPTY, body=None)


def test_one_and_two_words_of_welcome(both: Pair) -> None:
    def welcome(facts: ReleaseFacts, *speakers: SpeakerFacts) -> str:
        return said(with_item(facts, 0, speakers=speakers), "welcome")

    english, russian = (facts.items[0].speakers for facts in both)

    assert welcome(both[0], english[1]) == (
        "Gesche Karrenbrock, UNHCR Representative in the Russian Federation, opened the round table."
    )
    assert welcome(both[0], *(replace(s, function=EMPTY) for s in english[:2])) == (
        "Tatiana Lineva, Red Cross Center, and Gesche Karrenbrock, UNHCR, welcomed the participants."
    )
    assert welcome(both[0], replace(english[0], function=sourced("Head, Center")), english[1]) == (
        "Tatiana Lineva, Head, Center; and Gesche Karrenbrock, UNHCR Representative in the "
        "Russian Federation, welcomed the participants."
    )
    assert welcome(both[1], russian[1]) == (
        "Круглый стол открыла представитель УВКБ ООН в Российской Федерации Геше Карренброк."
    )
    assert welcome(both[1], replace(russian[1], gender=EMPTY, function=EMPTY)) == (
        "Прозвучало приветствие участникам; его автор — Геше Карренброк (УВКБ ООН)."
    )
    assert welcome(both[0]) == welcome(both[1], nameless(russian[0])) == ""


def test_roles_without_a_name(both: Pair) -> None:
    def spoke(facts: ReleaseFacts, **changed: Any) -> str:
        statement = facts.items[4].statements[0]
        speaker = replace(statement.speaker, **changed)
        one = replace(statement, speaker=speaker, topics=(sourced("X"),))
        return said(with_item(facts, 4, statements=(one,)), "statement")

    long = replace(both[0].organisers[0], short_name=EMPTY)
    assert spoke(both[0], body=None) == "A specialist spoke about X."
    assert spoke(both[0], body=long) == (
        "A specialist at the St. Petersburg Center for International Cooperation of the Red "
        "Cross spoke about X."
    )
    assert spoke(both[0], role=EMPTY) == "IOM Moscow spoke about X."
    assert spoke(both[1], body=None) == "Специалист посвятил выступление одной теме: X."
    assert spoke(both[1], role=EMPTY) == "МОМ в Москве посвятила выступление одной теме: X."
    assert spoke(both[0], role=EMPTY, body=None) == spoke(both[1], role=EMPTY, body=None) == ""


@pytest.mark.parametrize(
    ("force", "english", "russian"),
    [
        (Force.SAID, "IOM Moscow said that it rains.", "МОМ в Москве сообщили, что it rains."),
        (Force.CALLED, "IOM Moscow said that it rains.", "МОМ в Москве сообщили, что it rains."),
    ],
)
def test_a_body_speaks(both: Pair, force: Force, english: str, russian: str) -> None:
    def change(facts: ReleaseFacts) -> ReleaseFacts:
        statement = facts.items[4].statements[0]
        assert statement.speaker.body is not None
        body = statement.speaker.body
        facts = unbent(facts, **{body.name.text: "gender pl"})
        one = replace(
            statement,
            speaker=replace(statement.speaker, role=EMPTY, body=body),
            form=SpeechForm.INDIRECT,
            force=force,
            text=sourced("it rains"),
        )
        return with_item(facts, 4, statements=(one,))

    assert said_in(both, "statement", change) == (english, russian)


def test_a_quotation_that_ends_in_a_question(both: Pair) -> None:
    def change(facts: ReleaseFacts) -> ReleaseFacts:
        statement = facts.items[4].statements[0]
        one = replace(
            statement, form=SpeechForm.DIRECT, force=Force.CALLED, text=sourced("Who if not we?")
        )
        return with_item(facts, 4, statements=(one,))

    assert said_in(both, "statement", change) == (
        "“Who if not we?” said an IOM Moscow specialist.",
        "«Who if not we?» — сказал специалист МОМ в Москве.",
    )


def test_studies_of_which_little_is_known(both: Pair) -> None:
    def study(facts: ReleaseFacts, *speakers: SpeakerFacts, **changed: Any) -> str:
        shown = facts.items[1].study
        assert shown is not None
        one = replace(shown, title=sourced("T"), aims=(), **changed)
        return said(with_item(facts, 1, study=one, speakers=speakers), "study")

    english, russian = both[0].items[3].speakers, both[1].items[3].speakers
    body = both[0].organisers[0]
    unknown = replace(both[1].organisers[0], name=sourced("X"))
    assert study(both[0], conductor=None) == "The survey “T” was presented."
    assert study(both[0], conductor=None, commissioner=body) == (
        "The survey “T” was presented. It was carried out at the request of the Red Cross Center."
    )
    assert study(both[0], *english, commissioner=body) == (
        "Dmitriy Nikiforov, Head of UFMS of Russia in St. Petersburg and Leningrad region, "
        "presented the survey “T”. The Center of Independent Sociological Studies carried out the "
        "survey at the request of the Red Cross Center."
    )
    assert study(both[0], *english, conductor=None).endswith("region, presented the survey “T”.")
    assert study(both[0], nameless(english[0]), hotline_number=sourced("123")) == (
        "The survey “T” was presented. It was carried out by the Center of Independent "
        "Sociological Studies. The survey draws on enquiries to the hotline 123."
    )
    assert study(both[1], conductor=None, hotline_number=sourced("123")) == (
        "Были представлены результаты опроса «T». Источник данных — обращения на горячую линию 123."
    )
    assert study(both[1], *russian, replace(russian[0], person_id=7), conductor=unknown).startswith(
        "Результаты опроса «T» представили начальник УФМС России по Санкт-Петербургу и "
        "Ленинградской области Дмитрий Никифоров и начальник УФМС"
    )
    assert study(both[1], recommendations=(sourced("учиться"),)).endswith(
        "Опрос завершают рекомендации; их тема — учиться."
    )


def test_a_study_shown_twice_is_told_once(both: Pair) -> None:
    def twice(facts: ReleaseFacts) -> ReleaseFacts:
        return replace(facts, items=(facts.items[1], facts.items[1]))

    english, russian = said_in(both, "study", twice)

    assert (english.count("presented the survey"), russian.count("представил ")) == (1, 1)


@pytest.mark.parametrize(
    ("changed", "english", "russian"),
    [
        (
            {"kind": ItemKind.CLOSING, "title": sourced("End")},
            "closed the round table.",
            "Завершил круглый стол начальник УФМС России",
        ),
        (
            {"kind": ItemKind.DISCUSSION},
            "took part in the discussion.",
            "В обсуждении участвовал начальник",
        ),
        ({"kind": ItemKind.STATEMENT}, "region, spoke.", "Выступил начальник УФМС"),
    ],
)
def test_items_of_which_nothing_said_is_on_record(
    both: Pair, changed: dict[str, Any], english: str, russian: str
) -> None:
    def change(facts: ReleaseFacts) -> ReleaseFacts:
        return with_item(facts, 3, statements=(), **changed)

    told = said_in(both, "presentation", change)

    assert told[0].endswith(english)
    assert told[1].startswith(russian)


def test_items_without_speakers(both: Pair) -> None:
    def silent(kind: ItemKind) -> tuple[str, str]:
        return said_in(
            both,
            "presentation",
            lambda facts: with_item(facts, 3, statements=(), speakers=(), kind=kind),
        )

    assert silent(ItemKind.REPORT) == ("", "")
    assert silent(ItemKind.VISIT) == ("", "")


def test_the_studies_lead(both: Pair) -> None:
    """They come before the words of welcome; a headline with one leaves the subhead to others."""

    def change(facts: ReleaseFacts) -> ReleaseFacts:
        items: tuple[ItemFacts, ...] = (facts.items[0], facts.items[2])
        event = replace(facts.event, lead_with=LeadWith.STUDIES)
        return replace(facts, event=event, items=items)

    assert said_in(both, "headline", change) == (
        "Study of migration situation in St. Petersburg presented",
        "Журналистам представили исследование о миграционной ситуации в Санкт-Петербурге",
    )


def test_one_study_in_the_subhead(both: Pair) -> None:
    def change(facts: ReleaseFacts) -> ReleaseFacts:
        return replace(facts, items=(facts.items[2],))

    assert said_in(both, "subhead", change) == (
        "Study “Situation with Migrants’ Children in St. Petersburg” presented",
        "Представлено исследование «Положение детей мигрантов в Санкт-Петербурге»",
    )


def test_contacts(both: Pair) -> None:
    def change(facts: ReleaseFacts) -> ReleaseFacts:
        whole = facts.contacts[0]
        nobody = replace(whole, name=EMPTY)
        mute = replace(whole, phone=EMPTY, email=EMPTY, languages=(), body=None)
        return replace(facts, contacts=(nobody, replace(mute, hours=sourced("9–18"))))

    assert said_in(both, "contacts", change) == (
        "Vera Sokolova, Press Officer\\\nHours: 9–18",
        "Вера Соколова, пресс-секретарь\\\nЧасы работы: 9–18",
    )
