"""What is said after a paragraph of a release was moved, left out or removed."""

from __future__ import annotations

from planner.kernel.messages import gettext as _
from planner.kernel.richtext import to_text
from planner.releases.models import Block
from planner.web.words import word

_LONGEST = 40  # letters of a paragraph that name it
REMOVED = _("The paragraph is removed.")


def moved(block: Block, after: Block | None) -> str:
    """Where the paragraph stands now."""
    if after is None:
        return _("“%(paragraph)s” comes first now.", paragraph=_beginning(block))
    return _(
        "“%(paragraph)s” stands behind “%(before)s” now.",
        paragraph=_beginning(block),
        before=_beginning(after),
    )


def left_out(block: Block) -> str:
    if block.is_left_out:
        return _("“%(paragraph)s” is left out of print.", paragraph=_beginning(block))
    return _("“%(paragraph)s” is printed again.", paragraph=_beginning(block))


def _beginning(block: Block) -> str:
    """The first words of the paragraph; the name of its section if it has none."""
    words = " ".join(to_text(block.text).split())
    if len(words) > _LONGEST:
        words = words[: _LONGEST - 1].rsplit(" ", 1)[0].rstrip(" ,;:–") + "…"
    return words or str(word(block.section))
