"""Subscriptions: those of both addresses belong to the person who stays, who gets each letter once."""

from __future__ import annotations

from planner.kernel.messages import Message
from planner.kernel.work import Work
from planner.merging.rooms import Kept, Room, Two, moved_rows, take_rows_back
from planner.subscriptions.models import Subscription


def _move(work: Work, two: Two) -> Kept:
    return {"subscriptions": moved_rows(work, Subscription.person_id, two)}


def _take_back(work: Work, two: Two, kept: Kept) -> list[Message]:
    take_rows_back(work, Subscription.person_id, two, kept["subscriptions"])
    return []


SUBSCRIPTIONS = Room(
    name="subscriptions",
    columns=("subscriptions.person_id",),
    move=_move,
    take_back=_take_back,
)
