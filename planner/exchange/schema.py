"""The JSON Schema (2020-12) of an event file, built from the shapes."""

from __future__ import annotations

from typing import Any

from planner.exchange.shapes import BESIDE, EVENT, REGISTERS, WORD_FORM, Shape
from planner.exchange.values import LANGUAGE, is_needed, is_required, schema_of

FORMAT, VERSION = "planner-event", 1
_UID = {"type": "string", "minLength": 1, "maxLength": 200}
_MOST_ROWS = 20_000
MOST_LETTERS = 10_000  # of a text in one language, as in the forms
_LOGO = {
    "description": "A picture in base64; a body whose logo is left out keeps the one it has.",
    "type": "object",
    "required": ["media_type", "content"],
    "additionalProperties": False,
    "properties": {
        "name": {"type": "string", "maxLength": 200},
        "media_type": {"type": "string", "enum": ["image/jpeg", "image/png", "image/webp"]},
        "content": {"type": "string", "minLength": 1, "contentEncoding": "base64"},
    },
}


def schema() -> dict[str, Any]:
    """As `flask event schema` prints it. Unknown fields are refused, so that no typing error
    vanishes silently.
    """
    event = _row(EVENT)
    for name in ("statements", "pools_present", "tasks", "letter_plan"):
        event["properties"][name] = _rows(BESIDE[name])
    event["properties"]["attendance"] = {"oneOf": [{"type": "null"}, _row(BESIDE["attendance"])]}
    sections = {name: _rows(shape) for name, shape in REGISTERS.items()}
    sections["organisations"]["items"]["properties"]["logo"] = {"$ref": "#/$defs/logo"}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A press office's event with everything that it refers to",
        "type": "object",
        "required": ["format", "version", "event"],
        "additionalProperties": False,
        "properties": {
            "format": {"const": FORMAT},
            "version": {"const": VERSION},
            **sections,
            "word_forms": _rows(WORD_FORM),
            "event": event,
            "invitations": _rows(BESIDE["invitations"]),
        },
        "$defs": {
            "logo": _LOGO,
            "texts": {
                "description": "A text per language, by BCP 47 tag.",
                "type": "object",
                "propertyNames": {"pattern": LANGUAGE},
                "additionalProperties": {"type": "string", "maxLength": MOST_LETTERS},
            },
            "tags": {
                "type": "array",
                "maxItems": 20,
                "items": {"type": "string", "maxLength": 100},
            },
        },
    }


def _rows(shape: Shape) -> dict[str, Any]:
    return {"type": "array", "maxItems": _MOST_ROWS, "items": _row(shape)}


def _row(shape: Shape) -> dict[str, Any]:
    properties: dict[str, Any] = {"uid": _UID} if shape.identity else {}
    properties |= {name: schema_of(shape.model, name) for name in shape.fields}
    for name in shape.references:
        kinds = "string" if is_needed(shape.model, name) else ["string", "null"]
        properties[name] = {**_UID, "type": kinds}
    properties |= {name: _rows(child) for name, child in shape.children.items()}
    required = ["uid"] if shape.identity else []
    required += [name for name in shape.fields if is_required(shape.model, name)]
    required += [name for name in shape.references if is_needed(shape.model, name)]
    return {
        "type": "object",
        "required": required,
        "additionalProperties": False,
        "properties": properties,
    }
