"""The pictures of a release as its readers see them, in one language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Self

from planner.files.models import StoredFile
from planner.phrases import phrase
from planner.releases.models import ReleasePicture


@dataclass(frozen=True, slots=True)
class PictureFile:
    """One size of a picture; `width` and `height` in pixels."""

    public_id: str
    media_type: str
    width: int
    height: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ShownPicture:
    """A picture with its words. `alt` is its alternative text, "" only before publication."""

    alt: str
    caption: str
    credit: str
    narrow: PictureFile
    wide: PictureFile
    full: PictureFile

    @property
    def files(self) -> tuple[PictureFile, PictureFile, PictureFile]:
        return self.narrow, self.wide, self.full

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Self:
        return cls(
            alt=stored["alt"],
            caption=stored["caption"],
            credit=stored["credit"],
            narrow=PictureFile(**stored["narrow"]),
            wide=PictureFile(**stored["wide"]),
            full=PictureFile(**stored["full"]),
        )


def shown_pictures(pictures: Iterable[ReleasePicture], language: str) -> tuple[ShownPicture, ...]:
    return tuple(
        ShownPicture(
            alt=picture.alt_texts.exactly(language),
            caption=picture.captions.exactly(language),
            credit=picture.credits.exactly(language),
            narrow=_file(picture.narrow),
            wide=_file(picture.wide),
            full=_file(picture.full),
        )
        for picture in pictures
    )


def picture_words(language: str) -> Callable[..., str]:
    """The words beside a picture, by key: of its credit and of the file for print."""
    return lambda key, **values: phrase(language, f"pictures.{key}", **values)


def _file(file: StoredFile) -> PictureFile:
    return PictureFile(file.public_id, file.media_type, file.width or 0, file.height or 0)
