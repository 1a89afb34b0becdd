from __future__ import annotations

from planner.releases.checks.findings import quoted


def test_a_quoted_text_of_several_lines_is_a_list_and_is_shortened() -> None:
    assert quoted("tendencies of migration\n\n work of the center ") == (
        "“tendencies of migration; work of the center”"
    )
    assert quoted("word " * 60).endswith(" …”")
