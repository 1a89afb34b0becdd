"""The check of the pictures that are shown with a release."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from planner.kernel.messages import gettext as _
from planner.releases.checks.findings import Finding, blocking
from planner.releases.models import ReleasePicture


def check_pictures(pictures: Iterable[ReleasePicture], language: str) -> Iterator[Finding]:
    """17: each picture has an alternative text in the language of the release."""
    for place, picture in enumerate(pictures, 1):
        if not picture.alt_texts.exactly(language):
            sentence = _(
                "Picture %(place)s has no alternative text in this language. Say what it shows, "
                "for those who cannot see it.",
                place=place,
            )
            yield blocking(17, sentence, path="pictures")
