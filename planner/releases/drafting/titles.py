"""Titles that say nothing but the kind of what they name: “Report”, «Доклад»."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from planner.events.kinds_in_titles import says_only
from planner.releases.drafting.quotations import without_stop
from planner.releases.facts.sourced_value import EMPTY, SourcedValue

if TYPE_CHECKING:
    from planner.releases.drafting.block_builder import BlockBuilder


def title_beyond(builder: BlockBuilder, title: SourcedValue, kinds: Iterable[str]) -> SourcedValue:
    """The title without its own full stop; EMPTY if it is one of these words."""
    is_kind = says_only(title.text, kinds, builder.context.facts.language)
    return EMPTY if is_kind else without_stop(title)


def title_of_study(builder: BlockBuilder, title: SourcedValue) -> SourcedValue:
    """The title; EMPTY for one that says only the kind of study: “Report”, «Доклад»."""
    return title_beyond(builder, title, builder.context.wording.words("words-for-kinds"))
