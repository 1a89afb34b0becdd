"""Requests to attend of a person who is erased: they are gone, with their papers. Where others have
named the person, the text is replaced.
"""

from __future__ import annotations

from sqlalchemy import delete, or_, select

from planner.accreditation.models import AttendanceRequest, SeasonAccreditation
from planner.accreditation.papers import delete_papers_of
from planner.kernel.addresses import address_key
from planner.kernel.work import Work
from planner.privacy.traces import Traces

_TEXTS = ("crew_names", "message", "needs", "equipment", "car", "reason", "missing")


def forget_requests(work: Work, traces: Traces) -> list[str]:
    """The paths of papers to delete after the commit."""
    session, paths = work.session, []
    own = select(AttendanceRequest).where(
        AttendanceRequest.office_id == work.office_id,
        or_(
            AttendanceRequest.person_id == traces.person_id,
            AttendanceRequest.address_key.in_([address_key(one) for one in traces.addresses]),
        ),
    )
    for request in session.scalars(own).all():
        paths += delete_papers_of(work, request)
        session.expire(request, ["papers"])
        session.delete(request)
    session.execute(
        delete(SeasonAccreditation).where(
            SeasonAccreditation.office_id == work.office_id,
            SeasonAccreditation.person_id == traces.person_id,
        ),
        execution_options={"synchronize_session": False},
    )
    session.flush()
    named = select(AttendanceRequest).where(
        AttendanceRequest.office_id == work.office_id,
        or_(*(traces.stand_in(getattr(AttendanceRequest, name)) for name in _TEXTS)),
    )
    for request in session.scalars(named):
        for name in _TEXTS:
            setattr(request, name, traces.without(getattr(request, name)))
    return paths
