"""Discussions of which nothing is known but that they were held, and one of which all is."""

from __future__ import annotations

from planner.events.models.kinds import ItemKind
from tests.unit.releases.acceptance.cast import Cast
from tests.unit.releases.acceptance.table import drafted


def _discussions(cast: Cast, *, report_after: int | None = None) -> str:
    """Two discussions of which nothing is known; a report stands between them."""
    items = [cast.item(ItemKind.DISCUSSION, uid=f"discussion-{n}") for n in (1, 2, 3)]
    if report_after is not None:
        items.insert(report_after, cast.item(ItemKind.REPORT, cast.speaker("quill")))
    welcome = cast.item(ItemKind.WELCOME, cast.speaker("ellingsen"))
    return drafted(cast.release(items=(welcome, *items)), "presentation")


def discussions_in_a_row(cast: Cast) -> str:
    return _discussions(cast)


def discussions_with_something_between(cast: Cast) -> str:
    return _discussions(cast, report_after=2)


def discussions_after_another(cast: Cast) -> str:
    return _discussions(cast, report_after=1)


def a_discussion_with_a_title_and_a_topic(cast: Cast) -> str:
    item = cast.item(
        ItemKind.DISCUSSION,
        title=cast.text("Wells in the Valley", "Колодцы долины"),
        topic=cast.text("the upkeep of wells", "уход за колодцами"),
    )
    welcome = cast.item(ItemKind.WELCOME, cast.speaker("ellingsen"))
    return drafted(cast.release(items=(welcome, item)), "presentation")


ROWS = {
    "P5e": discussions_in_a_row,
    "P5f": discussions_with_something_between,
    "P5g": discussions_after_another,
    "P5j": a_discussion_with_a_title_and_a_topic,
}
