"""A broken file is refused with the place and reason of each error, and nothing is stored."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from planner.exchange.reading import MOST_BYTES, MOST_BYTES_OF_WORDS, BadFile, Fault, parse
from planner.exchange.sample import SAMPLE, load_sample
from planner.kernel.work import Work
from tests.unit.exchange.acts import import_event
from tests.unit.exchange.test_round_trip import state

Document = dict[str, Any]
UID = "00000000-0000-4000-8000-00000000000a"


def faults_of(work: Work, change: Callable[[Document], object]) -> list[str]:
    document = parse(SAMPLE.read_bytes())
    change(document)
    before = state(work)

    with pytest.raises(BadFile) as refused:
        import_event(work, document)

    assert state(work) == before
    return [str(fault) for fault in refused.value.faults]


def set_at(path: str, value: object) -> Callable[[Document], object]:
    """A change of the value at `event.programme.0.kind`."""

    def change(document: Document) -> None:
        *steps, last = [int(step) if step.isdigit() else step for step in path.split(".")]
        place: Any = document
        for step in steps:
            place = place[step]
        place[last] = value

    return change


@pytest.mark.parametrize(
    ("path", "value", "faults"),
    [
        ("format", "other", ['format: Here stands "other". It has to be "planner-event".']),
        ("version", 2, ["version: Here stands 2. It has to be 1."]),
        (
            "event.kind",
            "party",
            [
                (
                    'event.kind: "party" is none of the values that are known here: round_table, '
                    "press_conference, briefing, press_tour, webinar, workshop, press_breakfast, "
                    "conference, high_level_meeting, interview, photo_opportunity, launch, ceremony, "
                    "open_day."
                )
            ],
        ),
        (
            "event.surprise",
            1,
            ["event: “surprise” is no field of an event file. Correct the name or leave it out."],
        ),
        (
            "event.titles",
            {"en": 5},
            ["event.titles.en: Here stands 5. It has to be a text in quotation marks."],
        ),
        (
            "event.titles",
            {"?": "x"},
            ['event.titles: "?" is no language code such as en, ru or uz-Cyrl.'],
        ),
        (
            "event.starts_on",
            "27 March",
            ['event.starts_on: "27 March" is not written as in 2012-03-27.'],
        ),
        ("event.seats", -1, ["event.seats: Give a number that is not below 0."]),
        (
            "event.languages",
            ["en"] * 21,
            ["event.languages: There may be only 20 entries here."],
        ),
        (
            "event.internal_notes",
            "x" * 20_001,
            ["event.internal_notes: It is longer than 20,000 characters."],
        ),
        (
            "event.statements.0.texts",
            {"en": "x" * 10_001},
            ["event.statements.0.texts.en: It is longer than 10,000 characters."],
        ),
        ("event.uid", "", ["event.uid: It is empty and may not be."]),
        (
            "event.contacts.0",
            {},
            ["event.contacts.0: “names” is missing."],
        ),
        (
            "event.programme",
            {"a": "b"},
            ['event.programme: Here stands {"a": "b"}. It has to be a list in brackets.'],
        ),
        (
            "event.starts_on",
            "2012-02-30",
            ["event.starts_on: There is no such day. Give it as 2012-03-27."],
        ),
        (
            "event.starts_on",
            "1812-06-24",
            ["event.starts_on: It lies outside of the years 1900 to 2200."],
        ),
        (
            "event.starts_clock",
            "25:00",
            ["event.starts_clock: There is no such time. Give it as 09:30."],
        ),
        (
            "event.zone",
            "Mars/Olympus",
            [("event.zone: “Mars/Olympus” is not a time zone. Choose one such as Europe/Moscow.")],
        ),
        (
            "event.languages",
            [],
            ["event.languages: Choose at least one language for letters and papers."],
        ),
        (
            "event.status_reason",
            "a\ufdd0b",
            ["event.status_reason: It holds characters that cannot be stored."],
        ),
        (
            "event.ends_on",
            "2012-03-26",
            ["event.ends_on: The last day lies before the first. Give a later one."],
        ),
        (
            "event.link",
            "javascript:alert(1)",
            [("event.link: This is not a web address. It looks like https://example.org/page.")],
        ),
        (
            "event.contacts.0.email",
            "a\nb@example.org",
            [
                (
                    "event.contacts.0.email: This is not an e-mail address. "
                    "It looks like name@example.org."
                )
            ],
        ),
        (
            "event.programme.0.parts.0.person",
            UID,
            [f"event.programme.0.parts.0.person: “{UID}” is not among the people of the file."],
        ),
        (
            "event.statements.0.part",
            UID,
            [f"event.statements.0.part: “{UID}” is not among the parts of the file."],
        ),
        (
            "event.statements.0.part",
            None,
            ["event.statements.0.part: Here stands null. It has to be a text in quotation marks."],
        ),
    ],
)
def test_a_wrong_value(work: Work, path: str, value: object, faults: list[str]) -> None:
    assert faults_of(work, set_at(path, value)) == faults


def test_every_error_is_told(work: Work) -> None:
    def change(document: Document) -> None:
        set_at("event.starts_on", "2012-02-30")(document)
        set_at("event.zone", "Nowhere")(document)
        document["event"]["occasions"].append(document["event"]["occasions"][0])
        document["organisations"].append(document["organisations"][0])

    found = faults_of(work, change)

    bodies = len(parse(SAMPLE.read_bytes())["organisations"])
    assert [fault.split(":")[0] for fault in found] == [
        "event.starts_on",
        "event.zone",
        f"organisations.{bodies}",
        "event.occasions.3",
    ]


def test_a_body_that_is_part_of_itself(work: Work) -> None:
    def change(document: Document) -> None:
        first, second = document["organisations"][:2]
        first["parent"], second["parent"] = second["uid"], first["uid"]

    assert faults_of(work, change) == [
        "organisations.0.parent: This body is a part of itself.",
        "organisations.1.parent: This body is a part of itself.",
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b'{"a":\n"\xc3("}', "It is not in UTF-8: line 2 holds other bytes. Save it in UTF-8."),
        ("{}".encode("utf-16"), "It is not in UTF-8: line 1 holds other bytes. Save it in UTF-8."),
        (b"{", "This is no JSON: look at line 1, column 2."),
        (b'{"a": NaN}', "This is no JSON: NaN is no number."),
        (b"[" * 100_000, "It is nested deeper than 20 levels."),
        (b"[" * 21 + b"]" * 21, "It is nested deeper than 20 levels."),
        (b" " * (MOST_BYTES + 1), "It is larger than 25 MB."),
        (b" " * (MOST_BYTES_OF_WORDS + 1), "It is larger than 5 MB beside its pictures."),
    ],
)
def test_what_is_no_document(content: bytes, reason: str) -> None:
    with pytest.raises(BadFile) as refused:
        parse(content)

    assert [fault.reason for fault in refused.value.faults] == [reason]


def test_pictures_do_not_count_as_words() -> None:
    content = b'{"logo": "' + b"A" * MOST_BYTES_OF_WORDS + b'"}'

    assert len(parse(content)["logo"]) == MOST_BYTES_OF_WORDS


def test_a_list_is_no_event(work: Work) -> None:
    with pytest.raises(BadFile) as refused:
        import_event(work, [])

    assert refused.value.faults == [Fault("", "Here stands []. It has to be an object in braces.")]
    assert refused.value.message == "This file cannot be imported: 1 error. Nothing was stored."


def test_the_sample_twice_is_once(work: Work) -> None:
    event = load_sample(work)
    before = state(work)

    assert load_sample(work) is event
    assert state(work) == before
    assert event.titles.exactly("en") == (
        "Raising Awareness on Situation with Migrants in St. Petersburg"
    )
    assert [len(item.parts) for item in event.programme] == [3, 1, 1, 1, 1]
    assert event.contacts[0].email.endswith("example.org")
    assert not event.is_announced
