"""What the history, kept documents and jobs say of a person who is erased."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from planner.background.models import Job, JobOutcome
from planner.exchange.models import DeletedEvent, EventTemplate
from planner.history.models import Entry, Removed
from planner.kernel.work import Work
from planner.privacy.traces import Traces


def forget_history(work: Work, traces: Traces) -> None:
    """Acts stay, without what they say of the person; what could be undone is gone."""
    session, office_id = work.session, work.office_id
    own = (Entry.subject_kind == "people") & Entry.subject_id.in_(traces.record_ids)
    for entry in session.scalars(
        select(Entry).where(Entry.office_id == office_id, own | traces.stand_in(Entry.facts))
    ):
        is_own = entry.subject_kind == "people" and entry.subject_id in traces.record_ids
        entry.facts = {} if is_own else traces.without(entry.facts)
    for removed in session.scalars(select(Removed).where(Removed.office_id == office_id)):
        if traces.uid in str(removed.content) or traces.without(removed.content) != removed.content:
            session.delete(removed)


def forget_files(work: Work, traces: Traces) -> None:
    """In deleted drafts and in templates a role without a name takes the place of the person."""
    session = work.session
    deleted = select(DeletedEvent).where(DeletedEvent.office_id == work.office_id)
    templates = select(EventTemplate).where(EventTemplate.office_id == work.office_id)
    for kept in (*session.scalars(deleted), *session.scalars(templates)):
        kept.document = traces.without(_without_part(kept.document, traces))


def forget_jobs(work: Work, traces: Traces) -> None:
    """What became of whom, and filters by which people were chosen."""
    for outcome in work.session.scalars(
        select(JobOutcome).where(
            JobOutcome.office_id == work.office_id,
            traces.stand_in(JobOutcome.label) | traces.stand_in(JobOutcome.reason),
        )
    ):
        outcome.label, outcome.reason = traces.label, ""
    chosen = select(Job).where(Job.office_id == work.office_id, traces.stand_in(Job.arguments))
    for job in work.session.scalars(chosen):
        if conditions := job.arguments.get("filter"):
            job.arguments = {**job.arguments, "filter": traces.without(conditions)}


def _without_part(value: Any, traces: Traces) -> Any:
    """The document with an unnamed role for each part of the person."""
    if isinstance(value, list):
        return [_without_part(inner, traces) for inner in value]
    if not isinstance(value, dict):
        return value
    inner = {key: _without_part(one, traces) for key, one in value.items()}
    if inner.get("person") == traces.uid:
        functions: dict[str, Any] = {name: {} for name in inner if name.endswith("functions")}
        inner |= {"person": None, "unnamed_roles": traces.as_texts, **functions}
    return inner
