"""Downloads that are written as a whole before they are sent: memory is bounded, a slow client holds
no transaction, and an error gives an error page instead of a truncated file.
"""

from __future__ import annotations

from collections.abc import Callable
from io import SEEK_END
from tempfile import SpooledTemporaryFile
from typing import IO

from flask import Response, request
from werkzeug.wsgi import wrap_file

_IN_MEMORY = 1024 * 1024
_BLOCK = 64 * 1024


def written(name: str, content_type: str, write: Callable[[IO[bytes]], object]) -> Response:
    """A download of what `write` puts into the file, which from 1 MB on lies on disk, without a name."""
    file = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - the response closes it
    try:
        write(file)
    except BaseException:
        file.close()
        raise
    size = file.seek(0, SEEK_END)
    file.seek(0)
    response = Response(
        wrap_file(request.environ, file, _BLOCK), content_type=content_type, direct_passthrough=True
    )
    response.content_length = size
    response.headers.set("Content-Disposition", "attachment", filename=name)
    return response
