"""The files that leave with a letter. Many letters share one file: each keeps only where it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from planner.kernel.messages import gettext as _
from planner.outbox.models import Letter

ReadFile = Callable[[str], bytes]
"""The content of the file at a path; raises `FileNotFoundError`."""
NOT_KEPT = _("A file that belongs to this letter is not kept any more, so that it cannot leave.")


@dataclass(frozen=True, kw_only=True, slots=True)
class Attachment:
    """As it is stored in `Letter.attachments`; `size` in bytes."""

    path: str
    name: str
    media_type: str
    size: int

    @property
    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def attachments_of(letter: Letter) -> list[Attachment]:
    return [Attachment(**one) for one in letter.attachments or ()]


def no_file(path: str) -> bytes:
    """A `ReadFile` where no files are kept."""
    raise FileNotFoundError(path)
