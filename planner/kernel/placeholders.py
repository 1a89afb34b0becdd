"""Placeholders such as `{city}` in templates that people type (S45).

A fixed list of words, replaced in one pass: no attributes, indexes or formats, and a value that
holds braces stays text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from planner.kernel.errors import Invalid
from planner.kernel.messages import gettext as _

_PLACEHOLDER = re.compile(r"\{([a-z_]{1,40}|[A-Z_]{1,40})\}")


def fill(template: str, values: Mapping[str, str]) -> str:
    """`template` with its placeholders replaced. A placeholder without a value stays as typed."""
    return _PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), template)


def check_placeholders(template: str, known: Collection[str], field: str) -> None:
    """Raises `Invalid` at `field` where a brace opens anything but one of the `known` words."""
    rest = _PLACEHOLDER.sub("", template)
    unknown = [found[0] for found in _PLACEHOLDER.finditer(template) if found[1] not in known]
    if unknown or "{" in rest or "}" in rest:
        listed = ", ".join(f"{{{word}}}" for word in known)
        if not unknown:
            raise Invalid(
                field,
                _("A brace stands alone. What can stand in braces: %(listed)s.", listed=listed),
            )
        raise Invalid(
            field,
            _(
                "“%(unknown)s” is not known here. What can stand in braces: %(listed)s.",
                unknown=unknown[0],
                listed=listed,
            ),
        )
