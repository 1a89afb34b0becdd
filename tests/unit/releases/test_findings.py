from __future__ import annotations

import pytest

from planner.kernel.errors import Conflict
from planner.releases.checks.findings import blocking, each_once, must_pass, quoted, remark


def test_a_quoted_text_of_several_lines_is_a_list_and_is_shortened() -> None:
    assert quoted("tendencies of migration\n\n work of the center ") == (
        "“tendencies of migration; work of the center”"
    )
    assert quoted("word " * 60).endswith(" …”")


def test_what_is_found_in_several_paragraphs_is_said_once() -> None:
    findings = [blocking(8, "Why?", "lead"), remark(9, "Long."), blocking(8, "Why?", "close")]

    with pytest.raises(Conflict) as refused:
        must_pass(findings)

    assert refused.value.message == "Something stands in the way: Why?"
    assert each_once(findings) == [
        (blocking(8, "Why?"), ["lead", "close"]),
        (remark(9, "Long."), []),
    ]
