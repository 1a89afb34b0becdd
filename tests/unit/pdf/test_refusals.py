"""What a worker refuses with, on its way to the client."""

from __future__ import annotations

import json
from typing import Any

from planner.kernel.messages import Message, reading_in
from planner.kernel.messages import gettext as _
from planner.pdf.refusals import read_refusal, refusal_head


def test_a_sentence_arrives_with_its_values() -> None:
    refusal = _("The limit is %(most)s of %(kind)s.", most=7, kind="pages")

    arrived = read_refusal(json.loads(json.dumps(refusal_head(refusal))))

    assert isinstance(arrived, Message)
    assert (arrived, arrived.msgid) == (
        "The limit is 7 of pages.",
        "The limit is %(most)s of %(kind)s.",
    )


def test_plain_words_stay_as_they_are() -> None:
    assert read_refusal(refusal_head("100 % of {it}")) == "100 % of {it}"


def test_a_worker_that_was_taken_over_makes_no_endless_text() -> None:
    hostile: list[dict[str, Any]] = [
        {"refused": "%(x)999999999s", "values": {"x": 1}},
        {"refused": "%(x)s %(y)s", "values": {"x": 1}},
        {"refused": "%s", "values": {"x": 1}},
        {"refused": "%(x)s", "values": ["x"]},
        {"refused": "%(x)s"},
    ]

    assert [read_refusal(head) for head in hostile] == [head["refused"] for head in hostile]
    assert read_refusal({"refused": "a" * 999, "values": {}}) == "a" * 300
    assert read_refusal({"refused": "%(x)s", "values": {"x": "b" * 999}}) == "b" * 300


def test_what_looks_like_a_stored_message_stays_words() -> None:
    words = _("%(x)s", x="1").as_json()

    with reading_in("ru"):
        shown = str(read_refusal({"refused": "[%(words)s]", "values": {"words": words}}))

    assert shown == f"[{words}]"
