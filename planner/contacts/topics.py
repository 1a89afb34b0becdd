"""Operations on topics, and on the links of people and events to them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import select

from planner.contacts.names import reindex_people
from planner.contacts.topic import Topic, TopicLink
from planner.history.operations import record
from planner.kernel.errors import Invalid
from planner.kernel.ids import new_uid
from planner.kernel.messages import gettext as _
from planner.kernel.ordering import Direction, move_one
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.organisations.archiving import referred_all

L = TypeVar("L", bound=TopicLink)


@dataclass(frozen=True, kw_only=True, slots=True)
class TopicPlan:
    """All that is entered about a topic."""

    names: Texts


def enter_topic(work: Work, plan: TopicPlan) -> Topic:
    """Add a topic at the end of the list. Raises `Invalid`."""
    check_topic(plan)
    topic = Topic(office_id=work.office_id, uid=new_uid(), names=plan.names)
    work.session.add(topic)
    work.session.flush()
    record(work, "topic.entered", topic)
    return topic


def revise_topic(work: Work, topic: Topic, plan: TopicPlan, opened_version: int | None) -> Topic:
    """Rename a topic; journalists are found by the new name.

    Raises `Invalid`, and `Stale` if somebody else saved it meanwhile.
    """
    topic.revise(opened_version)
    check_topic(plan)
    topic.names = plan.names
    work.session.flush()
    reindex_people(work, topic)
    record(work, "topic.revised", topic)
    return topic


def move_topic(work: Work, topic: Topic, direction: Direction) -> bool:
    """Move a topic by one place among those in use; False at either end."""
    in_use = Topic.office_id == work.office_id, Topic.archived_at.is_(None)
    order = select(Topic).where(*in_use).order_by(Topic.position, Topic.id)
    topics = list(work.session.scalars(order))
    if topic not in topics or not move_one(topics, topic, direction):
        return False
    work.session.flush()
    record(work, "topic.moved", topic)
    return True


def check_topic(plan: TopicPlan) -> None:
    """Raises `Invalid` for a topic without a name."""
    if not plan.names:
        raise Invalid("names", _("A topic needs a name in at least one language."))


def linked_topics(
    work: Work, stored: Iterable[L], numbers: Sequence[int], make: Callable[[Topic], L]
) -> list[L]:
    """Links to the topics with these ids in the order of the office, reusing `stored` ones. Raises
    `Invalid` for an unknown id.
    """
    existing = {link.topic_id: link for link in stored}
    topics = referred_all(work, Topic, list(numbers), "topic_ids")
    topics.sort(key=lambda topic: (topic.position, topic.id))
    return [existing.get(topic.id) or make(topic) for topic in topics]
