"""Samples of the accreditation desk: see `samples`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from planner.accreditation.models import (
    AttendanceRequest,
    IdentityPaper,
    RequestState,
    SeasonAccreditation,
)
from planner.accreditation.season import SeasonPlan, accredit
from planner.files.models import FileKind
from planner.files.operations import store
from planner.kernel.ids import new_public_id
from planner.kernel.links import ATTENDANCE_REQUEST
from tests.conftest import NOW

if TYPE_CHECKING:
    from tests.web.matrix import Things


def _request(t: Things) -> AttendanceRequest:
    """Confirmed, and asked for by post: stored past the operation, which refuses some events."""
    event = t["event_id"]
    event.announced_at = event.announced_at or NOW
    request = AttendanceRequest(
        office_id=t.work.office_id,
        public_id=new_public_id(),
        generation=1,
        event=event,
        state=RequestState.REQUESTED,
        name="Ada Ferrymann",
        address="ada@paper.example",
        address_key="ada@paper.example",
        language="en",
        asked_at=NOW,
        confirmed_at=NOW,
    )
    t.work.session.add(request)
    t.work.session.flush()
    return request


def _request_token(t: Things) -> str:
    request = t["request_id"]
    return t.work.links.signer.token(ATTENDANCE_REQUEST, request.public_id, request.generation)


def _identity_paper(t: Things) -> IdentityPaper:
    file = store(t.work, t.files, FileKind.IDENTITY_PAPER, "card.png", b"png", "image/png")
    paper = IdentityPaper(
        office_id=t.work.office_id, request=t["request_id"], file=file, given_at=NOW
    )
    t.work.session.add(paper)
    t.work.session.flush()
    return paper


def _season(t: Things) -> SeasonAccreditation:
    plan = SeasonPlan(since=date(2012, 1, 1), until=date(2012, 12, 31))
    return accredit(t.work, t["person_id"], plan)


ACCREDITATION_SAMPLES: dict[str, Callable[[Things], Any]] = {
    "guest.attending:token": _request_token,
    "newsroom.attending:public_id": lambda t: t["request_id"].event.public_id,
    "paper_id": _identity_paper,
    "guest.attending:public_id": lambda t: t["paper_id"].file.public_id,
    "request_id": _request,
    "season_id": _season,
}
