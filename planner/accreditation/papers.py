"""Scans of press cards and other papers: cleaned, kept apart, every look noted, deleted in time."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from planner.accounts.models import Office
from planner.accreditation.models import AttendanceRequest, IdentityPaper, RequestState
from planner.events.models.event import Event
from planner.files.models import FileKind, StoredFile
from planner.files.operations import NewFile, add_picture
from planner.history.operations import record
from planner.kernel.database import Rows
from planner.kernel.errors import Conflict
from planner.kernel.messages import gettext as _
from planner.kernel.work import Work

MOST_PAPERS = 10
_GIVEN_IN = (RequestState.REQUESTED, RequestState.PAPERS_MISSING, RequestState.APPROVED)
# How long what was given for an event without a date is kept.
_WITHOUT_DATE = timedelta(days=180)


def why_no_papers(request: AttendanceRequest) -> str:
    """Why no paper can be given now, as a sentence; "" if one can."""
    if request.state not in _GIVEN_IN:
        return _("No papers are needed for this request.")
    if len(request.papers) >= MOST_PAPERS:
        return _("There are %(most)s papers already. Delete one first.", most=MOST_PAPERS)
    return ""


def add_paper(work: Work, request: AttendanceRequest, new: NewFile) -> IdentityPaper:
    """Keep a scan that was written. Raises `Conflict`, and `TooLarge` beyond the quota."""
    if why := why_no_papers(request):
        raise Conflict(why)
    paper = IdentityPaper(
        office_id=work.office_id,
        request=request,
        file=add_picture(work, FileKind.IDENTITY_PAPER, new),
        given_at=work.now,
        given_by_id=work.actor_id,
    )
    work.session.add(paper)
    work.session.flush()
    record(work, "identity_paper.given", paper, event_id=request.event_id)
    return paper


def note_look(work: Work, paper: IdentityPaper) -> None:
    """Each look of a member at a paper stands in the history."""
    record(work, "identity_paper.seen", paper, event_id=paper.request.event_id)


def delete_paper(work: Work, paper: IdentityPaper) -> list[str]:
    """Delete one; the paths of files to delete after the commit."""
    record(work, "identity_paper.deleted", paper, event_id=paper.request.event_id)
    return _delete(work.session, [paper])


def delete_papers_of(work: Work, request: AttendanceRequest) -> list[str]:
    """As `delete_paper`, of all of a request."""
    return [path for paper in list(request.papers) for path in delete_paper(work, paper)]


def paper_of(office_id: int, request_id: int, paper_id: int) -> Rows[IdentityPaper]:
    return select(IdentityPaper).where(
        IdentityPaper.office_id == office_id,
        IdentityPaper.request_id == request_id,
        IdentityPaper.id == paper_id,
    )


def forget_papers(session: Session, now: datetime) -> list[str]:
    """Delete those whose term is over, of all offices, and files whose request is gone; the paths of
    files to delete after the commit.
    """
    found = (
        select(IdentityPaper, Event.ends_at, Office.papers_kept_days)
        .join(AttendanceRequest, AttendanceRequest.id == IdentityPaper.request_id)
        .join(Event, Event.id == AttendanceRequest.event_id)
        .join(Office, Office.id == IdentityPaper.office_id)
    )
    over = [
        paper
        for paper, ends_at, days in session.execute(found)
        if end_of_term(paper.given_at, ends_at, days) <= now
    ]
    return [*_delete(session, over), *_delete_lost(session)]


def end_of_term(given_at: datetime, ends_at: datetime | None, days: int) -> datetime:
    """Until when is kept what was given for an event that ends at `ends_at`; `days` are those of the
    office (`Office.papers_kept_days`).
    """
    if ends_at is None:
        return given_at + _WITHOUT_DATE
    return ends_at + timedelta(days=days)


def _delete(session: Session, papers: list[IdentityPaper]) -> list[str]:
    if not papers:
        return []
    offices = {paper.office_id for paper in papers}
    files = [paper.file_id for paper in papers]
    for paper in papers:
        session.delete(paper)
    session.flush()
    gone = delete(StoredFile).where(
        StoredFile.office_id.in_(offices),
        StoredFile.id.in_(files),
        StoredFile.kind == FileKind.IDENTITY_PAPER,
    )
    return list(session.scalars(gone.returning(StoredFile.path)))


def _delete_lost(session: Session) -> list[str]:
    is_kept = select(IdentityPaper.id).where(IdentityPaper.file_id == StoredFile.id).exists()
    lost = delete(StoredFile).where(StoredFile.kind == FileKind.IDENTITY_PAPER, ~is_kept)
    return list(
        session.scalars(
            lost.returning(StoredFile.path), execution_options={"synchronize_session": False}
        )
    )
