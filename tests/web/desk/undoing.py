"""Pressing *Undo* on the page that an act led to."""

from __future__ import annotations

from typing import Any

from tests.web.reading import attributes
from tests.web.visitor import Visitor


def undo(visitor: Visitor, page: str) -> Any:
    """The answer to the form in the notice of that page, sent as it stands there."""
    (address,) = attributes(page, ".notice form", "action")
    hidden = zip(
        attributes(page, ".notice input", "name"),
        attributes(page, ".notice input", "value"),
        strict=True,
    )
    again = visitor.post(address, dict(hidden))
    assert again.status_code == 303, again.text
    return again
