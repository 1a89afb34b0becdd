"""Looking up people, outlets and pools."""

from __future__ import annotations

from collections.abc import Collection

from planner.contacts.models import Outlet, Person, Pool
from planner.kernel.finding import Choices, choices_of, in_language


def speaker_choices(office_id: int, *languages: str, keep: Collection[int | None] = ()) -> Choices:
    """People to choose a speaker from: all but journalists, by name."""
    name = in_language(Person.names, languages, Person.label)
    return choices_of(Person, name, office_id, keep).where(
        Person.is_journalist.is_(False) | Person.id.in_([n for n in keep if n is not None])
    )


def outlet_choices(office_id: int, *languages: str, keep: Collection[int | None] = ()) -> Choices:
    name = in_language(Outlet.names, languages, Outlet.label)
    return choices_of(Outlet, name, office_id, keep)


def pool_choices(office_id: int, *languages: str, keep: Collection[int | None] = ()) -> Choices:
    name = in_language(Pool.names, languages, Pool.label)
    return choices_of(Pool, name, office_id, keep)
