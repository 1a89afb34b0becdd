"""The pictures of a published release, in the sizes that its page shows and for print."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urljoin

from flask import url_for

from planner.releases.models import Release
from planner.web.extensions import settings
from planner.web.newsroom.reading import PublicOffice


def picture_url(office: PublicOffice, release: Release) -> Callable[[str], str]:
    """The path of a file of a picture of that release."""

    def path(public_id: str) -> str:
        return url_for(
            "newsroom.releases.picture",
            office_slug=office.slug,
            release_slug=release.slug,
            public_id=public_id,
        )

    return path


def absolute_picture_url(office: PublicOffice, release: Release) -> Callable[[str], str]:
    path = picture_url(office, release)
    return lambda public_id: urljoin(settings().links.public_url, path(public_id))
