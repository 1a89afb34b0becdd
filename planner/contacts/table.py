"""The register of people as a table, read in three statements however long it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from planner.contacts.models import Affiliation, Channel, ChannelKind, Outlet, Person
from planner.kernel.searchable import Register
from planner.kernel.streaming import Children, stream_rows
from planner.kernel.texts import Texts
from planner.organisations.models import Organisation

_NOTHING = Texts()


@dataclass(frozen=True, kw_only=True, slots=True)
class PersonLine:
    """One person as a line: the function that they have on the day, the address for letters."""

    names: Texts
    employer: Texts
    functions: Texts
    email: str
    phones: list[str]
    is_journalist: bool
    language: str


def person_lines(session: Session, register: Register[Person], day: date) -> Iterator[PersonLine]:
    """Everybody in the register, in its order."""
    people = register.narrow(
        select(Person.id, Person.names, Person.is_journalist, Person.language)
    ).order_by(*register.key)
    posts = Children(stream_rows(session, _posts(register, day)))
    channels = Children(stream_rows(session, _channels(register)))
    for person in stream_rows(session, people):
        post = next(iter(posts.of(person.id)), None)
        reached = channels.of(person.id)
        yield PersonLine(
            names=person.names,
            employer=(post.organisation or post.outlet or _NOTHING) if post else _NOTHING,
            functions=post.functions if post else _NOTHING,
            email=next((c.value for c in reached if c.kind is ChannelKind.EMAIL), ""),
            phones=[c.value for c in reached if c.kind is ChannelKind.PHONE],
            is_journalist=person.is_journalist,
            language=person.language,
        )


def _posts(register: Register[Person], day: date) -> Select[Any]:
    """As `Person.current_post`: the first that holds on that day."""
    return _beside(
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
    return _beside(columns, register, Channel.position, Channel.id)


def _beside(
    statement: Select[Any], register: Register[Person], *order: InstrumentedAttribute[int]
) -> Select[Any]:
    return register.narrow(statement).order_by(*register.key, *order)
