"""How large a paper may be, before it is set and after (S60), and what its PDF may hold (S61)."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

from planner.kernel.errors import Unprintable
from planner.pdf.pdf_scan import ACTIVE, INFO, SCHEMES, finds_nothing

SOURCE_BYTES = 200_000
ELEMENTS = 5_000  # cells of tables are among them
DEPTH = 40
LONGEST_WORD = 2_000
PAGES = 200
PDF_BYTES = 20 * 1024 * 1024


def check_source(html: str) -> None:
    """Raises `Unprintable` where the source alone is too large to look at."""
    if len(html.encode("utf-8", "replace")) > SOURCE_BYTES:
        raise Unprintable("This text is too long to print: the limit is 200 kB. Shorten it.")


def check_tree(root: Element) -> None:
    """Raises `Unprintable` where the parsed document goes beyond a limit."""
    elements = 0
    for element, depth in _walk(root):
        elements += 1
        if depth > DEPTH:
            raise Unprintable(f"Lists or tables are nested too deeply: the limit is {DEPTH}.")
        words = f"{element.text or ''} {element.tail or ''}".split()
        if element.tag not in ("style", "title") and max(map(len, words), default=0) > LONGEST_WORD:
            raise Unprintable(f"A single word is too long: the limit is {LONGEST_WORD} letters.")
    if elements > ELEMENTS:
        raise Unprintable(
            f"This text has too many paragraphs, cells and marks: the limit is {ELEMENTS}."
        )


def _walk(root: Element) -> Iterator[tuple[Element, int]]:
    """Every element with its depth, without recursion: depth is what is being checked."""
    waiting = [(root, 1)]
    while waiting:
        element, depth = waiting.pop()
        if isinstance(element.tag, str):
            yield element, depth
        waiting.extend((child, depth + 1) for child in element)


def check_pages(count: int) -> None:
    if count > PAGES:
        raise Unprintable(f"This would take {count} pages: the limit is {PAGES}. Shorten it.")


def check_result(pdf: bytes) -> None:
    """Raises `Unprintable` if the PDF holds anything but text, pictures and plain links."""
    if len(pdf) > PDF_BYTES:
        raise Unprintable("The paper is larger than 20 MB. Use smaller pictures.")
    if not finds_nothing(pdf):
        check_objects(pdf)


def check_objects(pdf: bytes) -> None:
    """The same for a PDF of which a glance is not enough."""
    reader = PdfReader(BytesIO(pdf))
    for thing in _objects(reader):
        if not isinstance(thing, DictionaryObject):
            continue
        _check_dictionary(thing)
    info = reader.trailer.get("/Info")
    if info is not None and not set(info.get_object()) <= INFO:
        raise Unprintable("The paper would carry information that nobody entered.")


def _objects(reader: PdfReader) -> Iterator[Any]:
    """Everything in the file, each object once, and what is written inside of objects."""
    numbers = [n for generation in reader.xref.values() for n in generation]
    numbers += list(reader.xref_objStm)
    for number in numbers:
        waiting = [reader.get_object(IndirectObject(number, 0, reader))]
        while waiting:
            thing = waiting.pop()
            yield thing
            if isinstance(thing, DictionaryObject):
                waiting.extend(dict.values(thing))
            elif isinstance(thing, ArrayObject):
                waiting.extend(list.__iter__(thing))


def _check_dictionary(thing: DictionaryObject) -> None:
    names = set(thing)
    for key in ("/S", "/Type", "/Subtype"):
        value = dict.get(thing, key)
        if isinstance(value, str):
            names.add(value)
    if found := names & ACTIVE:
        raise Unprintable(f"The paper would hold active content ({', '.join(sorted(found))}).")
    if "/URI" in thing and not isinstance(thing, StreamObject):
        target = str(thing["/URI"])
        if thing.get("/S") == "/URI" and urlsplit(target).scheme.lower() not in SCHEMES:
            raise Unprintable("A link in the paper does not lead to a web page, mailbox or phone.")
