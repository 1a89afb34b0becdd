"""Operations on publications about an event."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from planner.contacts.models import Outlet
from planner.coverage.models import Clip
from planner.events.models.event import Event
from planner.history.models import Removed
from planner.history.operations import record
from planner.history.removed import keep_removed, revived
from planner.kernel.addresses import clean_url
from planner.kernel.dates import known_day
from planner.kernel.errors import Invalid
from planner.kernel.messages import gettext as _
from planner.kernel.text_normalising import clean_line, clean_text
from planner.kernel.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class ClipPlan:
    """A publication as entered; see `models.Clip`."""

    title: str
    url: str = ""
    published_on: date | None = None
    outlet_id: int | None = None
    note: str = ""


def add_clip(work: Work, event: Event, plan: ClipPlan) -> Clip:
    title = clean_line(plan.title)
    if not title:
        raise Invalid("title", _("Give the title of the publication."))
    if plan.published_on is not None:
        known_day(plan.published_on, "published_on")
    outlet = None
    if plan.outlet_id is not None:
        outlet = work.session.scalars(
            select(Outlet).where(Outlet.office_id == work.office_id, Outlet.id == plan.outlet_id)
        ).one_or_none()
        if outlet is None:
            raise Invalid("outlet_id", _("Choose one of the list."))
    clip = Clip(
        office_id=work.office_id,
        event=event,
        outlet=outlet,
        title=title,
        url=clean_url(plan.url) if plan.url else "",
        published_on=plan.published_on,
        note=clean_text(plan.note),
    )
    work.session.add(clip)
    work.session.flush()
    record(work, "clip.added", clip, event_id=event.id)
    return clip


def remove_clip(work: Work, clip: Clip) -> Removed:
    removed = keep_removed(work, clip, clip.event_id)
    record(work, "clip.removed", clip, event_id=clip.event_id, title=clip.title)
    work.session.delete(clip)
    work.session.flush()
    return removed


def bring_clip_back(work: Work, event: Event, removed: Removed) -> Clip:
    """Undo `remove_clip`."""
    clip = revived(work, removed, Clip)
    clip.event = event
    work.session.add(clip)
    work.session.delete(removed)
    record(work, "clip.restored", clip, event_id=event.id, title=clip.title)
    return clip
