"""Reading a file with a list of people: what it is, is found by its content."""

from __future__ import annotations

from planner.kernel.errors import Invalid
from planner.kernel.messages import gettext as _
from planner.tables import limits
from planner.tables.cards import read_cards
from planner.tables.compound_file import SIGNATURE, NotCompound
from planner.tables.sheets import read_old_workbook, read_workbook
from planner.tables.table import Table
from planner.tables.text_files import not_a_list, read_csv
from planner.tables.zip_check import has_password

_START = 1024
_ZIP = b"PK\x03\x04"
_CARD = b"BEGIN:VCARD"
_MARKUP = (b"<!doctype", b"<html", b"<table", b"<?xml", b"<head", b"<body", b"<meta", b"<style")
_BINARY = (
    b"%PDF", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"\x1f\x8b", b"Rar!\x1a", b"7z\xbc\xaf",
    b"PK\x05\x06", b"PK\x07\x08",
)  # fmt: skip
_NO_WORKBOOK = _(
    "This is a document of an old program, or a damaged workbook. Open it in a spreadsheet program, "
    "save the list as XLSX or CSV and choose that file."
)
_WEB_PAGE = _(
    "This is a web page or another file in markup, whatever its name says. Open it in a spreadsheet "
    "program, save the list as XLSX or CSV and choose that file."
)


def read_table(raw: bytes, *, encoding: str = "", separator: str = "") -> Table:
    """The rows of a file. Raises `Invalid` at "file" with a sentence that says how to mend it.

    `encoding` (of `ENCODINGS`) and `separator` (of `SEPARATORS`) correct what was found in a CSV
    file. Files that strangers made are read by `PdfClient.read_table` only.
    """
    limits.check_file(raw)
    if raw.startswith(_ZIP):
        return read_workbook(raw)
    if raw.startswith(SIGNATURE):
        return _read_compound(raw)
    _refuse_others(raw)
    if _is_card(raw):
        return read_cards(raw, encoding)
    return read_csv(raw, encoding, separator)


def _read_compound(raw: bytes) -> Table:
    if "EncryptedPackage".encode("utf-16-le") in raw:
        raise Invalid(limits.FIELD, has_password())
    try:
        return read_old_workbook(raw)
    except NotCompound as error:
        raise Invalid(limits.FIELD, _NO_WORKBOOK) from error


def _is_card(raw: bytes) -> bool:
    start = raw[:_START].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return start[: len(_CARD)].upper() == _CARD


def _refuse_others(raw: bytes) -> None:
    """Raises `Invalid` at "file" for other files, as far as they are known by their first bytes."""
    start = raw[:_START].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(_MARKUP):
        raise Invalid(limits.FIELD, _WEB_PAGE)
    if raw.startswith(_BINARY):
        raise Invalid(limits.FIELD, not_a_list())
