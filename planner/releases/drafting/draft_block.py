"""A paragraph of a draft."""

from __future__ import annotations

from dataclasses import dataclass

from planner.releases.drafting.bending import ProposedForm
from planner.releases.models import Section


@dataclass(frozen=True, slots=True)
class DraftBlock:
    """A drafted paragraph; `key` identifies it in the next draft. `proposed`: forms to be confirmed.

    `parts` are the blocks that were joined in it (`paragraphs`), as they were before.
    """

    key: str
    section: Section
    text: str
    sources: tuple[str, ...]
    is_left_out: bool = False
    proposed: tuple[ProposedForm, ...] = ()
    parts: tuple[DraftBlock, ...] = ()
