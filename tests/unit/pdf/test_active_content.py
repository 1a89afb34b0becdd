"""A finished PDF is read through before anybody gets it (S61)."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from planner.kernel.errors import Unprintable
from planner.pdf.active_content import check_content


def written(**changes: Any) -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.add_metadata({"/Title": "T", **changes.get("info", {})})
    if changes.get("attachment"):
        writer.add_attachment("a.txt", b"x")
    if name := changes.get("root"):
        writer.root_object[NameObject(name)] = DictionaryObject()
    if action := changes.get("action"):
        writer.root_object[NameObject("/Extra")] = DictionaryObject(
            {NameObject("/S"): NameObject(action), NameObject("/F"): TextStringObject("x")}
        )
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


@pytest.mark.parametrize(
    "changes",
    [
        {"action": "/JavaScript"},
        {"attachment": True},
        {"root": "/AcroForm"},
        {"root": "/OpenAction"},
        {"root": "/AA"},
        {"action": "/Launch"},
        {"action": "/GoToR"},
        {"action": "/SubmitForm"},
        {"info": {"/Path": "/home/somebody"}},
    ],
    ids=str,
)
def test_active_content_is_refused(changes: dict[str, Any]) -> None:
    check_content(written())

    with pytest.raises(Unprintable):
        check_content(written(**changes))
