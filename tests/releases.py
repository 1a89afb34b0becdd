"""Releases for tests that are about what becomes of them, not about their words."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from planner.accounts.models import Office
from planner.events.models.event import Event
from planner.releases.models import Block, Release, ReleaseStatus, Section
from planner.releases.papers.release_text import release_text_of
from tests.factories import Make

HEADLINE = "Rivers know no frontier"


def written(make: Make, event: Event, **given: Any) -> Release:
    """A draft of two blocks, flushed."""
    release = Release(
        **{
            "office_id": make.work.office_id,
            "slug": f"slug-{event.id}-{given.get('language', 'en')}-{given.get('number', 1)}",
            "event": event,
            "language": "en",
            "data_revision": "one",
            "zone": "Europe/Moscow",
            "drafted_at": make.work.now,
            **given,
        }
    )
    release.blocks = [
        Block(
            office_id=make.work.office_id,
            key=section.value,
            section=section,
            position=position,
            text=text,
            drafted=text,
        )
        for position, (section, text) in enumerate(
            ((Section.HEADLINE, HEADLINE), (Section.LEAD, "Secret lead & more."))
        )
    ]
    make.work.session.add(release)
    make.work.session.flush()
    return release


def issued(make: Make, office: Office, event: Event, **given: Any) -> Release:
    """A release that was published an hour ago, without a paper."""
    release = written(
        make,
        event,
        **{
            "status": ReleaseStatus.PUBLISHED,
            "published_at": make.work.now - timedelta(hours=1),
            **given,
        },
    )
    release.issued = release_text_of(
        release.blocks,
        language=release.language,
        office=office,
        event=event,
        embargo_until=release.embargo_until,
    ).as_json()
    make.work.session.flush()
    return release
