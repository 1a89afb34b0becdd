"""Guests whose letters are not in their own language, because the program lacks it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Integer, cast, func, select

from planner.contacts.models import Person
from planner.invitations.models import Invitation
from planner.invitations.purposes import ABOUT
from planner.kernel.messages import spoken_language
from planner.kernel.work import Work
from planner.outbox.models import Delivery, Letter

_ID_POSITION = len(ABOUT) + 1  # in `Letter.about`, from 1


@dataclass(frozen=True, slots=True)
class Substitution:
    """Guests who read `wanted` and have held letters in `written`; names as in the guest list."""

    wanted: str
    written: str
    names: tuple[str, ...]


def substituted_languages(work: Work, *, event_id: int | None = None) -> list[Substitution]:
    """Guests with held letters in another language than their own."""
    found = (
        select(Person.language, Letter.language, Invitation.name)
        .select_from(Letter)
        .join(Invitation, Invitation.id == cast(func.substr(Letter.about, _ID_POSITION), Integer))
        .join(Invitation.person)
        .where(
            Person.office_id == work.office_id,
            Invitation.office_id == work.office_id,
            Letter.office_id == work.office_id,
            Letter.delivery == Delivery.HELD,
            Letter.about.startswith(ABOUT),
            Person.language != "",
            Person.language != Letter.language,
        )
        .order_by(Invitation.sort_name, Invitation.id)
        .distinct()
    )
    if event_id is not None:
        found = found.where(Letter.event_id == event_id)
    groups: dict[tuple[str, str], list[str]] = {}
    for wanted, written, name in work.session.execute(found):
        if spoken_language(wanted) != wanted.split("-")[0].lower():
            groups.setdefault((wanted, written), []).append(name)
    return [Substitution(*languages, tuple(names)) for languages, names in groups.items()]
