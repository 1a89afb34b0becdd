"""Check 16: comments that nobody has decided on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from planner.kernel.messages import ngettext
from planner.releases.checks.findings import Finding, remark
from planner.releases.models import Comment, CommentState

COMMENTS = 16


def check_comments(comments: Iterable[Comment]) -> Iterator[Finding]:
    """A remark for each paragraph with open comments."""
    opened = Counter(one.block_key for one in comments if one.state is CommentState.OPEN)
    for key, count in opened.items():
        yield remark(
            COMMENTS,
            ngettext("%(count)s comment is open.", "%(count)s comments are open.", count),
            key,
        )
