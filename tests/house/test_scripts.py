"""Scripts that source `bin/prepare` do not overwrite its variables."""

from __future__ import annotations

import re

import pytest

from planner.config import ROOT

_ASSIGNED = re.compile(r"^\s*(\w+)=", re.MULTILINE)


def assigned(script: str) -> set[str]:
    return set(_ASSIGNED.findall((ROOT / script).read_text("utf-8")))


@pytest.mark.parametrize("script", ["bin/test", "bin/serve", ".ci/run"])
def test_what_is_prepared_is_not_written_over(script: str) -> None:
    prepared = set(re.findall(r"^(\w+)=", (ROOT / "bin/prepare").read_text("utf-8"), re.MULTILINE))

    assert {"venv", "browser", "native"} <= prepared
    assert assigned(script) & prepared == set()
