"""Operations on programmes of work."""

from __future__ import annotations

from dataclasses import dataclass

from planner.history.operations import record
from planner.kernel.errors import Invalid
from planner.kernel.ids import new_uid
from planner.kernel.messages import gettext as _
from planner.kernel.texts import NO_TEXTS, Texts
from planner.kernel.work import Work
from planner.organisations.archiving import link_rows, referred, referred_all
from planner.organisations.models import AidProgramme, Organisation, ProgrammeDonor


@dataclass(frozen=True, kw_only=True, slots=True)
class ProgrammePlan:
    """All that is entered about a programme of work. `created_within`: one entry per line."""

    names: Texts
    abbreviation: str = ""
    lead_id: int | None = None
    donor_ids: tuple[int, ...] = ()
    created_within: Texts = NO_TEXTS
    funding_statements: Texts = NO_TEXTS
    disclaimers: Texts = NO_TEXTS


def enter_programme(work: Work, plan: ProgrammePlan) -> AidProgramme:
    """Add a programme of work. Raises `Invalid`."""
    programme = AidProgramme(office_id=work.office_id, uid=new_uid())
    _fill(work, programme, plan)
    work.session.add(programme)
    work.session.flush()
    record(work, "programme_of_work.entered", programme)
    return programme


def revise_programme(
    work: Work, programme: AidProgramme, plan: ProgrammePlan, opened_version: int | None
) -> AidProgramme:
    """Update a programme of work. Raises `Invalid`, and `Stale` if somebody saved it meanwhile."""
    programme.revise(opened_version)
    _fill(work, programme, plan)
    work.session.flush()
    record(work, "programme_of_work.revised", programme)
    return programme


def check_programme(plan: ProgrammePlan) -> None:
    """Raises `Invalid` for a programme without a name."""
    if not plan.names:
        raise Invalid("names", _("A programme of work needs a name in at least one language."))


def _fill(work: Work, programme: AidProgramme, plan: ProgrammePlan) -> None:
    check_programme(plan)
    donors = referred_all(work, Organisation, list(plan.donor_ids), "donors")
    programme.lead = referred(work, Organisation, plan.lead_id, "lead_id")
    programme.names = plan.names
    programme.abbreviation = plan.abbreviation
    programme.created_within = plan.created_within
    programme.funding_statements = plan.funding_statements
    programme.disclaimers = plan.disclaimers
    programme.donors = link_rows(
        programme.donors,
        donors,
        lambda body: ProgrammeDonor(office_id=work.office_id, organisation=body),
    )
