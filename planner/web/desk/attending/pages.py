"""The accreditation desk: the requests to attend an event, one of them."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.accreditation.asking import closes_at, takes_requests
from planner.accreditation.deciding import why_not_taken_back
from planner.accreditation.letters import letters_of
from planner.accreditation.matching import certain_asker, likely_askers
from planner.accreditation.models import SHOWN, AttendanceRequest, RequestState
from planner.accreditation.papers import why_no_papers
from planner.accreditation.queries import (
    LISTED_LOADS,
    counts_of_event,
    request_of,
    requests_from,
    requests_of_event,
)
from planner.accreditation.season import accredited_among
from planner.events.models.event import Event
from planner.invitations.candidates import why_not_askable
from planner.web.attending_words import DESK_LABELS, asked_lines
from planner.web.database import db
from planner.web.desk.events.pages import find_event
from planner.web.desk.forms.attending import (
    ApprovalForm,
    MissingPapersForm,
    PaperForm,
    RefusalForm,
)
from planner.web.doors import needs
from planner.web.extensions import now
from planner.web.paging import measured_page_of
from planner.web.transaction import current_work, found, rechecked

blueprint = Blueprint("requests", __name__, url_prefix="/events/<int:event_id>/requests")


@blueprint.get("/")
@needs(Role.EDITOR)
def index(event_id: int) -> ResponseReturnValue:
    """All, or those in `?state=`, the latest first."""
    event = find_event(event_id)
    given = request.args.get("state", "")
    state = RequestState(given) if given in [one.value for one in SHOWN] else None
    page = measured_page_of(
        db.session(),
        requests_of_event(event.office_id, event.id, state),
        AttendanceRequest.id,
        AttendanceRequest.id,
        after=request.args.get("after", ""),
        is_descending=True,
        options=LISTED_LOADS,
    )
    return render_template(
        "desk/requests/index.html",
        event=event,
        state=state,
        states=SHOWN,
        page=page,
        rows=page.rows,
        counts=counts_of_event(current_work(), event.id),
        is_open=takes_requests(event, now()),
        closes=closes_at(event),
        why_not=why_not_askable(event),
    )


@blueprint.get("/<int:request_id>")
@needs(Role.EDITOR)
def show(event_id: int, request_id: int) -> ResponseReturnValue:
    event, asked = find_request(event_id, request_id)
    return request_page(event, asked)


@rechecked
def find_request(event_id: int, request_id: int) -> tuple[Event, AttendanceRequest]:
    """A request to attend the office's event that is confirmed, or a 404."""
    event = find_event(event_id)
    wanted = request_of(event.office_id, event.id, request_id)
    return event, found(db.session.scalars(wanted).one_or_none())


def request_page(event: Event, asked: AttendanceRequest, **forms: Any) -> str:
    """`forms` are those that were refused, by the name that the template gives them."""
    work = current_work()
    likely = likely_askers(work, asked) if asked.state in _OPEN else []
    people = [one.person.id for one in likely]
    people += [asked.person_id] if asked.person_id else []
    return render_template(
        "desk/requests/show.html",
        event=event,
        asked=asked,
        lines=asked_lines(asked, DESK_LABELS),
        likely=likely,
        certain=certain_asker(likely),
        seasons=accredited_among(work, people, event.starts_on),
        others=requests_from(work, asked),
        letters=letters_of(work, asked),
        why_not_taken_back=why_not_taken_back(work, asked),
        why_not_askable=why_not_askable(event),
        why_no_papers=why_no_papers(asked),
        **{
            "approving": ApprovalForm(),
            "wanting": MissingPapersForm(data={"missing": asked.missing}),
            "refusing": RefusalForm(),
            "adding": PaperForm(),
            **forms,
        },
    )


_OPEN = (RequestState.REQUESTED, RequestState.PAPERS_MISSING, RequestState.REFUSED)
