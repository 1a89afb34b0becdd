"""Guests whose letters are not in their own language, because nobody here writes it yet."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Integer, cast, func, select

from planner.contacts.models import Person
from planner.invitations.models import Invitation
from planner.kernel.messages import spoken_language
from planner.kernel.work import Work
from planner.outbox.models import Delivery, Letter

# What a letter to a guest is about: "invitations:17".
_ABOUT = "invitations:"
_NUMBER = len(_ABOUT) + 1


@dataclass(frozen=True, slots=True)
class Substitution:
    """Guests who read `wanted` and have held letters in `written`; names in the list's order."""

    wanted: str
    written: str
    names: tuple[str, ...]


def substituted_languages(work: Work, *, event_id: int | None = None) -> list[Substitution]:
    """Who would get a letter in another language than their own if the held letters left now."""
    found = (
        select(Person.language, Letter.language, Invitation.name)
        .select_from(Letter)
        .join(Invitation, Invitation.id == cast(func.substr(Letter.about, _NUMBER), Integer))
        .join(Invitation.person)
        .where(
            Person.office_id == work.office_id,
            Invitation.office_id == work.office_id,
            Letter.office_id == work.office_id,
            Letter.delivery == Delivery.HELD,
            Letter.about.startswith(_ABOUT),
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
