"""Operations on anniversaries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from planner.anniversaries.calendars import Calendar, WrittenDay, gregorian_of
from planner.anniversaries.models import Anniversary, AnniversaryKind, Precision
from planner.history.operations import record
from planner.kernel.errors import Conflict, Invalid
from planner.kernel.ids import new_uid
from planner.kernel.messages import gettext as _
from planner.kernel.search_keys import search_key_of
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.organisations.models import Organisation

FIRST_YEAR, LAST_YEAR = 1, 2200


@dataclass(frozen=True, kw_only=True, slots=True)
class AnniversaryPlan:
    """All that is entered about an anniversary; see `models.Anniversary`.

    `exact_on` is as written in `calendar`.
    """

    kind: AnniversaryKind
    base_year: int
    phrases: Texts
    owner_id: int | None = None
    exact_on: WrittenDay | None = None
    precision: Precision = Precision.YEAR
    calendar: Calendar = Calendar.UNKNOWN
    source: str = ""


def add_anniversary(work: Work, plan: AnniversaryPlan) -> Anniversary:
    """Add an anniversary. Raises `Invalid`."""
    anniversary = Anniversary(office_id=work.office_id, uid=new_uid())
    _write(work, anniversary, plan)
    work.session.add(anniversary)
    record(work, "anniversary.added", anniversary)
    return anniversary


def revise_anniversary(
    work: Work, anniversary: Anniversary, plan: AnniversaryPlan, opened_version: int | None
) -> None:
    """Update an anniversary. Raises `Invalid`, and `Stale` if somebody saved it meanwhile."""
    anniversary.revise(opened_version)
    _write(work, anniversary, plan)
    record(work, "anniversary.revised", anniversary)


def archive_anniversary(work: Work, anniversary: Anniversary) -> None:
    """Stop proposing an anniversary; events that mark it keep it. Idempotent."""
    if not anniversary.is_archived:
        anniversary.archived_at = work.now
        record(work, "anniversary.archived", anniversary)


def restore_anniversary(work: Work, anniversary: Anniversary) -> None:
    """Undo `archive_anniversary`. Raises `Conflict` if it is not archived."""
    if not anniversary.is_archived:
        raise Conflict(_("This anniversary is not in the archive."))
    anniversary.archived_at = None
    record(work, "anniversary.restored", anniversary)


def check_anniversary(plan: AnniversaryPlan, this_year: int) -> None:
    """Raises `Invalid` for a year still to come, and for days that contradict it."""
    if not FIRST_YEAR <= plan.base_year <= LAST_YEAR:
        raise Invalid(
            "base_year",
            _(
                "Give a year from %(first)s to %(last)s.",
                first=FIRST_YEAR,
                last=LAST_YEAR,
            ),
        )
    if plan.base_year > this_year:
        raise Invalid(
            "base_year", _("This year is still to come. Give the year from which it is counted.")
        )
    if plan.precision is not Precision.YEAR and plan.exact_on is None:
        raise Invalid("exact_on", _("Give the day, or say that only the year is known."))
    if plan.exact_on is not None and plan.exact_on.year != plan.base_year:
        raise Invalid(
            "exact_on",
            _(
                "The day lies in another year than the base year, %(year)s. Give a day of that year, or "
                "correct the base year.",
                year=plan.base_year,
            ),
        )
    _gregorian(plan)


def _write(work: Work, anniversary: Anniversary, plan: AnniversaryPlan) -> None:
    check_anniversary(plan, work.now.year)
    anniversary.kind = plan.kind
    anniversary.base_year = plan.base_year
    anniversary.phrases = plan.phrases
    anniversary.owner_id = plan.owner_id
    anniversary.exact_on = _gregorian(plan)
    anniversary.calendar = Calendar.UNKNOWN if plan.exact_on is None else plan.calendar
    anniversary.precision = Precision.YEAR if plan.exact_on is None else plan.precision
    anniversary.source = plan.source
    anniversary.search_text = search_key_of(plan.phrases, *_owner_names(work, plan.owner_id))


def _gregorian(plan: AnniversaryPlan) -> date | None:
    if plan.exact_on is None:
        return None
    try:
        return gregorian_of(plan.exact_on, plan.calendar)
    except ValueError:
        refusal = _("This calendar has no such day. Correct the day or choose the other calendar.")
        raise Invalid("exact_on", refusal) from None


def _owner_names(work: Work, owner_id: int | None) -> list[Texts]:
    if owner_id is None:
        return []
    owner = work.session.scalars(
        select(Organisation).where(
            Organisation.office_id == work.office_id, Organisation.id == owner_id
        )
    ).one_or_none()
    if owner is None:
        raise Invalid("owner_id", _("Choose an organisation of the register."))
    return [owner.names, owner.short_names]
