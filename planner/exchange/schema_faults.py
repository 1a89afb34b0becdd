"""What is wrong with an event file by its schema, in sentences that say how to mend it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator, ValidationError

from planner.exchange.schema import schema
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
    say = _REASONS.get(str(error.validator))
    # A keyword that the schema does not use today is told in the validator's own words.
    return say(error) if say else error.message


def _type(error: ValidationError) -> str:
    wanted = error.validator_value
    names = [_TYPES[name] for name in ([wanted] if isinstance(wanted, str) else wanted)]
    return _(
        "Here stands %(value)s. It has to be %(type)s.",
        value=_quoted(error.instance),
        type=list_text(names, "or"),
    )


def _required(error: ValidationError) -> str:
    missing = [name for name in error.validator_value if name not in error.instance]
    return ngettext(
        "“%(names)s” is missing.", "“%(names)s” are missing.", len(missing), names=", ".join(missing)
    )


def _unknown(error: ValidationError) -> str:
    known = error.schema.get("properties", {})
    unknown = [name for name in error.instance if name not in known]
    return ngettext(
        "“%(names)s” is no field of an event file. Correct the name or leave it out.",
        "“%(names)s” are no fields of an event file. Correct the names or leave them out.",
        len(unknown),
        names=", ".join(unknown)[:_LONGEST],
    )


def _choice(error: ValidationError) -> str:
    known = [str(one) for one in error.validator_value if one is not None]
    return _(
        "%(value)s is none of the values that are known here: %(known)s.",
        value=_quoted(error.instance),
        known=", ".join(known),
    )


def _constant(error: ValidationError) -> str:
    return _(
        "Here stands %(value)s. It has to be %(wanted)s.",
        value=_quoted(error.instance),
        wanted=_quoted(error.validator_value),
    )


def _pattern(error: ValidationError) -> str:
    value = _quoted(error.instance)
    if error.validator_value == LANGUAGE:
        return _("%(value)s is no language code such as en, ru or uz-Cyrl.", value=value)
    example = EXAMPLES.get(error.validator_value, "")
    return _("%(value)s is not written as in %(example)s.", value=value, example=example)


def _too_long(error: ValidationError) -> str:
    limit = error.validator_value
    return ngettext(
        "It is longer than %(count)s character.",
        "It is longer than %(count)s characters.",
        limit,
        count=number_text(limit),
    )


def _too_many(error: ValidationError) -> str:
    limit = error.validator_value
    return ngettext(
        "There may be only %(count)s entry here.",
        "There may be only %(count)s entries here.",
        limit,
        count=number_text(limit),
    )


def _empty(_error: ValidationError) -> str:
    return _("It is empty and may not be.")


def _out_of_range(error: ValidationError) -> str:
    least, most = error.schema.get("minimum", 0), error.schema.get("maximum", 0)
    return _("Give a number from %(least)s to %(most)s.", least=least, most=most)


def _quoted(value: Any) -> str:
    """The value as JSON, shortened."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


_REASONS: Mapping[str, Callable[[ValidationError], str]] = {
    "type": _type,
    "required": _required,
    "additionalProperties": _unknown,
    "enum": _choice,
    "const": _constant,
    "pattern": _pattern,
    "maxLength": _too_long,
    "maxItems": _too_many,
    "minLength": _empty,
    "minimum": _out_of_range,
    "maximum": _out_of_range,
}
