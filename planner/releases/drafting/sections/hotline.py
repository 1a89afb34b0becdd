"""The hot-line, if it is valid on the day of the release."""

from __future__ import annotations

from planner.releases.drafting.draft_block import DraftBlock
from planner.releases.drafting.draft_context import DraftContext
from planner.releases.models import Section


def hotline(context: DraftContext) -> list[DraftBlock]:
    builder, line = context.builder(), context.facts.hotline
    if line and line.is_valid:
        values = {
            "number": builder.call(line.number, line.dial),
            "audience": line.audience,
            "hours": line.hours,
            "operators": builder.value(line.operators),
        }
        builder.say("hotline", **values)
        builder.say("hotline-operators", **values)
    return builder.block("hotline", Section.HOTLINE)
