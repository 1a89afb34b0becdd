"""Pictures of every page that tests print: `papers0/` in the folder that pytest keeps of its last three
runs, or the folder that `PAPER_PICTURES` names.

PAPER_PICTURES=/tmp/papers bin/test tests/unit/releases tests/web/desk
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path

import pypdfium2
import pytest

from planner.pdf import PdfClient
from tests.kept_pictures import folder_of_pictures

VARIABLE = "PAPER_PICTURES"
_SCALE = 1.6
_CURRENT_TEST = re.compile(r"([^/:]+)\.py::(\S+)")


def client(kept: pytest.TempPathFactory) -> PictureKeeper:
    """The client of all tests."""
    return PictureKeeper(folder_of_pictures(VARIABLE, kept, "papers"))


class PictureKeeper(PdfClient):
    """Keeps the pages of each paper as `<test>-<paper>-<page>.png`."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._printed = 0

    def render(self, html: str, *, assets: Mapping[str, bytes] | None = None) -> bytes:
        pdf = super().render(html, assets=assets)
        self.keep(pdf)
        return pdf

    def keep(self, pdf: bytes) -> None:
        """Keep the pages of a paper that somebody else has printed, such as a running program."""
        self._printed += 1
        for number, page in enumerate(pypdfium2.PdfDocument(pdf), 1):
            name = f"{_name_of_test()}-{self._printed:03}-{number}.png"
            page.render(scale=_SCALE).to_pil().save(self._folder / name, compress_level=1)


def _name_of_test() -> str:
    found = _CURRENT_TEST.search(os.environ.get("PYTEST_CURRENT_TEST", ""))
    return re.sub(r"[^\w.-]+", "-", "-".join(found.groups())) if found else "paper"
