"""Placeholders such as `{city}` in templates that users type (S45).

A fixed list of names, replaced in one pass: no attributes, indexes or formats, and braces in values
are not interpreted.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from planner.kernel.errors import Invalid
from planner.kernel.messages import gettext as _

_PLACEHOLDER = re.compile(r"\{([a-z_]{1,40}|[A-Z_]{1,40})\}")


def fill(template: str, values: Mapping[str, str]) -> str:
    """`template` with its placeholders replaced. Those without a value are left as typed."""
    return _PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), template)


def check_placeholders(template: str, known: Collection[str], field: str) -> None:
    """Raises `Invalid` at `field` for unmatched braces and placeholders that are not `known`."""
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
