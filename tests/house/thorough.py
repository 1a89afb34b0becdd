"""A pytest plugin: operations, lifecycles, policies and delivery need full branch coverage.

`bin/test --coverage` loads it. It reads the report that pytest-cov has just written, and lets the
run fail before pytest's own summary if one of these files is not covered completely.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

_REPORT = Path(".coverage.json")
_THOROUGH = ("operations.py", "lifecycle.py", "policy.py", "outbox/delivery/sending.py")


class Thoroughness:
    """Finds the gaps after the tests and reports them in the summary."""

    def __init__(self) -> None:
        self.gaps: list[str] = []

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> Any:
        _REPORT.unlink(missing_ok=True)
        outcome = yield
        if _REPORT.exists():
            self.gaps = gaps(json.loads(_REPORT.read_text()))
        session.testsfailed += bool(self.gaps)
        return outcome

    @pytest.hookimpl(trylast=True)
    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        if self.gaps:
            terminalreporter.section("NOT COVERED TO THE LAST BRANCH", red=True)
            for gap in self.gaps:
                terminalreporter.line(gap)


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(Thoroughness(), "thoroughness")


def gaps(report: dict[str, Any]) -> list[str]:
    """One line for each file that needs full coverage and has uncovered lines or branches."""
    return [
        f"{name}: {_first(found['missing_lines'])} {_first(found['missing_branches'])}"
        for name, found in sorted(report["files"].items())
        if _needs_full_coverage(Path(name))
        and (found["missing_lines"] or found["missing_branches"])
    ]


def _needs_full_coverage(path: Path) -> bool:
    return path.parent.name == "operations" or any(map(path.match, _THOROUGH))


def _first(places: list[Any]) -> str:
    """Up to twelve places; a branch is a pair of lines."""
    texts = [
        f"{place[0]}→{place[1]}" if isinstance(place, list) else str(place) for place in places
    ]
    return " ".join(texts[:12]) + (" …" if len(texts) > 12 else "")
