"""What comes out of the image sanitiser."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that we wrote ourselves. `media_type` is what `data` is; sides in pixels.

    `came_as` is the media type of what was uploaded: WebP becomes JPEG, or PNG where it is
    transparent, because mail programs do not show it.
    """

    data: bytes
    media_type: str
    width: int
    height: int
    came_as: str
