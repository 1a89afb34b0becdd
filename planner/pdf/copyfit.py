"""Copyfit: a paper whose last page would be nearly empty is set tighter, so that it ends a page earlier.

A paper offers style sheets, each tighter than the one before, as `<meta name="tighter">`, and ends
with an element of the id `end`. Setting a paper takes a tenth of a second, so the tightest sheet is
tried first, and then the one that should do, if its place on the way to the tightest is taken for
what it saves.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element

NAME, END = "tighter", "end"
# A last page that holds less than this part of a full one is nearly empty.
_NEARLY_EMPTY = 0.25

# Sets the paper with one more style sheet, "" for none. WeasyPrint has no types.
Setting = Callable[[str], Any]


def fitted(root: Element, set_with: Setting) -> Any:
    """The paper as it was meant, or in the loosest sheet that was found to save its last page."""
    meant = set_with("")
    pages = len(meant.pages)
    sheets = [meta.get("content", "") for meta in root.iter("meta") if meta.get("name") == NAME]
    if pages == 1 or not sheets or _filled(meant) >= _NEARLY_EMPTY:
        return meant
    tightest = set_with(sheets[-1])
    if len(tightest.pages) >= pages:
        return meant
    share = _filled(meant) / (_length(meant) - _length(tightest))
    likely = sheets[int(share * (len(sheets) - 1))]
    document = set_with(likely) if likely != sheets[-1] else tightest
    return document if len(document.pages) < pages else tightest


def _length(document: Any) -> float:
    """In pages."""
    return len(document.pages) - 1 + _filled(document)


def _filled(document: Any) -> float:
    """The filled part of the last page."""
    page = document.pages[-1]
    # WeasyPrint tells the size of a page with its margins only.
    box = page._page_box  # noqa: SLF001
    _left, top, *_rest = page.anchors[END]
    return float((top - box.content_box_y()) / box.height)
