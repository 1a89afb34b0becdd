"""What is wrong with the fields of a form, as lines above it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wtforms.fields.core import Field

from planner.kernel.messages import gettext as _


def lines_of(field: Field, label: str) -> list[tuple[str, str]]:
    """The errors of a field, those of a list row by row: (field id, label and message)."""
    entries = getattr(field, "entries", None)
    own = flat(field.errors) if entries is None else field.own_errors
    found = [
        (first_id(field), f"{label.removesuffix('.')}: {message}" if label else message)
        for message in own
    ]
    for number, entry in enumerate(entries or (), start=1):
        for inner in entry.form._fields.values():
            words = {"list": label, "number": number, "field": inner.label.text}
            found += lines_of(inner, _("%(list)s, row %(number)s, %(field)s", **words))
    return found


def flat(errors: Any) -> list[str]:
    """All messages in a field's errors, which may be nested."""
    if isinstance(errors, str):
        return [errors]
    if isinstance(errors, Mapping):
        return [message for nested in errors.values() for message in flat(nested)]
    return [message for nested in errors for message in flat(nested)]


def first_id(field: Field) -> str:
    return str(getattr(field, "first_id", field.id))
