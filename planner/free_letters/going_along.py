"""What goes along with a free letter to one reader: attached files, and links."""

from __future__ import annotations

from dataclasses import dataclass

from planner.free_letters.models import FreeLetter, LetterAttachment
from planner.kernel.sizes import size_text
from planner.kernel.work import Work
from planner.outbox.message.attachments import Attachment


@dataclass(frozen=True, slots=True)
class Along:
    """One line of the letter: `size` in words, "" for a page; `address` of a link, else ""."""

    name: str
    size: str
    address: str


def attached(letter: FreeLetter, language: str) -> list[Attachment]:
    """The files that a letter in that language leaves with."""
    return [
        Attachment(path=one.file.path, name=one.name, media_type=one.file.media_type, size=one.size)
        for one in letter.attachments
        if one.file is not None and not one.is_link and one.goes_with(language)
    ]


def lines(work: Work, letter: FreeLetter, language: str, *, is_trial: bool = False) -> list[Along]:
    """As the letter tells them. Links to files lead nowhere in a trial, as all that is personal."""
    return [
        Along(
            one.name,
            size_text(one.size, language) if one.file is not None else "",
            _address(work, one, is_trial=is_trial),
        )
        for one in letter.attachments
        if one.goes_with(language)
    ]


def _address(work: Work, attachment: LetterAttachment, *, is_trial: bool) -> str:
    if attachment.file is None or not attachment.is_link:
        return attachment.address
    if is_trial:
        return f"{work.links.public_url}/d/…"
    return work.links.document(attachment.file.public_id)
