"""Sanitising an uploaded PDF, inside a worker: checked, and written anew (S74).

Written anew are the pages and what they need. What an editor does not see goes: title and author,
XMP, former versions, thumbnails, data of drawing programs, and acts on opening. What acts, and what
hides other files, is refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    StreamObject,
)

from planner.kernel.errors import Invalid
from planner.kernel.messages import gettext as _

FIELD = "file"
MOST_PAGES = 500
_BEGINS = b"%PDF-"
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_LEFT_OUT = (
    *("/Metadata", "/PieceInfo", "/Thumb", "/LastModified", "/OpenAction", "/AA"),
    *("/AF", "/SpiderInfo", "/Perms", "/Legal"),
)
# As keys, and as values of /S, /Type and /Subtype.
_REFUSED = frozenset(
    [
        *("/JavaScript", "/JS", "/Launch", "/EmbeddedFile", "/EmbeddedFiles", "/FileAttachment"),
        *("/SubmitForm", "/ImportData", "/GoToR", "/GoToE", "/RichMedia", "/XFA", "/Movie"),
        *("/Sound", "/Rendition", "/Screen", "/3D"),
    ]
)


@dataclass(frozen=True, slots=True)
class Document:
    """A PDF written anew."""

    data: bytes
    pages: int


def clean_document(raw: bytes) -> Document:
    """Raises `Invalid` at "file"."""
    if not raw.startswith(_BEGINS):
        raise Invalid(FIELD, _("This is not a PDF, or it is damaged at its beginning."))
    try:
        return _rewritten(raw)
    except RecursionError as error:
        raise Invalid(FIELD, _("This PDF is nested too deeply to be read.")) from error
    except (PyPdfError, OSError, ValueError, KeyError, TypeError, AttributeError, IndexError) as e:
        raise Invalid(
            FIELD, _("This PDF is damaged. Save it again as PDF and choose it anew.")
        ) from e


def _rewritten(raw: bytes) -> Document:
    reader = PdfReader(BytesIO(raw))
    if reader.is_encrypted:
        raise Invalid(
            FIELD, _("This PDF is locked by a password. Save it without one and choose it anew.")
        )
    pages = len(reader.pages)
    if not pages:
        raise Invalid(FIELD, _("This PDF has no page."))
    if pages > MOST_PAGES:
        raise Invalid(
            FIELD,
            _(
                "This PDF has %(pages)s pages: the limit is %(most)s.",
                pages=pages,
                most=MOST_PAGES,
            ),
        )
    writer = PdfWriter(clone_from=reader)
    writer.metadata = None
    for found in _dictionaries(writer):
        for name in _LEFT_OUT:
            found.pop(NameObject(name), None)
        _check(found)
    output = BytesIO()
    writer.write(output)
    return Document(output.getvalue(), pages)


def _dictionaries(writer: PdfWriter) -> Iterator[DictionaryObject]:
    """Each dictionary of the new file to which something leads from its root. What nothing leads to, also
    because it was left out of a dictionary, is not written.
    """
    objects = writer._objects  # noqa: SLF001
    pending: list[Any] = [writer.root_object.indirect_reference]
    reached = set()
    while pending:
        found = pending.pop()
        if isinstance(found, IndirectObject):
            if found.idnum in reached:
                continue
            reached.add(found.idnum)
            found = found.get_object()
        if isinstance(found, DictionaryObject):
            yield found
            pending.extend(dict.values(found))
        elif isinstance(found, ArrayObject):
            pending.extend(list.__iter__(found))
    for number in range(1, len(objects) + 1):
        if number not in reached:
            objects[number - 1] = None


def _check(found: DictionaryObject) -> None:
    names = {str(key) for key in found}
    for key in ("/S", "/Type", "/Subtype"):
        value = _value(found, key)
        if isinstance(value, str):
            names.add(str(value))
    if active := names & _REFUSED:
        raise Invalid(
            FIELD,
            _(
                "This PDF does more than show pages (%(found)s), so it is not taken. Print it into a "
                "new PDF and choose that.",
                found=", ".join(sorted(active)),
            ),
        )
    if _value(found, "/S") == "/URI" and not isinstance(found, StreamObject):
        target = str(_value(found, "/URI"))
        if urlsplit(target).scheme.lower() not in _SCHEMES:
            raise Invalid(
                FIELD,
                _("A link in this PDF does not lead to a web page, mailbox or telephone."),
            )


def _value(found: DictionaryObject, key: str) -> Any:
    """Also one that stands elsewhere in the file. None without one."""
    value = dict.get(found, key)
    return value.get_object() if isinstance(value, IndirectObject) else value
