"""A refusal of a worker on its way to the client: the sentence and its values apart, so that it is
put into words in the reader's language.

The client believes nothing: the worker has read what strangers wrote. Values become short texts,
and a sentence with places of any other kind than `%(name)s` stays as it came.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from planner.kernel.messages import Message

_LONGEST = 300
_PLACE = re.compile(r"%\((\w{1,40})\)s|%%")


def refusal_head(sentence: str) -> dict[str, Any]:
    """The head of the answer that refuses with this sentence."""
    if not isinstance(sentence, Message):
        return {"refused": sentence, "values": {}}
    values = {name: str(value) for name, value in sentence.values.items()}
    return {"refused": sentence.msgid, "values": values}


def read_refusal(head: Mapping[str, Any]) -> str:
    """The sentence that a worker refused with; at most 300 letters of it and of each value."""
    sentence = str(head["refused"])[:_LONGEST]
    given = head.get("values")
    if not isinstance(given, dict) or not given or "%" in _PLACE.sub("", sentence):
        return Message(sentence)
    values = {name: str(value)[:_LONGEST] for name, value in given.items()}
    places = {name for name in _PLACE.findall(sentence) if name}
    return Message(sentence, values) if places <= values.keys() else Message(sentence)
