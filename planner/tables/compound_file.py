"""Streams of a compound file (MS-CFB), in which old Office programs keep a workbook.

Only what is needed to look at the workbook before calamine reads it. Chains are followed no further than
the file is long.
"""

from __future__ import annotations

import struct
from array import array
from collections.abc import Iterator
from itertools import islice

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER, _ENTRY = 512, 128  # bytes
_END = 0xFFFFFFFA  # this and what is above it ends a chain
_LISTED = 109  # sectors of the FAT that the header names
_SMALL, _ROOT = 64, 5
_STREAM = 2


class NotCompound(Exception):
    """It is no such file, or damaged."""


class CompoundFile:
    """Raises `NotCompound`, here and in its methods."""

    def __init__(self, raw: bytes) -> None:
        try:
            self._open(raw)
        except (struct.error, IndexError) as error:
            raise NotCompound from error

    def stream(self, *names: str) -> bytes:
        """The first stream of one of these names."""
        try:
            for name, kind, start, size in self._entries:
                if kind == _STREAM and name in names:
                    return self._content(start, size)
        except (struct.error, IndexError) as error:
            raise NotCompound from error
        raise NotCompound

    def _open(self, raw: bytes) -> None:
        if len(raw) < _HEADER or not raw.startswith(SIGNATURE):
            raise NotCompound
        self._raw, self._size = raw, 1 << struct.unpack_from("<H", raw, 30)[0]
        if self._size not in (512, 4096):
            raise NotCompound
        directory, self._cutoff, small = struct.unpack_from("<I4xII", raw, 48)
        self._sectors = len(raw) // self._size
        needed = self._sectors // (self._size // 4) + 1
        self._fat = self._numbers(islice(self._sectors_of_fat(), needed))
        self._small_fat = self._numbers(self._chain(small))
        entries = b"".join(map(self._sector, self._chain(directory)))
        self._entries = [
            _entry(entries[at : at + _ENTRY]) for at in range(0, len(entries) - _ENTRY + 1, _ENTRY)
        ]
        roots = (
            self._whole(start)[:size] for _n, kind, start, size in self._entries if kind == _ROOT
        )
        self._small = next(roots, b"")

    def _sectors_of_fat(self) -> Iterator[int]:
        """Those that the header names, then those in further sectors."""
        further, count = struct.unpack_from("<II", self._raw, 68)
        yield from _used(struct.unpack_from(f"<{_LISTED}I", self._raw, 76))
        for _ in range(min(count, self._sectors)):
            numbers = struct.unpack(f"<{self._size // 4}I", self._sector(further))
            yield from _used(numbers[:-1])
            further = numbers[-1]

    def _content(self, start: int, size: int) -> bytes:
        if size >= self._cutoff:
            return self._whole(start)[:size]
        numbers = _chain(start, self._small_fat, len(self._small) // _SMALL)
        parts = (self._small[number * _SMALL : (number + 1) * _SMALL] for number in numbers)
        return b"".join(parts)[:size]

    def _whole(self, start: int) -> bytes:
        return b"".join(map(self._sector, self._chain(start)))

    def _chain(self, number: int) -> Iterator[int]:
        return _chain(number, self._fat, self._sectors)

    def _sector(self, number: int) -> bytes:
        at = (number + 1) * self._size
        found = self._raw[at : at + self._size]
        if not found:
            raise NotCompound
        return found.ljust(self._size, b"\0")

    def _numbers(self, sectors: Iterator[int]) -> array[int]:
        found = array("I")
        for number in sectors:
            found.frombytes(self._sector(number))
        return found


def _chain(number: int, following: array[int], most: int) -> Iterator[int]:
    for _ in range(most + 1):
        if number >= _END:
            return
        yield number
        number = following[number]
    raise NotCompound


def _used(numbers: tuple[int, ...]) -> Iterator[int]:
    return (number for number in numbers if number < _END)


def _entry(raw: bytes) -> tuple[str, int, int, int]:
    """Name, kind, first sector and size."""
    length, kind = struct.unpack_from("<HB", raw, 64)
    start, size = struct.unpack_from("<II", raw, 116)
    name = raw[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
    return name, kind, start, size
