"""What sends a request, and in which form: refuses forms that are not valid UTF-8."""

from __future__ import annotations

from io import BytesIO
from typing import IO, Any
from urllib.parse import unquote_to_bytes

from flask import Request, g, request
from werkzeug.formparser import FormDataParser

from planner.kernel.errors import Invalid
from planner.kernel.messages import gettext as _

_URLENCODED = "application/x-www-form-urlencoded"


class StrictFormParser(FormDataParser):
    """Werkzeug would keep invalid bytes as `%FF`, which would then be stored."""

    def parse(
        self,
        stream: IO[bytes],
        mimetype: str,
        content_length: int | None,
        options: dict[str, str] | None = None,
    ) -> Any:
        """Raises `Invalid` for a form that is not UTF-8."""
        if mimetype == _URLENCODED:
            content = stream.read()
            _must_be_text(unquote_to_bytes(content))
            stream = BytesIO(content)
        return super().parse(stream, mimetype, content_length, options)


class FormRequest(Request):
    form_data_parser_class = StrictFormParser


def is_script() -> bool:
    """Whether a script of the page sent it, which reads the answer as JSON."""
    return request.accept_mimetypes.best == "application/json"


def note_refusal() -> None:
    """The page that answers shows what was refused; its title says so."""
    g.was_refused = True


def was_refused() -> bool:
    return bool(g.get("was_refused"))


def _must_be_text(content: bytes) -> None:
    try:
        content.decode()
    except UnicodeDecodeError as error:
        raise Invalid(
            "",
            _(
                "This form holds characters that are not in UTF-8. Nothing was stored. Reload the page, "
                "type or copy the text anew and send it again."
            ),
        ) from error
