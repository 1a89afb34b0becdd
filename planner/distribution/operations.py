"""Choosing who gets a release or an advisory, writing the letters, releasing and taking them back."""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import joinedload

from planner.coverage.advisory_letters import why_no_advisory
from planner.coverage.versions import public_releases
from planner.distribution.models import Distribution, DistributionKind
from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus
from planner.free_letters.models import GuestGroup
from planner.history.operations import record
from planner.kernel.database import Rows
from planner.kernel.errors import Conflict, Invalid
from planner.kernel.messages import gettext as _
from planner.kernel.work import Work
from planner.letter_texts.queries import own_texts
from planner.outbox import batches
from planner.outbox.batches import LettersWritten, discard_waiting, release_written
from planner.outbox.models import Letter

_NO_RELEASE = _("There is no release that everybody may read. Publish it first.")
_CANCELLED = _("The event is cancelled. Nobody is written to about its release.")
_IDS = ("pool_ids", "topic_ids", "outlet_ids", "filter_ids", "person_ids")


@dataclass(frozen=True, kw_only=True, slots=True)
class DistributionPlan:
    """As chosen; see `models.Distribution`."""

    guests: GuestGroup | None = None
    pool_ids: list[int] = field(default_factory=list)
    topic_ids: list[int] = field(default_factory=list)
    outlet_ids: list[int] = field(default_factory=list)
    filter_ids: list[int] = field(default_factory=list)
    person_ids: list[int] = field(default_factory=list)
    to_subscribers: bool = False
    in_another: bool = False


def draft_distribution(
    work: Work, event: Event, kind: DistributionKind, plan: DistributionPlan
) -> Distribution:
    """Raises `Invalid` if nobody is chosen."""
    distribution = Distribution(
        office_id=work.office_id, event=event, kind=kind, drafted_at=work.now
    )
    _fill(distribution, plan)
    work.session.add(distribution)
    work.session.flush()
    record(work, "distribution.drafted", distribution, event_id=event.id, kind=kind)
    return distribution


def revise_distribution(
    work: Work, distribution: Distribution, plan: DistributionPlan, opened_version: int | None
) -> None:
    """Raises `Invalid`, `Stale`, and `Conflict` once it is written."""
    _refuse_if_written(distribution)
    distribution.revise(opened_version)
    _fill(distribution, plan)
    work.session.flush()
    record(work, "distribution.revised", distribution, event_id=distribution.event_id)


def why_not_sent(work: Work, distribution: Distribution) -> str:
    """Why it cannot be sent as things stand, as a sentence; "" if it can."""
    event = distribution.event
    if distribution.kind is DistributionKind.ADVISORY:
        return why_no_advisory(work, event)
    if event.status is EventStatus.CANCELLED:
        return _CANCELLED
    return "" if public_releases(work, event) else _NO_RELEASE


def state_of(work: Work, distribution: Distribution) -> tuple[object, ...]:
    """Differs if anything differs that its letters show, apart from their readers."""
    event = distribution.event
    releases = public_releases(work, event)
    return (
        (event.version, event.sequence, event.status, event.revised_at),
        sorted((release.id, release.version) for release in releases.values()),
        own_texts(work.session, work.office_id, event.id).state,
    )


def note_written(work: Work, distribution: Distribution) -> None:
    """Note that its letters are written; the caller starts the job in the same transaction.

    Raises `Conflict` if that is so already, or it cannot be sent.
    """
    if why_not := why_not_sent(work, distribution):
        raise Conflict(why_not)
    _refuse_if_written(distribution)
    distribution.written_at = work.now
    work.session.flush()
    record(work, "distribution.written", distribution, event_id=distribution.event_id)


def release_distribution(work: Work, distribution: Distribution, up_to: int) -> int:
    """Release those of its letters that are held, with numbers up to `up_to`; how many."""
    return release_written(work, up_to, *_of(distribution))


def take_back_distribution(work: Work, distribution: Distribution) -> int:
    """Discard those of its letters that wait, and make it a draft again; how many letters."""
    if distribution.written_at is None:
        raise Conflict(_("These letters are not written yet."))
    discarded = discard_waiting(work, *_of(distribution))
    distribution.revise(None)
    distribution.written_at = distribution.job_id = None
    work.session.flush()
    record(
        work,
        "distribution.taken_back",
        distribution,
        event_id=distribution.event_id,
        count=discarded,
    )
    return discarded


def distributions(office_id: int, event_id: int) -> Rows[Distribution]:
    """Those about an event, the newest first."""
    return (
        select(Distribution)
        .where(Distribution.office_id == office_id, Distribution.event_id == event_id)
        .order_by(Distribution.id.desc())
    )


def distribution_of(office_id: int, number: int) -> Rows[Distribution]:
    return (
        select(Distribution)
        .options(joinedload(Distribution.event))
        .where(Distribution.office_id == office_id, Distribution.id == number)
    )


def letters_written(work: Work, distribution: Distribution) -> LettersWritten:
    return batches.letters_written(work, *_of(distribution))


def _refuse_if_written(distribution: Distribution) -> None:
    if distribution.written_at is not None:
        raise Conflict(_("These letters are written already. Take them back first."))


def _of(distribution: Distribution) -> tuple[ColumnElement[bool], ...]:
    return (
        Letter.office_id == distribution.office_id,
        Letter.distribution_id == distribution.id,
    )


def _fill(distribution: Distribution, plan: DistributionPlan) -> None:
    chosen = [getattr(plan, name) for name in _IDS]
    if plan.guests is None and not plan.to_subscribers and not any(chosen):
        raise Invalid("guests", _("Choose at least one group: nobody would get it."))
    distribution.guests = plan.guests
    for name, ids in zip(_IDS, chosen, strict=True):
        setattr(distribution, name, list(dict.fromkeys(ids)))
    distribution.to_subscribers = plan.to_subscribers
    distribution.in_another = plan.in_another
