"""Operations on statements."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from planner.events.models.event import Part
from planner.events.models.statement import Force, SpeechForm, SpeechTerms, Statement
from planner.history.operations import record
from planner.kernel.errors import Invalid
from planner.kernel.ids import new_uid
from planner.kernel.messages import gettext as _
from planner.kernel.texts import Texts
from planner.kernel.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class StatementPlan:
    """A statement as entered; see `models.statement.Statement`."""

    form: SpeechForm
    texts: Texts
    terms: SpeechTerms = SpeechTerms.ON_RECORD
    force: Force = Force.SAID
    is_unclear: bool = False
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
    _write(statement, plan)
    work.session.add(statement)
    work.session.flush()
    statement.position = statement.id
    record(work, "statement.noted", statement, event_id=statement.event_id)
    return statement


def revise_statement(
    work: Work, statement: Statement, plan: StatementPlan, opened_version: int | None
) -> Statement:
    """Change a statement. Changing its texts, form or terms voids the approval."""
    statement.revise(opened_version)
    if (plan.form, plan.texts, plan.terms) != (statement.form, statement.texts, statement.terms):
        statement.approved_at, statement.approved_by = None, ""
    _write(statement, plan)
    work.session.flush()
    record(work, "statement.revised", statement, event_id=statement.event_id)
    return statement


def approve_statement(work: Work, statement: Statement, by: str) -> None:
    """Note who approved a statement, such as the speaker; it is then no longer unclear."""
    by = by.strip()
    if not by:
        raise Invalid("by", _("Say who approved it."))
    statement.approved_at, statement.approved_by = work.now, by
    statement.is_unclear = False
    statement.revise(None)
    record(work, "statement.approved", statement, event_id=statement.event_id)


def remove_statement(work: Work, statement: Statement) -> None:
    record(work, "statement.removed", statement, event_id=statement.event_id)
    work.session.delete(statement)
    work.session.flush()


def _write(statement: Statement, plan: StatementPlan) -> None:
    if not plan.texts:
        raise Invalid("texts", _("Note what was said in at least one language."))
    statement.form, statement.terms, statement.force = plan.form, plan.terms, plan.force
    statement.texts, statement.is_unclear = plan.texts, plan.is_unclear
    statement.embargo_until = plan.embargo_until
