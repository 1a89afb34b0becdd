"""Checks of Python, libraries, unwanted programs, fonts, translations and the PDF sandbox."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from planner.cli.doctor.finding import Finding, ok, warning, wrong
from planner.kernel.messages import FOLDER
from planner.pdf.sandbox.report import PartState

# The lowest versions without known vulnerabilities (S131).
LEAST = {
    "WeasyPrint": "70.0",
    "icalendar": "7.3.0",
    "Flask": "3.1.3",
    "Werkzeug": "3.1.6",
    "Jinja2": "3.1.6",
    "pillow": "12.2",
}
_OLDEST_PYTHON, _GOOD_PYTHON = (3, 11), (3, 11, 10)
# Programs with a long history of vulnerabilities, which this program does not use (S69).
_UNWANTED = ("gs", "convert", "magick")


def check_python(found: tuple[int, ...] = sys.version_info[:3]) -> Finding:
    name, said = "Python", ".".join(map(str, found))
    if found < _OLDEST_PYTHON:
        return wrong(name, f"{said} is too old: 3.11 or newer is needed")
    if found < _GOOD_PYTHON:
        return warning(
            name,
            f"{said} has known holes in its mail library, which the program guards against: "
            "3.11.10 or newer is better",
        )
    return ok(name, said)


def check_libraries(least: Mapping[str, str] = LEAST) -> Finding:
    name, old = "libraries", []
    for library, lowest in least.items():
        try:
            found = version(library)
        except PackageNotFoundError:
            old.append(f"{library} is missing")
            continue
        if _version_numbers(found) < _version_numbers(lowest):
            old.append(f"{library} {found} (at least {lowest})")
    if old:
        return wrong(name, f"too old: {', '.join(old)}; start bin/serve, which installs ours")
    return ok(name, "none is older than the least safe version")


def check_programs(path: str | None = None) -> Finding:
    """`path` replaces PATH."""
    name = "programs"
    found = [one for one in _UNWANTED if shutil.which(one, path=path)]
    if found:
        return warning(
            name,
            f"{', '.join(found)} can be started from here, and nothing needs it: run the program "
            "with a PATH without it, or remove it",
        )
    return ok(name, "no Ghostscript and no ImageMagick in PATH")


def check_fonts(folder: Path) -> Finding:
    name, fonts = "fonts", sorted(folder.glob("*.[ot]tf"))
    empty = [font.name for font in fonts if font.stat().st_size == 0]
    if not fonts or empty:
        return wrong(
            name, f"{folder} lacks its fonts: take the checkout anew (git checkout static)"
        )
    return ok(name, f"{len(fonts)} of our own")


def check_translations(folder: Path = FOLDER) -> Finding:
    """Whether each catalogue was compiled since it changed; otherwise English is shown."""
    name = "translations"
    stale = [
        path.parent.parent.name
        for path in sorted(folder.glob("*/LC_MESSAGES/messages.po"))
        if not _is_compiled(path)
    ]
    if stale:
        return warning(
            name, f"not compiled: {', '.join(stale)}; run flask --app wsgi translate compile"
        )
    return ok(name, "compiled")


def _is_compiled(path: Path) -> bool:
    compiled = path.with_suffix(".mo")
    return compiled.exists() and compiled.stat().st_mtime >= path.stat().st_mtime


def check_sandbox(parts: Sequence[PartState]) -> Finding:
    """Which parts of the sandbox are missing in the workers of the PDF server (S59)."""
    name = "sandbox"
    missing = [state.part.name for state in parts if not state.is_active]
    if missing:
        return warning(
            name,
            f"its workers lack these parts: {', '.join(missing)}. They need Linux "
            "5.13 or newer with Landlock, seccomp and user namespaces",
        )
    return ok(name, "the workers of the PDF server have all parts of it")


def _version_numbers(text: str) -> tuple[int, ...]:
    """(12, 2, 0) for `12.2.0rc1`."""
    return tuple(int(number) for number in re.findall(r"\d+", re.split(r"[a-z+]", text)[0]))
