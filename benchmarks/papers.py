"""The PDF of a release against WeasyPrint itself, and the memory of the press."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.figures import Figure, memory, seconds
from planner.kernel.press.press import FONTS, Press
from planner.releases.papers import release_html
from tests.unit.releases.samples import EN, release

_TURNS = 9
_PAPERS = 200
# WeasyPrint alone, in a process of its own that has nothing but the same fonts.
_ALONE = """
import statistics, sys, time
from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration
html, turns, fonts = sys.stdin.read(), int(sys.argv[1]), FontConfiguration()
taken = []
for _ in range(turns + 1):
    began = time.perf_counter()
    HTML(string=html, media_type="print").write_pdf(font_config=fonts, pdf_variant="pdf/ua-1")
    taken.append(time.perf_counter() - began)
print(statistics.median(taken[1:]))
"""


def measure() -> Iterator[Figure]:
    html = release_html(replace(release("en", EN), letterhead=(), emblems=()))
    press = Press()
    ours = seconds(lambda: press.print(html), _TURNS)
    theirs = _alone(html)
    yield Figure(
        "PDF of a release / WeasyPrint itself",
        ours / theirs,
        most=1.3,
        detail=f"{ours * 1000:.0f} ms / {theirs * 1000:.0f} ms",
    )
    for _ in range(20):
        press.print(html)
    before = memory(os.getpid())
    for _ in range(_PAPERS):
        press.print(html)
    after = memory(os.getpid())
    yield Figure(
        f"memory after {_PAPERS} papers / before",
        after / before,
        most=1.05,
        detail=f"{before:.0f} MB, {after:.0f} MB",
    )


def _alone(html: str) -> float:
    with TemporaryDirectory() as name:
        fonts = Path(name) / "fonts.conf"
        fonts.write_text(
            f'<?xml version="1.0"?><fontconfig><dir>{FONTS}</dir>'
            f"<cachedir>{name}</cachedir></fontconfig>"
        )
        done = subprocess.run(
            [sys.executable, "-c", _ALONE, str(_TURNS)],
            input=html,
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "FONTCONFIG_FILE": str(fonts)},
        )
    return float(done.stdout)
