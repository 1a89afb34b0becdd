"""Each guest of an event with everything that decides which letters are due, in one statement (`reach`)."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, Select, and_, case, func, select
from sqlalchemy.orm import aliased

from planner.events.public.visible_fields import AnyEvent
from planner.invitations.due import AWAY, OF_PLACE
from planner.invitations.models import Invitation, about_guest
from planner.invitations.online import KNOW_LINK
from planner.invitations.purposes import Purpose
from planner.kernel.work import Work
from planner.outbox.models import MAY_HAVE_LEFT, WAITING, Letter

_last = aliased(Letter)
_colleague = aliased(Invitation)


def states_of(work: Work, event: AnyEvent) -> Select[Any]:
    """Each guest with everything that the decision depends on.

    By scalar subqueries that use an index: without good statistics, a database may join lists of
    thousands by nested scans.
    """
    is_last = and_(
        _to_guest(work, event, _last),
        # `+ 0` keeps SQLite from the primary key, for which it would read the row past the text of
        # the letter; the index of the guest's letters covers the query.
        _last.id + 0 == _last_id(work, event),
    )
    return (
        select(
            Invitation.id,
            _last.purpose,
            case((_last.snapshot_id.is_(None), _last.sequence)).label("sequence"),
            _last.snapshot_id,
            case((_last.purpose.is_(None), Invitation.sent_sequence)).label("sent_sequence"),
            Invitation.language,
            Invitation.standing.in_([answer.value for answer in AWAY]).label("is_away"),
            _flag(
                func.lower(_last.recipient_address) != func.lower(Invitation.address),
                "is_elsewhere",
            ),
            _flag(Invitation.address == "", "is_nowhere"),
            _flag(Invitation.answered_version != event.sequence, "is_gone"),
            _flag(Invitation.id.in_(_replaced(work, event)), "is_replaced"),
            _flag(about_guest(Invitation.id).in_(_waiting(work, event)), "waits"),
            _place(work, event),
            Invitation.standing.in_([answer.value for answer in KNOW_LINK]).label("knows_link"),
        )
        .outerjoin(_last, is_last)
        .where(
            Invitation.office_id == work.office_id,
            Invitation.event_id == event.id,
            Invitation.invited_at.is_not(None),
            Invitation.withdrawn_at.is_(None),
        )
    )


def _place(work: Work, event: AnyEvent) -> ColumnElement[str | None]:
    """The answer of a guest who has to hear of their place (`due`), else NULL."""
    is_due = [
        and_(
            Invitation.place_changed_at.is_not(None),
            Invitation.standing == answer.value,
            ~_heard(work, event, purpose),
        )
        for answer, purpose in OF_PLACE.items()
    ]
    found = [(one, answer.value) for one, answer in zip(is_due, OF_PLACE, strict=True)]
    return case(*found, else_=None).label("place")


def _heard(work: Work, event: AnyEvent, purpose: Purpose) -> ColumnElement[bool]:
    """Whether a letter with that purpose has left since their place changed."""
    return (
        select(Letter.id)
        .where(
            _to_guest(work, event),
            Letter.purpose == purpose,
            Letter.delivery.in_(MAY_HAVE_LEFT),
            Letter.stamp >= Invitation.place_changed_at,
        )
        .exists()
    )


def _flag(condition: ColumnElement[bool], name: str) -> ColumnElement[int]:
    """1 or 0; 0 for NULL."""
    return case((condition, 1), else_=0).label(name)


def _to_guest(work: Work, event: AnyEvent, letter: type[Letter] = Letter) -> ColumnElement[bool]:
    return and_(
        letter.office_id == work.office_id,
        letter.event_id == event.id,
        letter.about == about_guest(Invitation.id),
    )


def _last_id(work: Work, event: AnyEvent) -> ScalarSelect[int | None]:
    """The ID of the last letter to the guest that may have left, as `History.last`."""
    purposes = [purpose for purpose in Purpose if purpose is not Purpose.OLD_ADDRESS]
    return (
        select(func.max(Letter.id))
        .where(
            _to_guest(work, event),
            Letter.purpose.in_(purposes),
            Letter.delivery.in_(MAY_HAVE_LEFT),
        )
        .correlate(Invitation)
        .scalar_subquery()
    )


def _waiting(work: Work, event: AnyEvent) -> Select[tuple[str]]:
    """`Letter.about` of the waiting letters."""
    return select(Letter.about).where(
        Letter.office_id == work.office_id,
        Letter.event_id == event.id,
        Letter.purpose.in_(list(Purpose)),
        Letter.delivery.in_(WAITING),
    )


def _replaced(work: Work, event: AnyEvent) -> Select[tuple[int | None]]:
    """The IDs of guests in whose place a colleague is on the list."""
    return select(_colleague.instead_of_id).where(
        _colleague.office_id == work.office_id,
        _colleague.event_id == event.id,
        _colleague.instead_of_id.is_not(None),
        _colleague.withdrawn_at.is_(None),
    )
