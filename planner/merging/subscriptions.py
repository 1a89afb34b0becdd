"""Subscriptions and copies of releases under embargo: those of both belong to the person who stays."""

from __future__ import annotations

from planner.distribution.models import EmbargoedCopy
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


def _move_copies(work: Work, two: Two) -> Kept:
    return {"copies": moved_rows(work, EmbargoedCopy.person_id, two)}


def _take_copies_back(work: Work, two: Two, kept: Kept) -> list[Message]:
    take_rows_back(work, EmbargoedCopy.person_id, two, kept["copies"])
    return []


COPIES = Room(
    name="embargoed_copies",
    columns=("embargoed_copies.person_id",),
    move=_move_copies,
    take_back=_take_copies_back,
)
