"""What a person chooses on their own page: letters, languages, topics."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select

from planner.contacts.models import Person
from planner.contacts.suppression import SuppressionRoad, Unwanted
from planner.contacts.suppressions import set_wishes, suppress
from planner.contacts.topic import PersonTopic, Topic, Topical
from planner.contacts.topics import linked_topics
from planner.history.operations import record
from planner.invitations.following import follow_person
from planner.kernel.database import Rows
from planner.kernel.messages import languages
from planner.kernel.work import Work
from planner.outbox.list_kinds import ListKind
from planner.subscriptions.operations import choose_again
from planner.subscriptions.queries import addresses_of, of_person


@dataclass(frozen=True, kw_only=True, slots=True)
class Subscribed:
    """What one subscription brings; no topics are all of them."""

    kinds: Collection[ListKind]
    topic_ids: Collection[int]


@dataclass(frozen=True, kw_only=True, slots=True)
class Choices:
    """`language` is one that letters are written in, or "". Unknown topics are passed over; None leaves
    them as they are. `subscribed` are the choices for subscriptions, by number.
    """

    wanted: Collection[ListKind]
    language: str
    topic_ids: Collection[int] | None = None
    subscribed: Mapping[int, Subscribed] = field(default_factory=dict)


def person_by_public_id(public_id: str) -> Rows[Person]:
    """In all offices: the token has to be proved afterwards."""
    return select(Person).where(Person.public_id == public_id, Person.erased_at.is_(None))


def choose(work: Work, person: Person, choices: Choices) -> None:
    """Save what the person wants. Opting in again is recorded as lifting the suppression."""
    if choices.language in ("", *languages()):
        person.language = choices.language
    if choices.topic_ids is not None:
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
    for one in work.session.scalars(of_person(work.office_id, person.id)).all():
        if chosen := choices.subscribed.get(one.id):
            choose_again(work, one, chosen.kinds, _known(work, one, chosen.topic_ids))
    set_wishes(work, addresses_of(work, person), choices.wanted)


def unsubscribe(work: Work, person: Person, kind: ListKind) -> None:
    """No letters of that kind any more, to none of their addresses. Idempotent."""
    suppress(work, addresses_of(work, person), Unwanted(kind.value), SuppressionRoad.LINK)


def _known(work: Work, owner: Topical, topic_ids: Collection[int]) -> Sequence[int]:
    """Those of the office that are in use, and archived ones that the person has already."""
    found = select(Topic.id).where(Topic.office_id == work.office_id, Topic.archived_at.is_(None))
    offered = set(work.session.scalars(found))
    archived = [link.topic_id for link in owner.topics if link.topic_id not in offered]
    return [*(number for number in topic_ids if number in offered), *archived]
