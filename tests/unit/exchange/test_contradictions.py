"""What no form accepts is refused in a file at its place; what an export may hold is taken in."""

from __future__ import annotations

from typing import Any

import pytest

from planner.events.completeness import lacks
from planner.exchange.reading import parse
from planner.exchange.sample import SAMPLE
from planner.kernel.work import Work
from tests.unit.exchange.acts import import_event
from tests.unit.exchange.test_refusals import Document, faults_of, set_at

UID = "00000000-0000-4000-8000-00000000000a"
OUTLET = "00000000-0000-4000-8000-00000000000b"
FORMS = {"gender": "f", "accusative": "медиапрогулку", "at-it": "в ходе медиапрогулки"}


LACKING = "Releases cannot name this kind without it. Fill it in, or leave the name empty."


def kind(names: dict[str, str], grammar: object) -> list[dict[str, Any]]:
    return [{"uid": UID, "names": names, "like": "press_tour", "grammar": grammar}]


@pytest.mark.parametrize(
    ("names", "grammar", "faults"),
    [
        (
            {"ru": "медиапрогулка"},
            {},
            [f"kinds.0.grammar.ru.{form}: {LACKING}" for form in ("gender", "accusative", "at-it")],
        ),
        (
            {"ru": "медиапрогулка"},
            {"ru": {**FORMS, "at-it": "в ходе mедиапрогулки"}},
            [
                (
                    "kinds.0.grammar.ru.at-it: “mедиапрогулки” has Latin letters in it. Type the word in "
                    "the letters of the language."
                )
            ],
        ),
        (
            {"ru": "медиапрогулка"},
            {"ru": {**FORMS, "gender": "x"}},
            ["kinds.0.grammar.ru.gender: Choose one of the genders."],
        ),
        (
            {"ru": "медиапрогулка"},
            {"ru": {**FORMS, "past-m": "пригласил на"}},
            [
                f"kinds.0.grammar.ru.{form}: {LACKING}"
                for form in ("past-f", "past-n", "past-pl", "future", "future-pl")
            ],
        ),
        (
            {"en": "walk"},
            {"en": {"verb": "fly"}},
            ["kinds.0.grammar.en.verb: Choose one of the verbs."],
        ),
        ({}, {}, ["kinds.0.names: A kind of event needs a name in at least one language."]),
        (
            {"en": "walk"},
            {"ru": "x"},
            ['kinds.0.grammar.ru: Here stands "x". It has to be an object in braces.'],
        ),
        (
            {"en": "walk"},
            {"en": {"later": 5}},
            ["kinds.0.grammar.en.later: Here stands 5. It has to be a text in quotation marks."],
        ),
    ],
)
def test_a_kind_without_its_forms(
    work: Work, names: dict[str, str], grammar: object, faults: list[str]
) -> None:
    assert faults_of(work, set_at("kinds", kind(names, grammar))) == faults


@pytest.mark.parametrize(
    ("changes", "faults"),
    [
        (
            {"event.programme.1.begins": "fixed"},
            [
                (
                    "event.programme.1.clock: Give the hour, or choose “follows the item before” or "
                    "“hour not known”."
                )
            ],
        ),
        (
            {"event.programme.1.clock": "12:00"},
            ["event.programme.1.begins: An hour is given: choose “at a fixed hour”, or remove it."],
        ),
        (
            {"event.programme.1.minutes": 1441, "event.ends_on": "2012-03-26"},
            [
                "event.ends_on: The last day lies before the first. Give a later one.",
                "event.programme.1.minutes: Give a number from 0 to 1,440.",
            ],
        ),
        (
            {
                "event.programme.0.parts.0.person": None,
                "event.programme.0.parts.0.organisation": None,
            },
            ["event.programme.0.parts.0.person: Say who it is: a person, or an organisation."],
        ),
    ],
)
def test_times_that_contradict_each_other_and_a_part_of_nobody(
    work: Work, changes: dict[str, object], faults: list[str]
) -> None:
    def change(document: Document) -> None:
        for path, value in changes.items():
            set_at(path, value)(document)

    assert faults_of(work, change) == faults


@pytest.mark.parametrize(
    ("attendance", "fault"),
    [
        (
            {"people": 0, "outlets": 3},
            "outlets: Where no journalist came, no outlet was there: correct one of the numbers.",
        ),
        (
            {"people": 0, "named": [{"outlet": OUTLET}]},
            "people: Where no journalist came, no outlet was there: correct the number or the names.",
        ),
        (
            {"outlets": 0, "named": [{"outlet": OUTLET}]},
            "outlets: More outlets are named than came: correct the number or the names.",
        ),
        ({"people": 100_001}, "people: Give a number from 0 to 100,000."),
        (
            {"others": [{"people": 5, "nouns": {}}]},
            "others.0.nouns: Say who they were, as it stands after the number.",
        ),
    ],
)
def test_counts_that_exclude_each_other(
    work: Work, attendance: dict[str, object], fault: str
) -> None:
    def change(document: Document) -> None:
        document["outlets"] = [{"uid": OUTLET, "names": {"en": "Lake TV"}}]
        document["event"]["attendance"] = attendance

    assert faults_of(work, change) == [f"event.attendance.{fault}"]


def test_what_a_moved_event_may_hold_is_taken_in_and_named(work: Work) -> None:
    document = parse(SAMPLE.read_bytes())
    document["event"] |= {
        "certainty": "fixed",
        "starts_clock": "11:00",
        "venues": {"en": "Red Cross House"},
        "attendance": {"people": 12, "outlets": 20},
    }
    items = document["event"]["programme"]
    items[1] |= {"begins": "fixed", "clock": "11:05"}
    items[2] |= {"begins": "fixed", "clock": "09:00"}
    document["anniversaries"][0]["base_year"] = 2012

    event = import_event(work, document)

    sentences = [lack.sentence for lack in lacks(event)]
    assert any("The event begins at 11:00. Give that hour" in one for one in sentences)
    assert any("lasts until 11:15 in the same place" in one for one in sentences)
