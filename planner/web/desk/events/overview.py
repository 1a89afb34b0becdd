"""The overview of an event: its facts as people read them, what is next, and how far it has come."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.events.clashes import clashes
from planner.events.models.event import Event
from planner.events.models.kinds import BodyRole, EventStatus
from planner.events.timetable import length, spans_days, timetable
from planner.exchange.models import EventTemplate
from planner.exchange.template_drafts import template_in
from planner.history.queries import HistoryList
from planner.invitations.models import Answer, Invitation
from planner.invitations.queries import GuestList, guest_counts
from planner.invitations.seat_counts import seats_of
from planner.outbox.queries import letter_counts
from planner.releases.models import Release
from planner.releases.publication.publishing import replacement
from planner.releases.queries import releases_of_event
from planner.web.database import db
from planner.web.desk.calendar.days import today
from planner.web.desk.events.pages import facts_of, find_event
from planner.web.desk.forms.invitations import KIND_GROUPS
from planner.web.desk.forms.outline_parts import PARTS, OutlinePart, OutlinePartForm
from planner.web.desk.history.entries import lines_of
from planner.web.doors import needs
from planner.web.transaction import current_office, current_work, member

blueprint = Blueprint("overview", __name__, url_prefix="/events/<int:event_id>")
# Up to so many guests are named; more are a bar.
MOST_NAMED = 40
_NEWEST = 6
# Answers that count as another one here, and the groups in the order in which they are shown.
_GROUP_OF = {Answer.REMOTE: Answer.ACCEPTED, Answer.DELEGATED: Answer.ACCEPTED}
_GROUPS = (
    *(Answer.ACCEPTED, Answer.WAITING, Answer.TENTATIVE),
    *(Answer.DECLINED, Answer.NEEDS_ACTION),
)


@blueprint.get("/")
@needs(Role.VIEWER)
def show(event_id: int) -> ResponseReturnValue:
    return overview_page(find_event(event_id))


def overview_page(
    event: Event, opened: OutlinePart | None = None, form: OutlinePartForm | None = None
) -> str:
    """The overview; with `opened` one of its parts as a form."""
    counts, slots = guest_counts(current_work(), event), timetable(event)
    releases = list(db.session.scalars(releases_of_event(event.office_id, event.id)))
    return render_template(
        "desk/overview/show.html",
        event=event,
        template=_template(event),
        parts=PARTS,
        lacks=facts_of(event).lacks,
        clashes=clashes(db.session(), event),
        opened=opened,
        form=form,
        roles=list(BodyRole),
        tasks=sorted(event.tasks, key=lambda task: task.rank),
        today=today(),
        slots=slots,
        has_headings=spans_days(slots),
        length=length(event),
        counts=counts.answers,
        seats=seats_of(current_work(), event),
        kinds=counts.kinds,
        kind_groups=KIND_GROUPS,
        groups=_groups(event) if 0 < counts.total <= MOST_NAMED else {},
        letters=letter_counts(db.session(), event.office_id, event.id),
        releases=releases,
        replaced_by=_corrections(releases),
        history=_history(event) if member().may(Role.EDITOR) else [],
    )


def _corrections(releases: list[Release]) -> dict[int, int]:
    """The number of the version that replaced each, by the ID of the replaced one."""
    return {
        release.id: correction.number
        for release in releases
        if (correction := replacement(release, releases)) is not None
    }


def _template(event: Event) -> EventTemplate | None:
    """The template of the office that is being changed in this draft."""
    is_draft = event.status is EventStatus.DRAFT
    return db.session.scalars(template_in(event)).one_or_none() if is_draft else None


def _groups(event: Event) -> dict[Answer, list[Invitation]]:
    """Those who were invited by what they answered: coming, perhaps, not coming, no answer."""
    listed = GuestList(office_id=event.office_id, event_id=event.id).all()
    groups: dict[Answer, list[Invitation]] = {answer: [] for answer in _GROUPS}
    for guest in db.session.scalars(listed.where(Invitation.invited_at.is_not(None))):
        groups[_GROUP_OF.get(guest.standing, guest.standing)].append(guest)
    return groups


def _history(event: Event) -> list[Any]:
    newest = HistoryList(office_id=current_office().id, event_id=event.id).select(_NEWEST)
    return lines_of(db.session.scalars(newest))
