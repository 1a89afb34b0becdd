"""The result of the image sanitiser."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Picture:
    """A re-encoded picture. `media_type` is that of `data`; `width` and `height` are in pixels.

    `came_as` is the media type of the upload: WebP becomes JPEG, or PNG if transparent, because
    mail programs do not show WebP.
    """

    data: bytes
    media_type: str
    width: int
    height: int
    came_as: str
