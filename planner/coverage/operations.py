"""After the event: what the media made of it, and the release to those who were asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from planner.accounts.models import Office
from planner.contacts.models import Outlet
from planner.coverage.letters import follow_up
from planner.coverage.models import Clip
from planner.events.models import Event
from planner.history.operations import record
from planner.invitations.models import Invitation
from planner.kernel.addresses import clean_url
from planner.kernel.database import Rows
from planner.kernel.errors import Conflict, Invalid
from planner.kernel.hygiene import clean_line, clean_text
from planner.kernel.moments import known_day
from planner.kernel.work import Work
from planner.outbox.operations import LetterPlan, enqueue_all
from planner.releases.models import Release
from planner.releases.queries import visible


@dataclass(frozen=True, kw_only=True, slots=True)
class ClipPlan:
    """One publication: its title, and what is known besides."""

    title: str
    url: str = ""
    published_on: date | None = None
    outlet_id: int | None = None
    note: str = ""


def add_clip(work: Work, event: Event, plan: ClipPlan) -> Clip:
    title = clean_line(plan.title)
    if not title:
        raise Invalid("title", "Give the title of the publication.")
    if plan.published_on is not None:
        known_day(plan.published_on, "published_on")
    outlet = None
    if plan.outlet_id is not None:
        outlet = work.session.scalars(
            select(Outlet).where(Outlet.office_id == work.office_id, Outlet.id == plan.outlet_id)
        ).one_or_none()
        if outlet is None:
            raise Invalid("outlet_id", "Choose one of the list.")
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


def remove_clip(work: Work, clip: Clip) -> None:
    record(work, "clip.removed", clip, event_id=clip.event_id, title=clip.title)
    work.session.delete(clip)
    work.session.flush()


def public_releases(work: Work, event: Event) -> dict[str, Release]:
    """What everybody may read of the event's releases now, the newest version per language."""
    found = (
        select(Release)
        .where(Release.office_id == work.office_id, Release.event_id == event.id, visible(work.now))
        .order_by(Release.number)
    )
    return {release.language: release for release in work.session.scalars(found)}


def send_release(work: Work, event: Event, office: Office, *, came: bool) -> int:
    """Write the public release to those who came, or to those who did not; how many letters.

    Each gets it in their language where there is one. The letters are held. Nobody gets the
    same version twice.
    """
    releases = public_releases(work, event)
    if not releases:
        raise Conflict("There is no release that everybody may read. Publish it first.")

    def plans() -> Iterator[LetterPlan]:
        for invitation in work.session.scalars(_guests(work, event, came=came)):
            release = releases.get(invitation.language) or next(iter(releases.values()))
            yield follow_up(work, invitation, release, office)

    written = enqueue_all(work, plans())
    record(work, "release.sent_out", event, event_id=event.id, letters=written, came=came)
    return written


def _guests(work: Work, event: Event, *, came: bool) -> Rows[Invitation]:
    here = Invitation.checked_in_at
    return (
        select(Invitation)
        .where(
            Invitation.office_id == work.office_id,
            Invitation.event_id == event.id,
            Invitation.withdrawn_at.is_(None),
            Invitation.address != "",
            here.is_not(None) if came else here.is_(None),
        )
        .order_by(Invitation.id)
    )
