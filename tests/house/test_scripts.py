"""Scripts of the shell do not overwrite each other's variables, nor do those of a page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from planner.config import ROOT
from tests.house.tree import files, named, source

_ASSIGNED = re.compile(r"^\s*(\w+)=", re.MULTILINE)


def assigned(script: str) -> set[str]:
    return set(_ASSIGNED.findall((ROOT / script).read_text("utf-8")))


@pytest.mark.parametrize("script", ["bin/test", "bin/serve", ".ci/run"])
def test_what_is_prepared_is_not_written_over(script: str) -> None:
    prepared = set(re.findall(r"^(\w+)=", (ROOT / "bin/prepare").read_text("utf-8"), re.MULTILINE))

    assert {"venv", "browser", "native"} <= prepared
    assert assigned(script) & prepared == set()


@pytest.mark.parametrize("path", files(".js", under=("static",)), ids=named)
def test_a_script_of_a_page_keeps_its_names_to_itself(path: Path) -> None:
    """Classic scripts share their outermost names: two of them with one `const form` are an error."""
    lines = [line for line in source(path).splitlines() if not line.startswith("//")]

    assert [line for line in lines if line] != []
    assert [line for line in lines if line and not line.startswith("  ")] == [
        '"use strict";',
        "(() => {",
        "})();",
    ]
