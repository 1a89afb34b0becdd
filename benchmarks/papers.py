"""The PDF of a release compared with WeasyPrint alone, and the memory of the PDF server.

Both alternate, and medians are compared, so that other load on the machine affects both alike.
WeasyPrint alone has the same HTML, options and fonts, and has rendered the paper before. Ours
includes the sandbox, the limits and reading the finished PDF.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.figures import Figure, children, memory
from planner.pdf.client import FONTS, PdfClient
from planner.releases.papers.release_paper import release_html
from tests.unit.releases.samples import EN, HEAD, release

_TURNS = 24
_AT_ONCE = 6
_PAUSE = 0.1
_PAPERS = 200
# The allowed overhead of the sandbox and the checks (decision 0010).
_MOST = 1.5
# WeasyPrint in a separate process with the same fonts. It renders once per line of input.
_SCRIPT = """
import sys, time
from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration
html, fonts = open(sys.argv[1]).read(), FontConfiguration()
def turn():
    HTML(string=html, media_type="print").write_pdf(font_config=fonts, pdf_variant="pdf/ua-1")
turn()
turn()
for line in sys.stdin:
    began, clock = time.process_time(), time.perf_counter()
    turn()
    print(time.perf_counter() - clock, time.process_time() - began, flush=True)
"""


@dataclass(frozen=True)
class Series:
    """Seconds of elapsed time per paper, and average CPU seconds per paper."""

    ours: list[float]
    theirs: list[float]
    our_work: float
    their_work: float

    def clock(self, name: str) -> Figure:
        ours, theirs = median(self.ours), median(self.theirs)
        return Figure(
            f"PDF of a release / WeasyPrint itself, {name}",
            ours / theirs,
            most=_MOST,
            detail=f"{ours * 1000:.0f} ms / {theirs * 1000:.0f} ms",
        )


def measure() -> Iterator[Figure]:
    # Twice its text fills two pages, so that it is set once, as WeasyPrint alone sets it.
    html = release_html(release("en", EN, repeat=2), replace(HEAD, senders=(), emblems=()))
    pdf_client = PdfClient()
    with _weasyprint(html) as weasyprint:
        for _ in range(_AT_ONCE):
            pdf_client.render(html)
        spaced = _series(pdf_client, html, weasyprint, at_once=1, pause=_PAUSE)
        yield spaced.clock("papers with pauses")
        yield _series(pdf_client, html, weasyprint, at_once=_AT_ONCE, pause=0).clock(
            "one after the other"
        )
    ours, theirs = spaced.our_work * 1000, spaced.their_work * 1000
    yield Figure(
        "PDF of a release / WeasyPrint itself, processor time",
        ours / theirs,
        most=_MOST,
        detail=f"{ours:.0f} ms / {theirs:.0f} ms; with the worker's preparation, whose share after "
        f"the fork is {_preparation() * 1000:.1f} ms",
    )
    for _ in range(20):
        pdf_client.render(html)
    before = _resting_memory()
    for _ in range(_PAPERS):
        pdf_client.render(html)
    after = _resting_memory()
    yield Figure(
        f"memory after {_PAPERS} papers / before",
        after / before,
        most=1.05,
        detail=f"{before:.0f} MB, {after:.0f} MB",
    )
    pdf_client.close()


def _resting_memory() -> float:
    """Memory of all processes in MB, once the last worker has ended and the next one waits."""
    time.sleep(1)
    return memory(os.getpid())


def _series(
    pdf_client: PdfClient,
    html: str,
    weasyprint: subprocess.Popen[str],
    *,
    at_once: int,
    pause: float,
) -> Series:
    ours, theirs, work, began = [], [], [], _cpu_seconds(weasyprint.pid)
    for _ in range(_TURNS // at_once):
        time.sleep(pause)
        for _ in range(at_once):
            clock = time.perf_counter()
            pdf_client.render(html)
            ours.append(time.perf_counter() - clock)
        time.sleep(pause)
        for _ in range(at_once):
            taken, spent = _turn(weasyprint)
            theirs.append(taken)
            work.append(spent)
    return Series(
        ours, theirs, (_cpu_seconds(weasyprint.pid) - began) / len(ours), sum(work) / len(work)
    )


def _turn(weasyprint: subprocess.Popen[str]) -> tuple[float, float]:
    assert weasyprint.stdin
    assert weasyprint.stdout
    weasyprint.stdin.write("again\n")
    weasyprint.stdin.flush()
    taken, spent = map(float, weasyprint.stdout.readline().split())
    return taken, spent


@contextmanager
def _weasyprint(html: str) -> Iterator[subprocess.Popen[str]]:
    with TemporaryDirectory() as name:
        fonts, paper = Path(name) / "fonts.conf", Path(name) / "paper.html"
        fonts.write_text(
            f'<?xml version="1.0"?><fontconfig><dir>{FONTS}</dir>'
            f"<cachedir>{name}</cachedir></fontconfig>"
        )
        paper.write_text(html)
        with subprocess.Popen(
            [sys.executable, "-c", _SCRIPT, str(paper)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "FONTCONFIG_FILE": str(fonts)},
        ) as process:
            yield process


def _cpu_seconds(other: int) -> float:
    """CPU seconds of this process, the PDF server and its workers, including ended ones."""
    ticks = os.sysconf("SC_CLK_TCK")
    spent = 0
    for number in set(children(os.getpid())) - {other}:
        fields = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()
        spent += sum(map(int, fields[11:15]))
    return time.process_time() + spent / ticks


def _preparation() -> float:
    """CPU seconds of the waiting worker, which has the lowest, since the others have rendered."""
    (server,) = children(os.getpid())[:1]
    nanoseconds = [
        int(Path(f"/proc/{number}/schedstat").read_text().split()[0]) for number in children(server)
    ]
    return min(nanoseconds) / 1e9
