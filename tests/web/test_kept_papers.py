"""The papers that were rendered last are kept in memory."""

from __future__ import annotations

from planner.web.kept_papers import KeptPapers


def test_the_papers_that_were_used_last_are_kept() -> None:
    papers = KeptPapers()
    for number in range(16):
        papers.put(bytes([number]), b"paper %d" % number)
    assert papers.get(b"\x00") == b"paper 0"

    papers.put(b"new", b"new")

    assert papers.get(b"\x00") == b"paper 0"
    assert papers.get(b"\x01") is None
    assert papers.get(b"new") == b"new"
