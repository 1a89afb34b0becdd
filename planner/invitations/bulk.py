"""The same act for many guests: those for whom it cannot be done are left out, with the reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from planner.invitations.answers import Reply, note_answer
from planner.invitations.door import check_in
from planner.invitations.models import Answer, AnswerRoad, Invitation
from planner.invitations.operations import withdraw
from planner.kernel.errors import Conflict, Invalid
from planner.kernel.work import Work


@dataclass(frozen=True, slots=True)
class Done:
    """`left_out` are names, each with a sentence."""

    guests: list[Invitation] = field(default_factory=list)
    left_out: list[tuple[str, str]] = field(default_factory=list)


def withdraw_all(work: Work, guests: Iterable[Invitation]) -> Done:
    return _each(guests, lambda guest: withdraw(work, guest))


def note_answers(
    work: Work, guests: Iterable[Invitation], answer: Answer, road: AnswerRoad
) -> Done:
    """What they have told before besides the answer stays."""

    def note(guest: Invitation) -> None:
        reply = Reply(answer=answer, message=guest.message, crew=guest.crew)
        note_answer(work, guest, reply, road)

    return _each(guests, note)


def check_in_all(work: Work, guests: Iterable[Invitation]) -> Done:
    return _each(guests, lambda guest: check_in(work, guest))


def _each(guests: Iterable[Invitation], act: Callable[[Invitation], None]) -> Done:
    """These acts raise before they change anything."""
    done = Done()
    for guest in guests:
        try:
            act(guest)
        except (Conflict, Invalid) as refusal:
            done.left_out.append((guest.name, refusal.message))
        else:
            done.guests.append(guest)
    return done
