"""Counts from all rooms about one event, for the line that says what is next: one statement."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, func, select

from planner.events.announcing import lacks
from planner.events.models import Event
from planner.events.next import Facts
from planner.events.programme import PartRole, PartState
from planner.events.statements import SpeechForm, SpeechTerms, Statement
from planner.invitations.models import Answer, Invitation
from planner.outbox.models import Delivery, Letter
from planner.releases.models import Release, ReleaseStatus
from planner.web.database import db

_OPEN = (ReleaseStatus.DRAFT, ReleaseStatus.IN_REVIEW, ReleaseStatus.CLEARED)


def event_facts(event: Event) -> Facts:
    """Everything `next_step` asks about. Load the event with its programme first."""
    spoken = [
        part
        for item in event.programme
        for part in item.parts
        if part.is_taken and part.role is not PartRole.INTERPRETER
    ]
    return Facts(
        status=event.status,
        starts_at=event.starts_at,
        ends_at=event.ends_at,
        is_announced=event.announced_at is not None,
        lacks=tuple(lacks(event)),
        speakers=len(spoken),
        unconfirmed_speakers=sum(part.state is not PartState.CONFIRMED for part in spoken),
        **_counts(event),
    )


def _counts(event: Event) -> dict[str, int]:
    row = db.session.execute(
        select(
            *(
                select(func.count())
                .select_from(model)
                .where(model.office_id == event.office_id, model.event_id == event.id, *conditions)
                .scalar_subquery()
                .label(name)
                for name, model, conditions in _questions(event)
            )
        )
    ).one()
    return {name: int(count) for name, count in row._mapping.items()}  # noqa: SLF001


def _questions(event: Event) -> list[tuple[str, Any, tuple[ColumnElement[bool], ...]]]:
    asked = (Invitation.invited_at.is_not(None), Invitation.withdrawn_at.is_(None))
    return [
        (
            "quotes_to_approve",
            Statement,
            (
                Statement.form == SpeechForm.DIRECT,
                Statement.terms == SpeechTerms.ON_RECORD,
                Statement.approved_at.is_(None),
            ),
        ),
        ("held_letters", Letter, (Letter.delivery == Delivery.HELD,)),
        ("invited", Invitation, asked),
        ("outdated", Invitation, (*asked, Invitation.sent_sequence < event.sequence)),
        ("unanswered", Invitation, (*asked, Invitation.standing == Answer.NEEDS_ACTION.value)),
        ("came", Invitation, (Invitation.checked_in_at.is_not(None),)),
        ("releases", Release, ()),
        ("releases_open", Release, (Release.status.in_(_OPEN),)),
    ]
