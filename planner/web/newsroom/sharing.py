"""What other programs show of a link to a public page: Open Graph and schema.org (JSON-LD)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from planner.contacts.topic import Topic
from planner.events.known_days import days_of, has_hour, has_new_day
from planner.events.models.kinds import BodyRole, EventStatus
from planner.events.public.visible_fields import PublicEvent
from planner.events.where_words import place_text
from planner.kernel.richtext import to_text
from planner.releases.models import Release
from planner.releases.papers.release_text import ReleaseText
from planner.releases.papers.shown_pictures import ShownPicture
from planner.releases.publication.summary import summary_of
from planner.web.newsroom.lists import opened_at

_STATUS = {EventStatus.CANCELLED: "EventCancelled", EventStatus.POSTPONED: "EventPostponed"}


@dataclass(frozen=True, slots=True)
class PreviewImage:
    url: str
    alt: str
    width: int
    height: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Preview:
    """`kind` is the type of Open Graph, `data` the JSON-LD."""

    kind: str
    title: str
    description: str
    url: str
    data: dict[str, Any]
    image: PreviewImage | None = None


def release_preview(
    release: Release,
    issue: ReleaseText,
    url: str,
    picture_url: Callable[[str], str],
    topics: Sequence[str] = (),
) -> Preview:
    """`picture_url` makes the address of a file of a picture; `topics` are names."""
    title, description = to_text(issue.headline), summary_of(issue)
    office = {"@type": "Organization", "name": issue.author}
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": title,
        "description": description,
        "inLanguage": release.language,
        "datePublished": opened_at(release).isoformat(),
        "mainEntityOfPage": url,
        "author": office,
        "publisher": office,
        **_about(topics),
    }
    if issue.pictures:
        data["image"] = [_image_object(one, picture_url) for one in issue.pictures]
    return Preview(
        kind="article",
        title=title,
        description=description,
        url=url,
        data=data,
        image=_image(issue.pictures[0], picture_url) if issue.pictures else None,
    )


def event_preview(
    event: PublicEvent, language: str, when: str, url: str, topics: Sequence[str] = ()
) -> Preview:
    title, place = event.title(language), place_text(event, language)
    organisers = event.bodies_as(BodyRole.ORGANISER, BodyRole.CO_ORGANISER)
    description = event.descriptions.best(language, *event.languages)
    data = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": title,
        "description": description,
        "inLanguage": language,
        "url": url,
        "eventStatus": f"https://schema.org/{_status(event)}",
        **_times(event),
        **_previous_day(event),
        "location": {"@type": "Place", "name": place, "address": place} if place else None,
        "organizer": [
            {"@type": "Organization", "name": body.names.best(language, *event.languages)}
            for body in organisers
        ],
        **_about(topics),
    }
    return Preview(
        kind="website",
        title=title,
        description=" ".join(filter(None, (f"{when}." if when else "", description))),
        url=url,
        data={name: value for name, value in data.items() if value},
    )


def topic_names(topics: Iterable[Topic], *languages: str) -> list[str]:
    return [topic.names.best(*languages) for topic in topics]


def _about(topics: Sequence[str]) -> dict[str, Any]:
    if not topics:
        return {}
    things = [{"@type": "Thing", "name": name} for name in topics]
    return {"about": things, "keywords": ", ".join(topics)}


def _image(picture: ShownPicture, picture_url: Callable[[str], str]) -> PreviewImage:
    file = picture.wide
    return PreviewImage(picture_url(file.public_id), picture.alt, file.width, file.height)


def _image_object(picture: ShownPicture, picture_url: Callable[[str], str]) -> dict[str, Any]:
    image = {
        "@type": "ImageObject",
        "url": picture_url(picture.wide.public_id),
        "caption": picture.caption,
        "creditText": picture.credit,
    }
    return {name: value for name, value in image.items() if value}


def _status(event: PublicEvent) -> str:
    return "EventRescheduled" if has_new_day(event) else _STATUS.get(event.status, "EventScheduled")


def _previous_day(event: PublicEvent) -> dict[str, str]:
    if event.put_off_from is None or not has_new_day(event):
        return {}
    return {"previousStartDate": event.put_off_from.isoformat()}


def _times(event: PublicEvent) -> dict[str, str]:
    """With their offset from UTC; only the days if the hour is not known."""
    days = days_of(event)
    if not days:
        return {}
    if not has_hour(event) or event.starts_at is None or event.ends_at is None:
        return {"startDate": days[0].isoformat(), "endDate": days[-1].isoformat()}
    zone = ZoneInfo(event.zone)
    begins, ends = (moment.astimezone(zone) for moment in (event.starts_at, event.ends_at))
    return {"startDate": begins.isoformat(), "endDate": ends.isoformat()}
