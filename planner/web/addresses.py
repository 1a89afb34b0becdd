"""Values in the URLs of our own pages: ids of rows, and the page to go to next."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from flask import current_app, request
from werkzeug.exceptions import HTTPException
from werkzeug.routing import IntegerConverter

_LOCAL = re.compile(r"/(?![/\\])[^\\\x00-\x20\x7f]*")
_LONGEST = 2000


class RowNumber(IntegerConverter):
    """`<int:…>` in a URL rule: no leading zeros, and no number too large for the database."""

    regex = "[1-9][0-9]{0,14}"


def row_number(given: str) -> int | None:
    """The id of a row from a request; None if it cannot be one."""
    return int(given) if re.fullmatch(RowNumber.regex, given) else None


def number_in_query(name: str) -> int | None:
    """The row number in the query parameter `name`."""
    return row_number(request.args.get(name, ""))


def safe_next(given: str, otherwise: str) -> str:
    """`given` if it is the path of a page of this application, else `otherwise` (S54).

    The result is rebuilt from path and query only.
    """
    if len(given) >= _LONGEST or not _LOCAL.fullmatch(given):
        return otherwise
    parts = urlsplit(given)
    try:
        current_app.url_map.bind("").match(parts.path, method="GET")
    except HTTPException:
        return otherwise
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
