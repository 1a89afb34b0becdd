"""What no form accepts is refused in a file at its place; what an export may hold is taken in."""

from __future__ import annotations

from collections.abc import Callable
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


def kind(names: dict[str, str], grammar: object) -> list[dict[str, Any]]:
    return [{"uid": UID, "names": names, "like": "press_tour", "grammar": grammar}]


@pytest.mark.parametrize(
    ("names", "grammar", "fault"),
    [
        (
            {"ru": "медиапрогулка"},
            {},
            (
                "kinds.0.grammar.ru.gender: Releases cannot name this kind without it. Fill it in, or "
                "leave the name empty."
            ),
        ),
        (
            {"ru": "медиапрогулка"},
            {"ru": {**FORMS, "at-it": "в ходе mедиапрогулки"}},
            (
                "kinds.0.grammar.ru.at-it: “mедиапрогулки” has Latin letters in it. Type the word in "
                "the letters of the language."
            ),
        ),
        (
            {"ru": "медиапрогулка"},
            {"ru": {**FORMS, "gender": "x"}},
            "kinds.0.grammar.ru.gender: Choose one of the genders.",
        ),
        (
            {"ru": "медиапрогулка"},
            {"ru": {**FORMS, "past-m": "пригласил на"}},
            (
                "kinds.0.grammar.ru.past-f: Releases cannot name this kind without it. Fill it in, or "
                "leave the name empty."
            ),
        ),
        (
            {"en": "walk"},
            {"en": {"verb": "fly"}},
            "kinds.0.grammar.en.verb: Choose one of the verbs.",
        ),
        ({}, {}, "kinds.0.names: A kind of event needs a name in at least one language."),
        (
            {"en": "walk"},
            {"ru": "x"},
            'kinds.0.grammar.ru: Here stands "x". It has to be an object in braces.',
        ),
        (
            {"en": "walk"},
            {"en": {"later": 5}},
            "kinds.0.grammar.en.later: Here stands 5. It has to be a text in quotation marks.",
        ),
    ],
)
def test_a_kind_without_its_forms(
    work: Work, names: dict[str, str], grammar: object, fault: str
) -> None:
    assert faults_of(work, set_at("kinds", kind(names, grammar))) == [fault]


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
            "others: Say who they were, as it stands after the number.",
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


def change_of(path: str, **values: object) -> Callable[[Document], object]:
    """`change_of("event.statements.0", form="plan")`: several values of one row."""

    def change(document: Document) -> None:
        for name, value in values.items():
            set_at(f"{path}.{name}", value)(document)

    return change


STATEMENT, PART = "event.statements.0", "event.programme.0.parts.0"


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"texts": {}}, "texts: Note what was said in at least one language."),
        (
            {"form": "direct", "lead_ins": {"en": "the rivers"}},
            "lead_ins: Note it as quoted in part, or write these words into what was said.",
        ),
        (
            {"form": "topics", "is_subhead": True},
            "is_subhead: Only a quotation word for word stands below the headline.",
        ),
        (
            {"form": "call", "force": "said"},
            "force: Say which verb it is: called on, proposed or promised.",
        ),
        (
            {"form": "direct", "figures": {"en": "41 rivers"}},
            "figures: “41 rivers” does not stand in what was said. Copy the figure from there.",
        ),
        (
            {"approved_at": "2012-03-28T09:00:00Z", "approved_by": " "},
            "approved_by: Say who approved it.",
        ),
    ],
)
def test_statements(work: Work, changes: dict[str, object], fault: str) -> None:
    assert faults_of(work, change_of(STATEMENT, **changes)) == [f"{STATEMENT}.{fault}"]


def test_a_companion_of_nobody_and_a_role_without_number(work: Work) -> None:
    roles = {"person": None, "unnamed_roles": {"en": "gaugers"}, "role_number": None}

    assert faults_of(work, change_of(PART, role="companion")) == [
        (
            f"{PART}.role: Nobody stands before them in this item whom they could accompany. Enter "
            "that person first."
        )
    ]
    assert faults_of(work, change_of(PART, **roles)) == [
        (
            f"{PART}.role_number: Say whether “gaugers” is one person or several: the article and the "
            "verb of every sentence depend on it."
        )
    ]


def test_the_same_person_twice_in_an_item(work: Work) -> None:
    def change(document: Document) -> None:
        parts = document["event"]["programme"][0]["parts"]
        parts.append({**parts[0], "uid": UID})

    faults = faults_of(work, change)

    assert {fault.partition(": ")[2] for fault in faults} == {
        "This person has the same role in this item already."
    }
    assert len(faults) == 2


@pytest.mark.parametrize(
    ("path", "value", "fault"),
    [
        ("organisations.0.names", {}, "An organisation needs a name in at least one language."),
        ("people.0.names", {}, "A person needs a name in at least one language."),
        ("studies.0.month", 13, "Give the month as a number from 1 to 12."),
        ("hotlines.0.number_as_printed", "none", "A hot-line needs a number with digits in it."),
        (
            "anniversaries.0.base_year",
            2013,
            "This year is still to come. Give the year from which it is counted.",
        ),
        ("event.titles", {}, "Give the event a title in at least one language."),
        ("event.languages", [], "Choose at least one language for letters and papers."),
        ("event.seats", 0, "Give a number from 1 to 100,000."),
        ("event.ends_clock", "12:00", "Give the hour at which it begins as well."),
        ("event.status", "cancelled", "Say why, in a sentence that guests may read."),
    ],
)
def test_registers_and_the_outline(work: Work, path: str, value: object, fault: str) -> None:
    where = path if path != "event.status" else "event.status_reason"

    faults = faults_of(work, set_at(path, value))

    assert [one for one in faults if one.endswith(fault)] == [f"{_named(where)}: {fault}"]


def _named(path: str) -> str:
    """The field at which the form refuses it."""
    return {"event.ends_clock": "event.starts_clock"}.get(path, path)


def test_a_kind_without_words_in_a_language_of_the_event(work: Work) -> None:
    def change(document: Document) -> None:
        document["kinds"] = kind({"en": "media walk"}, {})
        document["event"]["own_kind"] = UID

    assert faults_of(work, change) == [
        (
            "event.own_kind: “media walk” has no words in this language yet: Russian. Enter its name "
            "and forms in the register of kinds, or choose another kind."
        )
    ]


def test_an_answer_that_no_guest_can_give(work: Work) -> None:
    def change(document: Document) -> None:
        person = document["people"][0]["uid"]
        guest = {"person": person, "name": "Ada", "address": "ada@paper.test", "language": "en"}
        document["invitations"] = [{**guest, "answer": "delegated", "crew": 0}]

    assert faults_of(work, change) == [
        "invitations.0.colleague_name: Give the name of the colleague who will come."
    ]
