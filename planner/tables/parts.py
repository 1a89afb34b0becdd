"""A table as a JSON head and plain bytes, in which a worker hands it over.

The receiver does not trust the worker: what does not fit is refused.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from planner.tables import limits
from planner.tables.packed_rows import CELL_END, PackedRows, packed
from planner.tables.table import FileFormat, Table

_ROW_END = b"\x1e"
_CHUNK_BYTES = 1024 * 1024
_CONTROLS = re.compile(rb"[\x00-\x09\x0b-\x1d\x7f]")


class NotATable(Exception):
    """These are not the parts of a table."""


def head_of(table: Table) -> dict[str, Any]:
    return {
        "format": table.file_format.value,
        "headings": table.headings,
        "encoding": table.encoding,
        "separator": table.separator,
    }


def blobs_of(table: Table) -> list[bytes]:
    """The numbers of the rows, then the rows in parts of about a megabyte."""
    return [array("I", table.numbers).tobytes(), *_chunks(map(packed, table.rows))]


def table_of(head: Mapping[str, Any], blobs: Sequence[bytes]) -> Table:
    """Inverse of `head_of` and `blobs_of`. Raises `NotATable`."""
    try:
        numbers = array("I")
        numbers.frombytes(blobs[0])
        headings = tuple(map(str, head["headings"]))
        lines = [line for chunk in blobs[1:] for line in _lines(chunk, len(headings))]
        table = Table(
            file_format=FileFormat(head["format"]),
            headings=headings,
            rows=PackedRows(lines, range(len(headings))),
            numbers=numbers,
            encoding=str(head["encoding"]),
            separator=str(head["separator"]),
        )
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise NotATable from error
    if len(lines) != len(numbers) or len(lines) > limits.ROWS or len(headings) > limits.COLUMNS:
        raise NotATable
    return table


def _chunks(lines: Iterable[bytes]) -> Iterator[bytes]:
    chunk: list[bytes] = []
    size = 0
    for line in lines:
        if size > _CHUNK_BYTES:
            yield _ROW_END.join(chunk)
            chunk, size = [], 0
        chunk.append(line)
        size += len(line)
    yield _ROW_END.join(chunk)


def _lines(chunk: bytes, width: int) -> list[bytes]:
    """Raises `ValueError` for what no reader of ours writes."""
    if _CONTROLS.search(chunk):
        raise ValueError("control characters")
    chunk.decode("utf-8")
    lines = chunk.split(_ROW_END)
    end = CELL_END.encode()
    if any(line.count(end) != width - 1 for line in lines):
        raise ValueError("rows of other lengths")
    return lines
