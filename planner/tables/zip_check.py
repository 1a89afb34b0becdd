"""A spreadsheet file before calamine reads it: whether it is one, and how large it becomes.

calamine keeps all cells between the first and the last one in memory, so a few kilobytes can ask for
gigabytes. Parts are unpacked and cells counted here first, as they stream by. A text that many cells
share is not: a worker that grows by it is ended by its limit of memory.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from zipfile import BadZipFile, ZipFile, ZipInfo

from planner.kernel.errors import Invalid
from planner.kernel.messages import gettext as _
from planner.tables import limits
from planner.tables.ods_extent import OdsExtent
from planner.tables.table import FileFormat
from planner.tables.text_files import not_a_list
from planner.tables.xlsx_extent import XlsxExtent
from planner.tables.xml_stream import BadXml

_MOST_PARTS = 2_000
_UNPACKED_BYTES = 200 * 1024 * 1024
_BLOCK = 256 * 1024
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_XLSX_BOOK, _XLSX_TEXTS = "xl/workbook.xml", "xl/sharedstrings.xml"
_ODS_CONTENT, _ODS_MANIFEST = "content.xml", "META-INF/manifest.xml"


def check_workbook(raw: bytes) -> FileFormat:
    """The format of the workbook. Raises `Invalid` at "file" if it is none, or too large."""
    try:
        with ZipFile(io.BytesIO(raw)) as book:
            return _check(book)
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, BadXml) as error:
        raise Invalid(limits.FIELD, damaged()) from error
    except RuntimeError as error:  # how `zipfile` says that a part is encrypted
        raise Invalid(limits.FIELD, has_password()) from error


def damaged() -> str:
    return _("This workbook is damaged. Open it, save it again and choose the new file.")


def has_password() -> str:
    return _(
        "This workbook is protected with a password. Save it without a password and choose that "
        "file."
    )


def _check(book: ZipFile) -> FileFormat:
    parts = book.infolist()
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _UNPACKED_BYTES:
        raise Invalid(
            limits.FIELD,
            _(
                "Unpacked, this workbook is larger than 200 MB. Save only the sheet with the list, "
                "or save it as CSV."
            ),
        )
    by_name = {part.filename: part for part in parts}
    if _XLSX_BOOK in by_name:
        _check_xlsx(book, parts)
        return FileFormat.XLSX
    if "mimetype" in by_name and b"".join(_blocks(book, by_name["mimetype"])).strip() == _ODS:
        _check_ods(book, by_name)
        return FileFormat.ODS
    raise Invalid(limits.FIELD, not_a_list())


def _check_xlsx(book: ZipFile, parts: list[ZipInfo]) -> None:
    """Sheets may stand anywhere: what is none has no cells."""
    for part in parts:
        name = part.filename.lower()
        if name.endswith(".xml") and name != _XLSX_TEXTS:
            XlsxExtent().read(_blocks(book, part))
        else:
            for _block in _blocks(book, part):
                pass


def _check_ods(book: ZipFile, by_name: dict[str, ZipInfo]) -> None:
    manifest = by_name.get(_ODS_MANIFEST)
    if manifest and b"encryption-data" in b"".join(_blocks(book, manifest)):
        raise Invalid(limits.FIELD, has_password())
    if _ODS_CONTENT not in by_name:
        raise BadZipFile("no content")
    OdsExtent().read(_blocks(book, by_name[_ODS_CONTENT]))


def _blocks(book: ZipFile, part: ZipInfo) -> Iterator[bytes]:
    """The unpacked part. Raises `BadZipFile` if it is not as large as the archive says."""
    with book.open(part) as file:
        while block := file.read(_BLOCK):
            yield block
