"""Operations on statements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from planner.events.models.event import Event, Part
from planner.events.models.statement import (
    Force,
    JointSpeaker,
    SpeechForm,
    SpeechTerms,
    Statement,
)
from planner.events.operations.statement_checks import check_statement
from planner.history.models import Removed
from planner.history.operations import record
from planner.history.removed import keep_removed, revived
from planner.kernel.database import Rows
from planner.kernel.errors import Invalid
from planner.kernel.ids import new_uid
from planner.kernel.messages import gettext as _
from planner.kernel.ordering import number
from planner.kernel.texts import Texts
from planner.kernel.work import Work

_WORDS = ("lead_ins", "addressees", "figures", "deadlines", "documents")
_APPROVED = ("form", "texts", "lead_ins", "terms")


@dataclass(frozen=True, kw_only=True, slots=True)
class StatementPlan:
    """A statement as entered; see `models.statement.Statement`.

    `joint_part_ids` are the parts of the event whose speakers said it as well.
    """

    form: SpeechForm
    texts: Texts = Texts()
    lead_ins: Texts = Texts()
    addressees: Texts = Texts()
    figures: Texts = Texts()
    deadlines: Texts = Texts()
    documents: Texts = Texts()
    joint_part_ids: Sequence[int] = ()
    terms: SpeechTerms = SpeechTerms.ON_RECORD
    force: Force = Force.SAID
    is_unclear: bool = False
    is_subhead: bool = False
    embargo_until: datetime | None = None


def note_statement(work: Work, part: Part, plan: StatementPlan) -> Statement:
    """Add a statement by the speaker of that part."""
    statement = Statement(
        office_id=work.office_id,
        uid=new_uid(),
        event_id=part.item.event_id,
        part=part,
        form=plan.form,
    )
    _write(work, statement, plan)
    work.session.add(statement)
    work.session.flush()
    statement.position = statement.id
    record(work, "statement.noted", statement, event_id=statement.event_id)
    return statement


def revise_statement(
    work: Work, statement: Statement, plan: StatementPlan, opened_version: int | None
) -> Statement:
    """Change a statement. Changing its words, form or terms voids the approval."""
    statement.revise(opened_version)
    if any(getattr(plan, name) != getattr(statement, name) for name in _APPROVED):
        statement.approved_at, statement.approved_by = None, ""
    _write(work, statement, plan)
    work.session.flush()
    record(work, "statement.revised", statement, event_id=statement.event_id)
    return statement


def approve_statement(work: Work, statement: Statement, by: str) -> None:
    """Note who approved a statement, such as the speaker; it is then no longer unclear."""
    check_approval(by)
    statement.approved_at, statement.approved_by = work.now, by.strip()
    statement.is_unclear = False
    statement.revise(None)
    record(work, "statement.approved", statement, event_id=statement.event_id)


def check_approval(by: str) -> None:
    """Raises `Invalid` for an approval by nobody."""
    if not by.strip():
        raise Invalid("by", _("Say who approved it."))


def remove_statement(work: Work, statement: Statement) -> Removed:
    removed = keep_removed(work, statement, statement.event_id)
    record(work, "statement.removed", statement, event_id=statement.event_id)
    work.session.delete(statement)
    work.session.flush()
    return removed


def bring_statement_back(work: Work, event: Event, removed: Removed) -> Statement:
    """Undo `remove_statement`; what stands below the headline by now stays there."""
    statement = revived(work, removed, Statement)
    statement.event = event
    if statement.is_subhead and work.session.scalar(_below_the_headline(work, event.id)):
        statement.is_subhead = False
    work.session.add(statement)
    work.session.delete(removed)
    record(work, "statement.restored", statement, event_id=event.id)
    return statement


def _write(work: Work, statement: Statement, plan: StatementPlan) -> None:
    part = statement.part
    check_statement(plan, has_speaker=bool(part.person or part.organisation or part.unnamed_roles))
    if plan.is_subhead:
        _take_from_below_the_headline(work, statement.event_id)
    statement.is_subhead = plan.is_subhead
    statement.form, statement.terms, statement.force = plan.form, plan.terms, plan.force
    statement.texts, statement.is_unclear = plan.texts, plan.is_unclear
    statement.embargo_until = plan.embargo_until
    for name in _WORDS:
        setattr(statement, name, getattr(plan, name))
    _set_joint_speakers(statement, plan.joint_part_ids)


def _take_from_below_the_headline(work: Work, event_id: int) -> None:
    """Only one statement of an event stands there."""
    for statement in work.session.scalars(_below_the_headline(work, event_id)):
        statement.is_subhead = False


def _below_the_headline(work: Work, event_id: int) -> Rows[Statement]:
    return select(Statement).where(
        Statement.office_id == work.office_id,
        Statement.event_id == event_id,
        Statement.is_subhead,
    )


def _set_joint_speakers(statement: Statement, part_ids: Sequence[int]) -> None:
    parts = {part.id: part for item in statement.part.item.event.programme for part in item.parts}
    wanted = list(dict.fromkeys(part_ids))
    if any(part_id not in parts for part_id in wanted):
        raise Invalid("joint_part_ids", _("Choose from the list."))
    stored = {one.part.id: one for one in statement.joint_speakers}
    statement.joint_speakers = [
        stored.get(part_id) or JointSpeaker(office_id=statement.office_id, part=parts[part_id])
        for part_id in wanted
        if part_id != statement.part.id
    ]
    number(statement.joint_speakers)
