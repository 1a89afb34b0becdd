"""What a person chooses on their own page: letters, languages, topics."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from planner.contacts.models import Person
from planner.contacts.suppression import SuppressionRoad, Unwanted
from planner.contacts.suppressions import set_wishes, suppress
from planner.contacts.topic import PersonTopic, Topic
from planner.contacts.topics import linked_topics
from planner.history.operations import record
from planner.invitations.following import follow_person
from planner.kernel.database import Rows
from planner.kernel.messages import languages
from planner.kernel.work import Work
from planner.outbox.list_kinds import ListKind
from planner.privacy.own_data import addresses_of


@dataclass(frozen=True, kw_only=True, slots=True)
class Choices:
    """`language` is one that letters are written in, or "". Unknown topics are passed over."""

    wanted: Collection[ListKind]
    language: str
    topic_ids: Collection[int]


def person_by_public_id(public_id: str) -> Rows[Person]:
    """In all offices: the token has to be proved afterwards."""
    return select(Person).where(Person.public_id == public_id, Person.erased_at.is_(None))


def choose(work: Work, person: Person, choices: Choices) -> None:
    """Save what the person wants. Opting in again is recorded as lifting the suppression."""
    if choices.language in ("", *languages()):
        person.language = choices.language
    person.topics = linked_topics(
        work,
        person.topics,
        _known(work, person, choices.topic_ids),
        lambda topic: PersonTopic(office_id=work.office_id, topic=topic),
    )
    person.version += 1
    work.session.flush()
    follow_person(work, person)
    record(work, "person.chose", person)
    set_wishes(work, addresses_of(work, person), choices.wanted)


def unsubscribe(work: Work, person: Person, kind: ListKind) -> None:
    """No letters of that kind any more, to none of their addresses. Idempotent."""
    suppress(work, addresses_of(work, person), Unwanted(kind.value), SuppressionRoad.LINK)


def _known(work: Work, person: Person, topic_ids: Collection[int]) -> Sequence[int]:
    """Those of the office that are in use, and archived ones that the person has already."""
    found = select(Topic.id).where(Topic.office_id == work.office_id, Topic.archived_at.is_(None))
    offered = set(work.session.scalars(found))
    archived = [link.topic_id for link in person.topics if link.topic_id not in offered]
    return [*(number for number in topic_ids if number in offered), *archived]
