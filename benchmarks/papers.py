"""The PDF of a release against WeasyPrint itself, and the memory of the press.

Processor time is compared, of the press with its children and of WeasyPrint alone, and the best of
several turns: what else the machine is doing must not count.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.figures import Figure, children, memory
from planner.kernel.press.press import FONTS, Press
from planner.releases.papers import release_html
from tests.unit.releases.samples import EN, release

_ROUNDS = 3
_TURNS = 4
_AT_ONCE = 5
_PAPERS = 200
# WeasyPrint alone, in a process of its own that has nothing but the same fonts.
_ALONE = """
import sys, time
from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration
html, turns, fonts = sys.stdin.read(), int(sys.argv[1]), FontConfiguration()
spent, taken = [], []
for _ in range(turns + 1):
    began, clock = time.process_time(), time.perf_counter()
    HTML(string=html, media_type="print").write_pdf(font_config=fonts, pdf_variant="pdf/ua-1")
    spent.append(time.process_time() - began)
    taken.append(time.perf_counter() - clock)
print(min(spent[1:]), min(taken[1:]))
"""


def measure() -> Iterator[Figure]:
    html = release_html(replace(release("en", EN), letterhead=(), emblems=()))
    press = Press()
    press.print(html)
    rounds = [(_pressed(press, html), _alone(html)) for _ in range(_ROUNDS)]
    ours, clock = (min(ours[at] for ours, _theirs in rounds) for at in (0, 1))
    theirs, their_clock = (min(theirs[at] for _ours, theirs in rounds) for at in (0, 1))
    yield Figure(
        "PDF of a release / WeasyPrint itself, processor time",
        ours / theirs,
        most=1.3,
        detail=f"{ours * 1000:.0f} ms / {theirs * 1000:.0f} ms; by the clock {clock * 1000:.0f} ms "
        f"/ {their_clock * 1000:.0f} ms",
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


def _pressed(press: Press, html: str) -> tuple[float, float]:
    """Processor seconds of the best of some turns, and seconds by the clock of the fastest one.

    The kernel counts in hundredths of a second, so each turn is of several papers.
    """
    spent, taken = [], []
    for _ in range(_TURNS):
        began = _processor()
        for _ in range(_AT_ONCE):
            clock = time.perf_counter()
            press.print(html)
            taken.append(time.perf_counter() - clock)
        spent.append((_processor() - began) / _AT_ONCE)
    return min(spent), min(taken)


def _processor() -> float:
    """Seconds that this process, the warm parent and its buried children have spent."""
    ticks = os.sysconf("SC_CLK_TCK")
    (warm,) = children(os.getpid())
    fields = Path(f"/proc/{warm}/stat").read_text().rpartition(")")[2].split()
    return time.process_time() + sum(map(int, fields[11:15])) / ticks


def _alone(html: str) -> tuple[float, float]:
    with TemporaryDirectory() as name:
        fonts = Path(name) / "fonts.conf"
        fonts.write_text(
            f'<?xml version="1.0"?><fontconfig><dir>{FONTS}</dir>'
            f"<cachedir>{name}</cachedir></fontconfig>"
        )
        done = subprocess.run(
            [sys.executable, "-c", _ALONE, str(_TURNS * _AT_ONCE)],
            input=html,
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "FONTCONFIG_FILE": str(fonts)},
        )
    spent, taken = map(float, done.stdout.split())
    return spent, taken
