"""Operations on outlets."""

from __future__ import annotations

from dataclasses import dataclass

from planner.contacts.models import Outlet, OutletKind, OutletScope
from planner.contacts.names import reindex_people
from planner.history.operations import record
from planner.kernel.errors import Invalid
from planner.kernel.ids import new_uid
from planner.kernel.messages import gettext as _
from planner.kernel.texts import NO_TEXTS, Texts
from planner.kernel.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class OutletPlan:
    """All that is entered about an outlet; see `models.Outlet`."""

    names: Texts
    kind: OutletKind = OutletKind.ONLINE
    scope: OutletScope = OutletScope.NATIONAL
    cities: Texts = NO_TEXTS
    language: str = ""
    website: str = ""


def enter_outlet(work: Work, plan: OutletPlan) -> Outlet:
    """Add an outlet. Raises `Invalid`."""
    outlet = Outlet(office_id=work.office_id, uid=new_uid())
    _fill(outlet, plan)
    work.session.add(outlet)
    work.session.flush()
    record(work, "outlet.entered", outlet)
    return outlet


def revise_outlet(
    work: Work, outlet: Outlet, plan: OutletPlan, opened_version: int | None
) -> Outlet:
    """Update an outlet and the search text of its people.

    Raises `Invalid`, and `Stale` if somebody else saved it meanwhile.
    """
    outlet.revise(opened_version)
    renamed = outlet.names != plan.names
    _fill(outlet, plan)
    work.session.flush()
    if renamed:
        reindex_people(work, outlet)
    record(work, "outlet.revised", outlet)
    return outlet


def check_outlet(plan: OutletPlan) -> None:
    """Raises `Invalid` for an outlet without a name."""
    if not plan.names:
        raise Invalid("names", _("An outlet needs a name in at least one language."))


def _fill(outlet: Outlet, plan: OutletPlan) -> None:
    check_outlet(plan)
    outlet.names = plan.names
    outlet.kind = plan.kind
    outlet.scope = plan.scope
    outlet.cities = plan.cities
    outlet.language = plan.language
    outlet.website = plan.website
