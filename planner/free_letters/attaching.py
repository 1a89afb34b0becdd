"""Adding files and links to a free letter, and taking them off."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import exists, select

from planner.files.models import FileKind
from planner.files.operations import NewFile, add_picture
from planner.free_letters.models import FreeLetter, LetterAttachment
from planner.free_letters.operations import refuse_if_written
from planner.history.operations import record
from planner.kernel.errors import Conflict, Invalid
from planner.kernel.messages import gettext as _
from planner.kernel.messages import reader_language
from planner.kernel.sizes import size_text
from planner.kernel.work import Work
from planner.outbox.models import Delivery, Letter
from planner.outbox.queries import key_begins

MOST = 10
# What mail servers take in one message: in base64 a third more.
MOST_BYTES = 10 * 1024 * 1024
_NOBODY_HAS_IT = (Delivery.DISCARDED, Delivery.SUPERSEDED)


def attach_file(
    work: Work,
    letter: FreeLetter,
    new: NewFile,
    *,
    language: str = "",
    is_link: bool = False,
    paper: str = "",
) -> LetterAttachment:
    """Add a file that was written; as a link if it would be too much for one letter.

    Raises `Invalid`, and `Conflict` once the letter is written.
    """
    _check(letter, language)
    is_too_much = heaviest(letter, language, new.size) > MOST_BYTES
    file = add_picture(work, FileKind.ATTACHMENT, new)
    attachment = LetterAttachment(
        office_id=work.office_id,
        file=file,
        name=file.name,
        language=language,
        paper=paper,
        is_link=is_link or is_too_much,
    )
    return _added(work, letter, attachment)


def attach_page(
    work: Work, letter: FreeLetter, name: str, address: str, *, language: str = ""
) -> LetterAttachment:
    """Add a link to a page. Raises as `attach_file`."""
    _check(letter, language)
    attachment = LetterAttachment(
        office_id=work.office_id, name=name, address=address, language=language, is_link=True
    )
    return _added(work, letter, attachment)


def choose_way(work: Work, attachment: LetterAttachment, *, is_link: bool) -> None:
    """Send a file as a link, or attached. Raises `Conflict`."""
    letter = attachment.letter
    refuse_if_written(letter)
    if attachment.file is None or attachment.is_link is is_link:
        raise Conflict(_("That is so already: somebody else was quicker."))
    weight = heaviest(letter, attachment.language, attachment.size)
    if not is_link and weight > MOST_BYTES:
        raise Conflict(too_much(weight))
    attachment.is_link = is_link
    work.session.flush()
    _note(work, "attachment.way_chosen", attachment)


def detach(work: Work, attachment: LetterAttachment) -> list[str]:
    """Take it off; the paths of files to delete after the commit.

    Raises `Conflict` while somebody has, or may have, a letter with it.
    """
    letter = attachment.letter
    refuse_if_written(letter)
    if has_readers(work, letter):
        raise Conflict(
            _("Letters with it have left. It stays, so that it is known what they said.")
        )
    _note(work, "attachment.removed", attachment)
    paths = drop_files(work, [attachment])
    work.session.flush()
    return paths


def drop_files(work: Work, attachments: Iterable[LetterAttachment]) -> list[str]:
    """Delete these rows and those of their files; the paths to delete after the commit."""
    paths = []
    for one in list(attachments):
        file = one.file
        one.letter.attachments.remove(one)
        work.session.flush()
        if file is not None:
            paths.append(file.path)
            work.session.delete(file)
    work.session.flush()
    return paths


def has_readers(work: Work, letter: FreeLetter) -> bool:
    """Whether one of its letters was written and not thrown away."""
    found = exists().where(
        Letter.office_id == work.office_id,
        key_begins(letter.key),
        Letter.delivery.not_in(_NOBODY_HAS_IT),
    )
    return bool(work.session.scalar(select(found)))


def heaviest(letter: FreeLetter, language: str = "", more: int = 0) -> int:
    """Bytes attached to the heaviest letter, with `more` in letters in `language`."""
    tags = {*letter.texts, *(one.language for one in letter.attachments), language} - {""}
    return max((_weight(letter, tag, language, more) for tag in tags or {""}), default=0)


def too_much(weight: int) -> str:
    language = reader_language()
    return _(
        "Together the attachments would be %(size)s. A letter carries at most %(most)s, as many mail "
        "servers refuse more: send a file as a link instead.",
        size=size_text(weight, language),
        most=size_text(MOST_BYTES, language),
    )


def _weight(letter: FreeLetter, tag: str, language: str, more: int) -> int:
    attached = (one for one in letter.attachments if not one.is_link and one.goes_with(tag))
    return sum(one.size for one in attached) + (more if language in ("", tag) else 0)


def _check(letter: FreeLetter, language: str) -> None:
    refuse_if_written(letter)
    if language and language not in letter.texts:
        raise Invalid("language", _("The letter has no text in this language."))
    if len(letter.attachments) >= MOST:
        raise Invalid(
            "file", _("A letter has at most %(most)s attachments. Remove one first.", most=MOST)
        )


def _added(work: Work, letter: FreeLetter, attachment: LetterAttachment) -> LetterAttachment:
    letter.attachments.append(attachment)
    work.session.flush()
    _note(work, "attachment.added", attachment)
    return attachment


def _note(work: Work, verb: str, attachment: LetterAttachment) -> None:
    event_id = attachment.letter.event_id
    record(work, verb, attachment, event_id=event_id, name=attachment.name)
