"""A letter to nobody: how it will arrive, before anybody is asked."""

from __future__ import annotations

from planner.events.models import Event
from planner.invitations.calendar import Guest
from planner.kernel.work import Work


def sample_guest(work: Work, event: Event) -> Guest:
    """Stands where each guest's own name, address and link will stand."""
    return Guest(
        name="…",
        address="guest@example.org",
        page=f"{work.links.public_url}/i/…",
        sequence=event.sequence,
        stamp=event.revised_at,
    )
