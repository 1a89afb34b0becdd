"""Kinds of event of the office's own."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest

from planner.events.changes import When
from planner.events.kind_words import kind_name, kind_of_several
from planner.events.models.kinds import EventKind
from planner.events.operations.outline import OutlinePlan, revise_outline
from planner.events.operations.own_kinds import (
    OwnKindPlan,
    enter_own_kind,
    own_kind_for,
    revise_own_kind,
)
from planner.events.operations.planning import EventPlan, plan_event
from planner.events.ready_programmes import READY_PROGRAMMES
from planner.kernel.errors import Invalid
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from tests.factories import Make
from tests.unit.exchange.acts import copied

WORDS = {
    "past-m": "пригласил на",
    "past-f": "пригласила на",
    "past-n": "пригласило на",
    "past-pl": "пригласили на",
    "future": "пригласит на",
    "future-pl": "пригласят на",
}
RUSSIAN = {"gender": "f", "accusative": "медиапрогулку", "at-it": "в ходе медиапрогулки"}


def plan(**changed: Any) -> OwnKindPlan:
    given: dict[str, Any] = {
        "names": Texts(en="media walk", ru="медиапрогулка"),
        "like": EventKind.PRESS_TOUR,
        "grammar": {"en": {"later": "walk"}, "ru": RUSSIAN},
    }
    return OwnKindPlan(**{**given, **changed})


def test_an_event_of_it_begins_with_the_programme_that_it_is_like(work: Work) -> None:
    kind = enter_own_kind(work, plan())

    event = plan_event(
        work,
        EventPlan(
            kind=EventKind.ROUND_TABLE,
            own_kind_id=kind.id,
            titles=Texts(en="Banks"),
            languages=("en", "ru"),
            when=When(),
        ),
    )

    assert (event.own_kind, event.kind) == (kind, EventKind.PRESS_TOUR)
    assert len(event.programme) == len(READY_PROGRAMMES[EventKind.PRESS_TOUR])
    assert copied(work, event).own_kind_id == kind.id
    assert (kind_name(event, "en"), kind_name(event, "ru")) == ("Media walk", "Медиапрогулка")


def test_an_event_takes_what_its_new_kind_is_like(work: Work, make: Make) -> None:
    event, kind = make.event(), enter_own_kind(work, plan())
    there = When(starts_on=date(2012, 3, 27), starts_clock=time(11), zone="Europe/Moscow")

    revise_outline(
        work,
        event,
        OutlinePlan(
            kind=EventKind.ROUND_TABLE,
            own_kind_id=kind.id,
            titles=Texts(en="Banks"),
            languages=("en", "ru"),
            when=there,
        ),
        None,
    )

    assert (event.own_kind, event.kind) == (kind, EventKind.PRESS_TOUR)


@pytest.mark.parametrize("form", list(RUSSIAN))
def test_a_russian_name_without_a_form_that_sentences_need_is_refused(
    work: Work, form: str
) -> None:
    lacking = plan(grammar={"ru": {**RUSSIAN, form: ""}})

    with pytest.raises(Invalid) as refused:
        enter_own_kind(work, lacking)

    assert refused.value.field == f"ru_{form}".replace("-", "_")


def test_all_forms_that_lack_or_are_in_other_letters_are_named(work: Work) -> None:
    latin = {**RUSSIAN, "accusative": "mediaprogulku", "at-it": "в ходе mediaprogulki"}

    refusals = []
    for forms in ({}, latin):
        with pytest.raises(Invalid) as refused:
            enter_own_kind(work, plan(grammar={"ru": forms}))
        refusals.append(refused.value)

    assert [(one.field, [*one.others]) for one in refusals] == [
        ("ru_gender", ["ru_accusative", "ru_at_it"]),
        ("ru_accusative", ["ru_at_it"]),
    ]
    assert "mediaprogulki" in refusals[1].others["ru_at_it"]


@pytest.mark.parametrize("form", list(WORDS))
def test_other_words_for_the_verb_need_all_their_forms(work: Work, form: str) -> None:
    lacking = plan(grammar={"ru": {**RUSSIAN, **WORDS, form: ""}})

    with pytest.raises(Invalid, match="Releases cannot name this kind without it") as refused:
        enter_own_kind(work, lacking)

    assert refused.value.field == f"ru_{form}".replace("-", "_")


@pytest.mark.parametrize("given", ["past", "participle"])
def test_english_words_for_the_verb_need_their_future(work: Work, given: str) -> None:
    lacking = plan(names=Texts(en="media walk"), grammar={"en": {given: "led", "past": "led"}})

    with pytest.raises(Invalid) as refused:
        enter_own_kind(work, lacking)

    assert refused.value.field == "en_future"


def test_other_words_for_the_verb_are_kept(work: Work) -> None:
    english = {"past": "led", "future": "lead", "participle": "led"}
    kind = enter_own_kind(work, plan(grammar={"en": english, "ru": {**RUSSIAN, **WORDS}}))

    assert kind.grammar == {"en": english, "ru": {**RUSSIAN, **WORDS}}
    assert own_kind_for(work, kind.id, ("en", "ru")) is kind


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_verb_that_is_not_offered_is_refused(work: Work, language: str) -> None:
    grammar = {"ru": RUSSIAN, language: {**(RUSSIAN if language == "ru" else {}), "verb": "fly"}}

    with pytest.raises(Invalid, match=r"Choose one of the verbs\.") as refused:
        enter_own_kind(work, plan(grammar=grammar))

    assert refused.value.field == f"{language}_verb"


def test_the_name_of_several(work: Work) -> None:
    kind = enter_own_kind(work, plan(plurals=Texts(en="media walks")))

    assert [kind_of_several(kind, language, "en") for language in ("en", "ru", "de")] == [
        *("Media walks", "Медиапрогулка", "Media walks")
    ]
    assert kind_of_several(EventKind.OPEN_DAY, "ru") == "Дни открытых дверей"


def test_the_name_of_several_needs_the_name(work: Work) -> None:
    with pytest.raises(Invalid, match="Give the name in this language as well: German") as refused:
        enter_own_kind(work, plan(plurals=Texts(de="Pressegänge")))

    assert refused.value.field == "plurals"


def test_latin_letters_in_the_russian_name_of_several_are_refused(work: Work) -> None:
    with pytest.raises(Invalid, match="has Latin letters in it") as refused:
        enter_own_kind(work, plan(plurals=Texts(ru="mедиапрогулки")))  # a Latin “m”

    assert refused.value.field == "plurals"


def test_a_kind_without_a_name_is_refused(work: Work) -> None:
    with pytest.raises(Invalid) as refused:
        enter_own_kind(work, plan(names=Texts()))

    assert refused.value.field == "names"


def test_an_event_in_a_language_without_words_for_its_kind_is_refused(work: Work) -> None:
    kind = enter_own_kind(work, plan(names=Texts(en="media walk"), grammar={}))

    assert own_kind_for(work, kind.id, ("en", "ka")) is kind
    assert own_kind_for(work, None, ("ru",)) is None
    with pytest.raises(Invalid) as refused:
        own_kind_for(work, kind.id, ("en", "ru"))
    assert refused.value.field == "own_kind_id"


def test_forms_are_changed_and_taken_out(work: Work, make: Make) -> None:
    kind = enter_own_kind(work, plan())

    revise_own_kind(work, kind, plan(grammar={"en": {"later": ""}, "ru": RUSSIAN}), kind.version)

    assert kind.grammar == {"ru": RUSSIAN}


@pytest.mark.parametrize("form", ["accusative", "at-it"])
def test_latin_letters_in_a_russian_form_are_refused(work: Work, form: str) -> None:
    mixed = plan(grammar={"ru": {**RUSSIAN, form: "mедиапрогулку"}})  # a Latin “m”

    with pytest.raises(Invalid, match="“mедиапрогулку” has Latin letters in it") as refused:
        enter_own_kind(work, mixed)

    assert refused.value.field == f"ru_{form}".replace("-", "_")


def test_latin_letters_of_the_name_itself_may_stand_in_its_forms(work: Work) -> None:
    forms = {"gender": "f", "accusative": "IT-прогулку", "at-it": "в ходе IT-прогулки"}

    kind = enter_own_kind(work, plan(names=Texts(ru="IT-прогулка"), grammar={"ru": forms}))

    assert kind.grammar == {"ru": forms}


def test_a_gender_that_there_is_not_is_refused(work: Work) -> None:
    with pytest.raises(Invalid) as refused:
        enter_own_kind(work, plan(grammar={"ru": {**RUSSIAN, "gender": "x"}}))

    assert refused.value.field == "ru_gender"
