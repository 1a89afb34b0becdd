"""Pictures of every page that tests print, kept in the folder that `PAPER_PICTURES` names.

PAPER_PICTURES=/tmp/papers bin/test tests/unit/releases tests/web/desk
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path

import pypdfium2

from planner.pdf import PdfClient

VARIABLE = "PAPER_PICTURES"
_SCALE = 1.6
_CURRENT_TEST = re.compile(r"([^/:]+)\.py::(\S+)")


def client() -> PdfClient:
    """The client of all tests; with the variable set, one that keeps pictures."""
    folder = os.environ.get(VARIABLE)
    return PictureKeeper(Path(folder)) if folder else PdfClient()


class PictureKeeper(PdfClient):
    """Keeps the pages of each paper as `<test>-<paper>-<page>.png`."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._printed = 0
        folder.mkdir(parents=True, exist_ok=True)

    def render(self, html: str, *, assets: Mapping[str, bytes] | None = None) -> bytes:
        pdf = super().render(html, assets=assets)
        self._printed += 1
        for number, page in enumerate(pypdfium2.PdfDocument(pdf), 1):
            name = f"{_name_of_test()}-{self._printed:03}-{number}.png"
            page.render(scale=_SCALE).to_pil().save(self._folder / name)
        return pdf


def _name_of_test() -> str:
    found = _CURRENT_TEST.search(os.environ.get("PYTEST_CURRENT_TEST", ""))
    return re.sub(r"[^\w.-]+", "-", "-".join(found.groups())) if found else "paper"
