"""Limits of a paper, checked before and after rendering (S60)."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from planner.kernel.errors import Unprintable
from planner.kernel.messages import gettext as _

SOURCE_BYTES = 200_000
ELEMENTS = 5_000  # including table cells
DEPTH = 40
LONGEST_WORD = 2_000
PAGES = 200
PDF_BYTES = 20 * 1024 * 1024


def check_source(html: str) -> None:
    """Raises `Unprintable` if the source is too large to be parsed."""
    if len(html.encode("utf-8", "replace")) > SOURCE_BYTES:
        raise Unprintable(_("This text is too long to print: the limit is 200 kB. Shorten it."))


def check_tree(root: Element) -> None:
    """Raises `Unprintable` if the parsed document exceeds a limit."""
    elements = 0
    for element, depth in _walk(root):
        elements += 1
        if depth > DEPTH:
            raise Unprintable(
                _("Lists or tables are nested too deeply: the limit is %(most)s.", most=DEPTH)
            )
        words = f"{element.text or ''} {element.tail or ''}".split()
        if element.tag not in ("style", "title") and max(map(len, words), default=0) > LONGEST_WORD:
            raise Unprintable(
                _(
                    "A single word is too long: the limit is %(most)s letters.",
                    most=LONGEST_WORD,
                )
            )
    if elements > ELEMENTS:
        raise Unprintable(
            _(
                "This text has too many paragraphs, cells and marks: the limit is %(most)s.",
                most=ELEMENTS,
            )
        )


def _walk(root: Element) -> Iterator[tuple[Element, int]]:
    """Every element with its depth. Not recursive, because the depth is not yet checked."""
    pending = [(root, 1)]
    while pending:
        element, depth = pending.pop()
        if isinstance(element.tag, str):
            yield element, depth
        pending.extend((child, depth + 1) for child in element)


def check_pages(count: int) -> None:
    if count > PAGES:
        raise Unprintable(
            _(
                "This would take %(pages)s pages: the limit is %(most)s. Shorten it.",
                pages=count,
                most=PAGES,
            )
        )


def check_size(pdf: bytes) -> None:
    if len(pdf) > PDF_BYTES:
        raise Unprintable(_("The paper is larger than 20 MB. Use smaller pictures."))
