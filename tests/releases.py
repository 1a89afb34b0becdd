"""Releases for tests that are about what becomes of them, not about their words."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from planner.accounts.models import Office
from planner.events.models.event import Event
from planner.files.models import FileKind
from planner.files.operations import add, write
from planner.kernel.texts import Texts
from planner.releases.models import Block, Release, ReleasePicture, ReleaseStatus, Section
from planner.releases.papers.release_text import release_text_of
from planner.releases.papers.shown_pictures import shown_pictures
from planner.releases.queries import pictures_of
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
    text = release_text_of(
        release.blocks,
        language=release.language,
        office=office,
        event=event,
        embargo_until=release.embargo_until,
    )
    shown = shown_pictures(make.work.session.scalars(pictures_of(event)), release.language)
    release.issued = replace(text, pictures=shown).as_json()
    make.work.session.flush()
    return release


def pictured(make: Make, event: Event, files: Path, **given: Any) -> ReleasePicture:
    """A picture of the event's releases in three sizes, whose content says its width."""
    full, wide, narrow = (
        add(
            make.work,
            FileKind.RELEASE_PICTURE,
            write(files, "lock.jpg", f"{width} wide".encode(), "image/jpeg", (width, width // 2)),
        )
        for width in (3000, 1280, 640)
    )
    position = len(make.work.session.scalars(pictures_of(event)).all())
    picture = ReleasePicture(
        office_id=make.work.office_id,
        event_id=event.id,
        position=position,
        full=full,
        wide=wide,
        narrow=narrow,
        **{"alt_texts": Texts(en=f"A lock, view {position + 1}"), **given},
    )
    make.work.session.add(picture)
    make.work.session.flush()
    return picture
