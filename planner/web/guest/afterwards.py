"""What came of an event, for those who were asked to it: releases, pictures, papers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from flask import url_for

from planner.accounts.models import Office
from planner.events.models.event import Event
from planner.events.models.kinds import OVER, EventStatus
from planner.kernel.dates import language_name
from planner.kernel.richtext import to_text
from planner.kernel.telephones import dialled, region_of
from planner.kernel.work import Work
from planner.releases.models import Release
from planner.releases.papers.release_text import ReleaseText, release_text_at
from planner.releases.papers.shown_pictures import ShownPicture
from planner.releases.queries import releases_on


@dataclass(frozen=True, slots=True)
class ReleaseLink:
    """A public release of the event; `language_name` is written in that language."""

    slug: str
    language: str
    language_name: str
    headline: str

    @classmethod
    def of(cls, release: Release, text: ReleaseText) -> ReleaseLink:
        tag = release.language
        return cls(release.slug, tag, language_name(tag, tag), to_text(text.headline))


@dataclass(frozen=True, kw_only=True, slots=True)
class Afterwards:
    """The releases, that in the guest's language first, with the pictures of the first; without
    releases `phone` and `tel` of the office say whom to ask.
    """

    releases: tuple[ReleaseLink, ...]
    pictures: tuple[ShownPicture, ...]
    picture_url: Callable[[str], str]
    materials_url: str
    event_url: str
    phone: str
    tel: str


def afterwards(work: Work, office: Office, event: Event, language: str) -> Afterwards | None:
    """What the page shows once the event is over; None before, and if it did not take place."""
    is_over = event.ends_at is not None and work.now >= event.ends_at
    if event.status in (EventStatus.CANCELLED, EventStatus.POSTPONED, EventStatus.DRAFT):
        return None
    if not (is_over or event.status in OVER):
        return None
    found = _releases(work, event, language)
    texts = [release_text_at(release, work.now) for release in found]
    links = [ReleaseLink.of(*pair) for pair in zip(found, texts, strict=True)]
    return Afterwards(
        releases=tuple(links),
        pictures=texts[0].pictures if texts else (),
        picture_url=_picture_url(office, links[0].slug if links else ""),
        materials_url=event.materials_url,
        event_url=_event_url(office, event, language),
        phone=office.press_phone,
        tel=dialled(office.press_phone, region_of(office.zone)),
    )


def _releases(work: Work, event: Event, language: str) -> list[Release]:
    """Of each language the newest since the event began: an announcement is not what came of it."""
    newest: dict[str, Release] = {}
    for release in work.session.scalars(releases_on(work.office_id, event.id, work.now)):
        began = event.starts_at
        if began is None or (release.published_at is not None and release.published_at >= began):
            newest.setdefault(release.language, release)
    return sorted(newest.values(), key=lambda one: (one.language != language, one.language))


def _picture_url(office: Office, slug: str) -> Callable[[str], str]:
    return lambda public_id: url_for(
        "newsroom.releases.picture",
        office_slug=office.slug,
        release_slug=slug,
        public_id=public_id,
    )


def _event_url(office: Office, event: Event, language: str) -> str:
    if not event.is_announced:
        return ""
    return url_for(
        "newsroom.events.show",
        office_slug=office.slug,
        public_id=event.public_id,
        language=language if language in event.languages else None,
    )
