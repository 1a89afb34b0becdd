"""Files on their way to a browser (S53, S72)."""

from __future__ import annotations

from io import BytesIO
from pathlib import PurePosixPath

from flask import Response, send_file

from planner.files.models import StoredFile

_PICTURES = {"image/jpeg": ".jpg", "image/png": ".png"}
_ENDINGS = {**_PICTURES, "application/pdf": ".pdf", "application/json": ".json"}
_LOCKED = "default-src 'none'; sandbox"
# A browser shows a PDF with scripts and styles of its own, which a sandbox would forbid. The
# desk shows papers beside their text, in a frame.
_OWN_PAPER = "default-src 'none'; object-src 'self'; frame-ancestors 'self'"


def file_response(file: StoredFile, content: bytes) -> Response:
    """A stored file: pictures are shown, everything else is only ever saved."""
    response = _named(content, file.media_type, file.name, as_attachment=not _is_picture(file))
    response.headers["Content-Security-Policy"] = _LOCKED
    return response


def paper_response(pdf: bytes, name: str, *, as_attachment: bool = False) -> Response:
    """A paper that we printed. `name` without ending, in any script."""
    response = _named(pdf, "application/pdf", f"{name}.pdf", as_attachment=as_attachment)
    response.headers["Content-Security-Policy"] = _OWN_PAPER
    response.headers["X-Frame-Options"] = "SAMEORIGIN"
    return response


def _is_picture(file: StoredFile) -> bool:
    return file.media_type in _PICTURES


def _named(content: bytes, media_type: str, name: str, *, as_attachment: bool) -> Response:
    """The framework writes the header, and the name in UTF-8 beside a plain one (RFC 5987)."""
    ending = _ENDINGS.get(media_type, ".bin")
    response = send_file(
        BytesIO(content),
        mimetype=media_type if media_type in _ENDINGS else "application/octet-stream",
        as_attachment=as_attachment,
        download_name=f"{PurePosixPath(name).stem or 'file'}{ending}",
        conditional=False,
        etag=False,
        max_age=None,
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return response
