"""Sending a worker's refusal to the client: message and values apart, to be translated there.

The client does not trust the worker: values become short strings, and a message with placeholders
other than `%(name)s` is not formatted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from planner.kernel.messages import Message

_LONGEST = 300
_PLACEHOLDER = re.compile(r"%\((\w{1,40})\)s|%%")


def refusal_head(sentence: str) -> dict[str, Any]:
    """The head of an answer that refuses the job with this message."""
    if not isinstance(sentence, Message):
        return {"refused": sentence, "values": {}}
    values = {name: str(value) for name, value in sentence.values.items()}
    return {"refused": sentence.msgid, "values": values}


def read_refusal(head: Mapping[str, Any]) -> str:
    """The message in the head, cut to 300 characters, as is each value."""
    sentence = str(head["refused"])[:_LONGEST]
    received = head.get("values")
    if not isinstance(received, dict) or not received or "%" in _PLACEHOLDER.sub("", sentence):
        return Message(sentence)
    values = {name: str(value)[:_LONGEST] for name, value in received.items()}
    placeholders = {name for name in _PLACEHOLDER.findall(sentence) if name}
    return Message(sentence, values) if placeholders <= values.keys() else Message(sentence)
