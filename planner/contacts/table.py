"""The list of people as a table for download, streamed in four statements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from planner.contacts.models import Affiliation, Channel, ChannelKind, Outlet, Person
from planner.contacts.topic import PersonTopic, Topic
from planner.kernel.searchable import Register
from planner.kernel.streaming import Children, stream_rows
from planner.kernel.texts import NO_TEXTS, Texts
from planner.organisations.models import Organisation


@dataclass(frozen=True, kw_only=True, slots=True)
class PersonLine:
    """A person with their affiliation on a day and the e-mail address for letters."""

    names: Texts
    employer: Texts
    functions: Texts
    email: str
    phones: list[str]
    is_journalist: bool
    topics: list[Texts]
    language: str


def person_lines(session: Session, register: Register[Person], day: date) -> Iterator[PersonLine]:
    """The people in the list, in its order, with their affiliations on `day`."""
    people = register.narrow(
        select(Person.id, Person.names, Person.is_journalist, Person.language)
    ).order_by(*register.key)
    posts = Children(stream_rows(session, _posts(register, day)))
    channels = Children(stream_rows(session, _channels(register)))
    topics = Children(stream_rows(session, _topics(register)))
    for person in stream_rows(session, people):
        post = next(iter(posts.of(person.id)), None)
        channels_of_person = channels.of(person.id)
        yield PersonLine(
            names=person.names,
            employer=(post.organisation or post.outlet or NO_TEXTS) if post else NO_TEXTS,
            functions=post.functions if post else NO_TEXTS,
            email=next((c.value for c in channels_of_person if c.kind is ChannelKind.EMAIL), ""),
            phones=[c.value for c in channels_of_person if c.kind is ChannelKind.PHONE],
            is_journalist=person.is_journalist,
            topics=[topic.names for topic in topics.of(person.id)],
            language=person.language,
        )


def _posts(register: Register[Person], day: date) -> Select[Any]:
    """Affiliations on that day; the first per person is `Person.current_post`."""
    return _in_order_of(
        select(
            Affiliation.person_id,
            Affiliation.functions,
            Organisation.names.label("organisation"),
            Outlet.names.label("outlet"),
        )
        .join(Affiliation.person)
        .outerjoin(Affiliation.organisation)
        .outerjoin(Affiliation.outlet)
        .where(
            or_(Affiliation.since.is_(None), Affiliation.since <= day),
            or_(Affiliation.until.is_(None), Affiliation.until >= day),
        ),
        register,
        Affiliation.position,
        Affiliation.id,
    )


def _channels(register: Register[Person]) -> Select[Any]:
    columns = select(Channel.person_id, Channel.kind, Channel.value).join(Channel.person)
    return _in_order_of(columns, register, Channel.position, Channel.id)


def _topics(register: Register[Person]) -> Select[Any]:
    columns = (
        select(PersonTopic.person_id, Topic.names)
        .join(Person, Person.id == PersonTopic.person_id)
        .join(PersonTopic.topic)
    )
    return _in_order_of(columns, register, Topic.position, Topic.id)


def _in_order_of(
    statement: Select[Any], register: Register[Person], *order: InstrumentedAttribute[int]
) -> Select[Any]:
    return register.narrow(statement).order_by(*register.key, *order)
