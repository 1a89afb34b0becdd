"""What the forms of statements, speakers, registers and the outline refuse, files do as well."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from planner.kernel.work import Work
from tests.unit.exchange.test_contradictions import UID, kind
from tests.unit.exchange.test_refusals import Document, faults_of, set_at


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
        ("event.seats_for_crew", 0, "Give a number from 1 to 100,000."),
        ("event.most_of_outlet", 101, "Give a number from 1 to 100."),
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
