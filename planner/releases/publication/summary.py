"""One line on a release: for lists, feeds, and what other programs show of a link."""

from __future__ import annotations

from planner.kernel.richtext import to_text
from planner.releases.papers.release_text import ReleaseText

_LONGEST = 240


def summary_of(issue: ReleaseText) -> str:
    """The subhead as plain text; without one the first paragraph, shortened at the end of a word."""
    if issue.subhead:
        return to_text(issue.subhead)
    first = next((to_text(text) for _, text in issue.blocks), "")
    line = first.replace("\n", " ")
    if len(line) <= _LONGEST:
        return line
    return f"{line[:_LONGEST].rsplit(' ', 1)[0].rstrip(',;:–— ')}…"
