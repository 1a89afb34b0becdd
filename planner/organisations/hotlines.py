"""Operations on hot-lines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from planner.accounts.models import Office
from planner.history.operations import record
from planner.kernel.errors import Invalid
from planner.kernel.ids import new_uid
from planner.kernel.messages import gettext as _
from planner.kernel.telephones import clean_dialled, dialled, region_of
from planner.kernel.texts import NO_TEXTS, Texts
from planner.kernel.work import Work
from planner.organisations.archiving import link_rows, referred_all
from planner.organisations.models import Hotline, HotlineOperator, Organisation


@dataclass(frozen=True, kw_only=True, slots=True)
class HotlinePlan:
    """All that is entered about a hot-line.

    If `e164` is empty, it is derived from the printed number; it stays empty if the number cannot
    be dialled from abroad. `is_free_of_charge` is None if unknown.
    """

    number_as_printed: str
    e164: str = ""
    names: Texts = NO_TEXTS
    operator_ids: tuple[int, ...] = ()
    audiences: Texts = NO_TEXTS
    hours: Texts = NO_TEXTS
    languages: tuple[str, ...] = ()
    is_free_of_charge: bool | None = None
    valid_to: date | None = None


def enter_hotline(work: Work, plan: HotlinePlan) -> Hotline:
    """Add a hot-line. Raises `Invalid`."""
    hotline = Hotline(office_id=work.office_id, uid=new_uid())
    _fill(work, hotline, plan)
    work.session.add(hotline)
    work.session.flush()
    record(work, "hotline.entered", hotline)
    return hotline


def revise_hotline(
    work: Work, hotline: Hotline, plan: HotlinePlan, opened_version: int | None
) -> Hotline:
    """Update a hot-line. Raises `Invalid`, and `Stale` if somebody else saved it meanwhile."""
    hotline.revise(opened_version)
    _fill(work, hotline, plan)
    work.session.flush()
    record(work, "hotline.revised", hotline)
    return hotline


def check_hotline(plan: HotlinePlan) -> None:
    """Raises `Invalid` for numbers that nobody could dial."""
    if not any(letter.isdigit() for letter in plan.number_as_printed):
        raise Invalid("number_as_printed", _("A hot-line needs a number with digits in it."))
    clean_dialled(plan.e164, "e164")


def _fill(work: Work, hotline: Hotline, plan: HotlinePlan) -> None:
    check_hotline(plan)
    operators = referred_all(work, Organisation, list(plan.operator_ids), "operators")
    office = work.session.get_one(Office, work.office_id)
    printed = dialled(plan.number_as_printed, region_of(office.zone))
    hotline.number_as_printed = plan.number_as_printed
    hotline.e164 = clean_dialled(plan.e164, "e164") or printed
    hotline.names = plan.names
    hotline.audiences = plan.audiences
    hotline.hours = plan.hours
    hotline.languages = list(plan.languages)
    hotline.is_free_of_charge = plan.is_free_of_charge
    hotline.valid_to = plan.valid_to
    hotline.operators = link_rows(
        hotline.operators,
        operators,
        lambda body: HotlineOperator(office_id=work.office_id, organisation=body),
    )
