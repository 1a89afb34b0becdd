"""What is wrong with an event file by its schema, in sentences that say how to mend it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator, ValidationError

from planner.exchange.schema import schema
from planner.exchange.values import EXAMPLES, LANGUAGE
from planner.kernel.dates import list_text, number_text
from planner.kernel.messages import gettext as _
from planner.kernel.messages import ngettext

_LONGEST = 60  # characters of a value that is quoted
_TYPES = {
    "object": _("an object in braces"),
    "array": _("a list in brackets"),
    "string": _("a text in quotation marks"),
    "integer": _("a whole number"),
    "boolean": _("true or false"),
    "null": _("null"),
}


def schema_faults(document: Any) -> Iterator[tuple[str, str]]:
    """The path of each fault and what is wrong there, in the order of the paths."""
    for error in sorted(_validator().iter_errors(document), key=lambda e: list(map(str, e.path))):
        for cause in _causes(error):
            yield ".".join(map(str, cause.absolute_path)), _reason(cause)


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(schema())


def _causes(error: ValidationError) -> list[ValidationError]:
    """What is wrong inside a value that may also be left empty, not that it fits neither way."""
    inside = [cause for cause in error.context or () if cause.validator != "type"]
    return [cause for one in inside for cause in _causes(one)] or [error]


def _reason(error: ValidationError) -> str:
    # A keyword that the schema does not use is told in the validator's own words.
    if error.validator == "additionalProperties":
        return _unknown(error)
    say = _REASONS.get(str(error.validator))
    return say(error.validator_value, error.instance) if say else error.message


def _unknown(error: ValidationError) -> str:
    known: Any = error.schema
    given: Any = error.instance
    names = [name for name in given if name not in known["properties"]]
    return ngettext(
        "“%(names)s” is no field of an event file. Correct the name or leave it out.",
        "“%(names)s” are no fields of an event file. Correct the names or leave them out.",
        len(names),
        names=", ".join(names)[:_LONGEST],
    )


def _type(wanted: Any, value: Any) -> str:
    names = [_TYPES[name] for name in ([wanted] if isinstance(wanted, str) else wanted)]
    return _(
        "Here stands %(value)s. It has to be %(type)s.",
        value=_quoted(value),
        type=list_text(names, "or"),
    )


def _required(wanted: Any, value: Any) -> str:
    missing = [name for name in wanted if name not in value]
    return ngettext(
        "“%(names)s” is missing.",
        "“%(names)s” are missing.",
        len(missing),
        names=", ".join(missing),
    )


def _choice(wanted: Any, value: Any) -> str:
    known = [str(one) for one in wanted if one is not None]
    return _(
        "%(value)s is none of the values that are known here: %(known)s.",
        value=_quoted(value),
        known=", ".join(known),
    )


def _constant(wanted: Any, value: Any) -> str:
    return _(
        "Here stands %(value)s. It has to be %(wanted)s.",
        value=_quoted(value),
        wanted=_quoted(wanted),
    )


def _pattern(wanted: Any, value: Any) -> str:
    if wanted == LANGUAGE:
        return _("%(value)s is no language code such as en, ru or uz-Cyrl.", value=_quoted(value))
    return _(
        "%(value)s is not written as in %(example)s.",
        value=_quoted(value),
        example=EXAMPLES[wanted],
    )


def _too_long(limit: Any, _value: Any) -> str:
    return ngettext(
        "It is longer than %(count)s character.",
        "It is longer than %(count)s characters.",
        limit,
        count=number_text(limit),
    )


def _too_many(limit: Any, _value: Any) -> str:
    return ngettext(
        "There may be only %(count)s entry here.",
        "There may be only %(count)s entries here.",
        limit,
        count=number_text(limit),
    )


def _empty(_wanted: Any, _value: Any) -> str:
    return _("It is empty and may not be.")


def _too_small(limit: Any, _value: Any) -> str:
    return _("Give a number that is not below %(limit)s.", limit=limit)


def _too_great(limit: Any, _value: Any) -> str:
    return _("Give a number that is not above %(limit)s.", limit=limit)


def _quoted(value: Any) -> str:
    """The value as JSON, shortened."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


_REASONS: Mapping[str, Callable[[Any, Any], str]] = {
    "type": _type,
    "required": _required,
    "enum": _choice,
    "const": _constant,
    "pattern": _pattern,
    "maxLength": _too_long,
    "maxItems": _too_many,
    "minLength": _empty,
    "minimum": _too_small,
    "maximum": _too_great,
}
