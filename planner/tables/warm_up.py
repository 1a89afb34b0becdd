"""A first file of each kind, so that a process that cannot open files has everything loaded."""

from __future__ import annotations

import codecs
from contextlib import suppress

from planner.kernel.errors import Invalid
from planner.tables.encodings import ENCODINGS
from planner.tables.reading import read_table

_LIST = "имя;почта\nMüller;m@paper.test\n"


def warm_up() -> None:
    for encoding in ENCODINGS:
        codecs.lookup(encoding)
    for encoding in ("utf-8", "utf-16", "cp1251", "koi8-r", "cp1252"):
        with suppress(Invalid):
            read_table(_LIST.encode(encoding, "replace"))
