"""The list of people for download, streamed in six statements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from planner.contacts.assistants import Assistant, is_named_first
from planner.contacts.legal_basis import as_text
from planner.contacts.models import (
    Affiliation,
    Channel,
    ChannelKind,
    Gender,
    Outlet,
    Person,
    Pool,
    PoolMember,
)
from planner.contacts.queries import is_held_on
from planner.contacts.topic import PersonTopic, Topic
from planner.kernel.searchable import Register
from planner.kernel.streaming import Children, stream_rows
from planner.kernel.texts import NO_TEXTS, Texts
from planner.organisations.models import Organisation

_OF_PEOPLE = (
    Person.id,
    Person.uid,
    Person.names,
    Person.surnames,
    Person.is_journalist,
    Person.language,
    Person.gender,
    Person.notes,
    Person.source,
    Person.legal_basis,
    Person.legal_basis_note,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class PersonLine:
    """What lists hold of a person, with their affiliations on a day. `functions` belong to the outlet,
    or to the organisation if there is none; the first of `emails` is that for letters. `assistants` are
    their names and addresses.
    """

    uid: str
    names: Texts
    surnames: Texts
    outlet: Texts
    organisation: Texts
    functions: Texts
    emails: list[str]
    phones: list[str]
    is_journalist: bool
    topics: list[Texts]
    pools: list[Texts]
    language: str
    gender: Gender | None
    notes: str
    source: str
    legal_basis: str
    assistants: list[tuple[Texts, str]]


def person_lines(session: Session, register: Register[Person], day: date) -> Iterator[PersonLine]:
    """The people in the list, in its order, with their affiliations on `day`."""
    people = register.narrow(select(*_OF_PEOPLE)).order_by(*register.key)
    posts = Children(stream_rows(session, _posts(register, day)))
    channels = Children(stream_rows(session, _channels(register)))
    topics = Children(stream_rows(session, _topics(register)))
    pools = Children(stream_rows(session, _pools(register)))
    helpers = Children(stream_rows(session, _assistants(register)))
    for person in stream_rows(session, people):
        held = posts.of(person.id)
        outlet = next((post for post in held if post.outlet), None)
        organisation = next((post for post in held if post.organisation), None)
        post = outlet or organisation or next(iter(held), None)
        reached = channels.of(person.id)
        yield PersonLine(
            uid=person.uid,
            names=person.names,
            surnames=person.surnames,
            outlet=outlet.outlet if outlet else NO_TEXTS,
            organisation=organisation.organisation if organisation else NO_TEXTS,
            functions=post.functions if post else NO_TEXTS,
            emails=[c.value for c in reached if c.kind is ChannelKind.EMAIL],
            phones=[c.value for c in reached if c.kind is ChannelKind.PHONE],
            is_journalist=person.is_journalist,
            topics=[topic.names for topic in topics.of(person.id)],
            pools=[pool.names for pool in pools.of(person.id)],
            language=person.language,
            gender=person.gender,
            notes=person.notes,
            source=person.source,
            legal_basis=as_text(person.legal_basis, person.legal_basis_note),
            assistants=[(one.names, one.email or "") for one in helpers.of(person.id)],
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
        .where(is_held_on(day)),
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


def _pools(register: Register[Person]) -> Select[Any]:
    columns = (
        select(PoolMember.person_id, Pool.names)
        .join(Person, Person.id == PoolMember.person_id)
        .join(PoolMember.pool)
        .where(Pool.archived_at.is_(None))
    )
    return _in_order_of(columns, register, Pool.sort_name, Pool.id)


def _assistants(register: Register[Person]) -> Select[Any]:
    helper = aliased(Person)
    email = (
        select(Channel.value)
        .where(
            Channel.office_id == helper.office_id,
            Channel.person_id == helper.id,
            Channel.kind == ChannelKind.EMAIL,
        )
        .order_by(Channel.position, Channel.id)
        .limit(1)
        .scalar_subquery()
    )
    columns = (
        select(Assistant.person_id, helper.names, email.label("email"))
        .join(Person, Person.id == Assistant.person_id)
        .join(helper, helper.id == Assistant.assistant_id)
        .where(Assistant.assistant_id != Assistant.person_id, is_named_first())
    )
    return _in_order_of(columns, register, Assistant.id)


def _in_order_of(
    statement: Select[Any], register: Register[Person], *order: InstrumentedAttribute[Any]
) -> Select[Any]:
    return register.narrow(statement).order_by(*register.key, *order)
