"""What stands in the addresses of our own pages: numbers of rows, and where to go next."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from flask import current_app, request
from werkzeug.exceptions import HTTPException
from werkzeug.routing import IntegerConverter

_OURS = re.compile(r"/(?![/\\])[^\\\x00-\x20\x7f]*")
_LONGEST = 2000


class RowNumber(IntegerConverter):
    """`<int:…>` in a rule: one spelling for each number, and none that a database cannot hold."""

    regex = "[1-9][0-9]{0,14}"


def row_number(given: str) -> int | None:
    """The number of a row as somebody sends it; None for anything that can be none."""
    return int(given) if re.fullmatch(RowNumber.regex, given) else None


def number_in_query(name: str) -> int | None:
    """`?name=12` of the address that was asked for."""
    return row_number(request.args.get(name, ""))


def safe_next(given: str, otherwise: str) -> str:
    """`given` if it is the address of a page of ours that can be looked at, else `otherwise` (S54).

    Built anew from its parts, so that nothing but a path and a query is left of it.
    """
    if len(given) >= _LONGEST or not _OURS.fullmatch(given):
        return otherwise
    parts = urlsplit(given)
    try:
        current_app.url_map.bind("").match(parts.path, method="GET")
    except HTTPException:
        return otherwise
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
