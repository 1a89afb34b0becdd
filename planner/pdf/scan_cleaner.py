"""Cleaning an uploaded PDF with scans, inside a worker: its pages alone are written anew.

What a document does by itself (scripts, forms, files within, links) stands beside the pages or at
them, and is left out; what is left is checked like a paper of our own.
"""

from __future__ import annotations

from io import BytesIO

from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError

from planner.kernel.errors import Invalid, Unprintable
from planner.kernel.messages import gettext as _
from planner.pdf.active_content import check_content

FIELD = "file"
MAGIC = b"%PDF-"
MOST_PAGES = 20
_ACTS = ("/Annots", "/AA", "/Metadata", "/PieceInfo")
_DAMAGED = _("This PDF cannot be read. Photograph the paper, and choose the picture.")


def clean_scan(raw: bytes) -> bytes:
    """The pages of the PDF. Raises `Invalid` at "file"."""
    try:
        reader = PdfReader(BytesIO(raw))
        if reader.is_encrypted:
            raise Invalid(FIELD, _("This PDF is locked with a password. Save it without one."))
        if len(reader.pages) > MOST_PAGES:
            raise Invalid(FIELD, _("A scan may have %(most)s pages.", most=MOST_PAGES))
        cleaned = _pages_of(reader)
        check_content(cleaned)
    except (PyPdfError, Unprintable, ValueError, KeyError, TypeError, AttributeError) as error:
        raise Invalid(FIELD, _DAMAGED) from error
    except (RecursionError, IndexError, OSError, AssertionError, NotImplementedError) as error:
        raise Invalid(FIELD, _DAMAGED) from error
    return cleaned


def _pages_of(reader: PdfReader) -> bytes:
    for page in reader.pages:
        for name in _ACTS:
            page.pop(name, None)
    writer = PdfWriter()
    for page in reader.pages:
        writer.add_page(page)
    kept = BytesIO()
    writer.write(kept)
    return kept.getvalue()
