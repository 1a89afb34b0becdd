"""Responses with stored files and papers (S53, S72)."""

from __future__ import annotations

from io import BytesIO
from pathlib import PurePosixPath

from flask import Response, send_file

from planner.files.models import StoredFile
from planner.tables.sheet_writing import SHEET

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_PICTURES = {"image/jpeg": ".jpg", "image/png": ".png"}
_EXTENSIONS = {
    **_PICTURES,
    "application/pdf": ".pdf",
    "application/json": ".json",
    "application/zip": ".zip",
    WORD: ".docx",
    SHEET: ".xlsx",
}
_CSP_FILE = "default-src 'none'; sandbox"
# No sandbox: the PDF viewers of browsers need scripts and styles. The desk shows papers in a frame.
_CSP_PAPER = "default-src 'none'; object-src 'self'; frame-ancestors 'self'"


def file_response(file: StoredFile, content: bytes) -> Response:
    """A stored file: pictures are shown, everything else is downloaded."""
    is_picture = file.media_type in _PICTURES
    response = _response(content, file.media_type, file.name, as_attachment=not is_picture)
    response.headers["Content-Security-Policy"] = _CSP_FILE
    return response


def paper_response(pdf: bytes, name: str, *, as_attachment: bool = False) -> Response:
    """A PDF that the program made. `name` is without extension, in any script."""
    response = _response(pdf, "application/pdf", f"{name}.pdf", as_attachment=as_attachment)
    response.headers["Content-Security-Policy"] = _CSP_PAPER
    response.headers["X-Frame-Options"] = "SAMEORIGIN"
    return response


def word_response(docx: bytes, name: str) -> Response:
    """A Word document that the program made. `name` is without extension, in any script."""
    return _response(docx, WORD, f"{name}.docx", as_attachment=True)


def _response(content: bytes, media_type: str, name: str, *, as_attachment: bool) -> Response:
    """The extension of `name` is replaced by that of the media type."""
    extension = _EXTENSIONS.get(media_type, ".bin")
    response = send_file(
        BytesIO(content),
        mimetype=media_type if media_type in _EXTENSIONS else "application/octet-stream",
        as_attachment=as_attachment,
        download_name=f"{PurePosixPath(name).stem or 'file'}{extension}",
        conditional=False,
        etag=False,
        max_age=None,
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return response
