"""Subscribers, pools and choices of recipients."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import select

from planner.accounts.models import Office
from planner.background.models import Job
from planner.contacts.models import Person, Pool, PoolMember
from planner.distribution.models import Distribution, DistributionKind
from planner.distribution.operations import (
    DistributionPlan,
    draft_distribution,
    note_written,
    release_distribution,
)
from planner.distribution.recipients import selection
from planner.events.models.event import Event
from planner.jobs.starting import start_distribution
from planner.kernel.work import Work
from planner.outbox.models import Delivery, Letter
from planner.releases.models import Release, ReleaseStatus
from planner.releases.publication.publishing import retire
from planner.subscriptions.models import Subscription
from planner.subscriptions.operations import confirm
from tests.factories import Make
from tests.releases import issued
from tests.unit.jobs.doing import do_all
from tests.unit.subscriptions.readers import asked


def subscriber(make: Make, address: str, **given: Any) -> Subscription:
    row = asked(make, address=address, **given)
    confirm(make.work, row)
    return row


def member(make: Make, pool: Pool, person: Person) -> Person:
    row = PoolMember(office_id=make.work.office_id, pool_id=pool.id, person_id=person.id)
    make.work.session.add(row)
    make.work.session.flush()
    return person


def chosen(
    work: Work, event: Event, kind: DistributionKind = DistributionKind.RELEASE, **given: Any
) -> Distribution:
    return draft_distribution(work, event, kind, DistributionPlan(**given))


def written(work: Work, distribution: Distribution, folder: Path) -> Job:
    people = [one.to.person_id for one in selection(work, distribution).recipients]
    note_written(work, distribution)
    job = start_distribution(work, distribution, people)
    do_all(work, folder)
    return job


def sent(work: Work, distribution: Distribution, folder: Path) -> list[Letter]:
    """Its letters, as if they had left."""
    written(work, distribution, folder)
    letters = letters_of(work, distribution)
    release_distribution(work, distribution, max(one.id for one in letters))
    for letter in letters:
        letter.delivery, letter.sent_at = Delivery.SENT, work.now
    work.session.flush()
    return letters


def letters_of(work: Work, distribution: Distribution) -> list[Letter]:
    found = select(Letter).where(Letter.distribution_id == distribution.id).order_by(Letter.id)
    return list(work.session.scalars(found))


def corrected(make: Make, office: Office, event: Event, release: Release) -> Release:
    retire(make.work, release, "Replaced.", verb="release.replaced")
    newer = issued(
        make,
        office,
        event,
        number=release.number + 1,
        status=ReleaseStatus.CORRECTED,
        correction_note="In paragraph 3.",
    )
    release.withdrawn_at = newer.published_at
    make.work.session.flush()
    return newer
