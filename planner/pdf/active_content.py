"""Checking that a finished PDF has no active content, only text, pictures and plain links (S61).

The PDF is parsed by another library than the one that wrote it. Takes about a tenth of the
rendering.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

from planner.kernel.errors import Unprintable
from planner.kernel.messages import gettext as _

_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_INFO = frozenset(["/Title", "/Author", "/Subject", "/Keywords", "/Creator", "/Producer"])
# Forbidden as keys, and as values of /S, /Type and /Subtype.
_ACTIVE = frozenset(
    [
        "/JavaScript",
        "/JS",
        "/Launch",
        "/EmbeddedFile",
        "/EmbeddedFiles",
        "/AcroForm",
        "/SubmitForm",
        "/ImportData",
        "/GoToR",
        "/GoToE",
        "/RichMedia",
        "/XFA",
        "/AA",
        "/OpenAction",
        "/Movie",
        "/Sound",
        "/Rendition",
    ]
)


def check_content(pdf: bytes) -> None:
    """Raises `Unprintable` for active content, links of other schemes, and unknown metadata."""
    reader = PdfReader(BytesIO(pdf))
    for found in _objects(reader):
        if isinstance(found, DictionaryObject):
            _check_dictionary(found)
    info = reader.trailer.get("/Info")
    if info is not None and not set(info.get_object()) <= _INFO:
        raise Unprintable(_("The paper would carry information that nobody entered."))


def _objects(reader: PdfReader) -> Iterator[Any]:
    """Every object of the file, with those nested in it."""
    numbers = [n for generation in reader.xref.values() for n in generation]
    numbers += list(reader.xref_objStm)
    for number in numbers:
        pending = [reader.get_object(IndirectObject(number, 0, reader))]
        while pending:
            found = pending.pop()
            yield found
            if isinstance(found, DictionaryObject):
                pending.extend(dict.values(found))
            elif isinstance(found, ArrayObject):
                pending.extend(list.__iter__(found))


def _check_dictionary(found: DictionaryObject) -> None:
    names = set(found)
    for key in ("/S", "/Type", "/Subtype"):
        value = dict.get(found, key)
        if isinstance(value, str):
            names.add(value)
    if active := names & _ACTIVE:
        raise Unprintable(
            _("The paper would hold active content (%(found)s).", found=", ".join(sorted(active)))
        )
    if "/URI" in found and not isinstance(found, StreamObject):
        target = str(found["/URI"])
        if found.get("/S") == "/URI" and urlsplit(target).scheme.lower() not in _SCHEMES:
            raise Unprintable(
                _("A link in the paper does not lead to a web page, mailbox or phone.")
            )
