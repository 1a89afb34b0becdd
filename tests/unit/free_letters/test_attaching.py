"""What goes along with free letters: attached or as a link, once for all letters, and gone with the draft."""

from __future__ import annotations

from datetime import timedelta
from email import message_from_bytes, policy
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import func, select

from planner.accounts.models import Office
from planner.contacts.readers import readers
from planner.files import storage
from planner.files.models import FileKind, StoredFile
from planner.files.operations import NewFile, write
from planner.free_letters.attaching import (
    MOST,
    MOST_BYTES,
    attach_file,
    attach_page,
    choose_way,
    detach,
    heaviest,
)
from planner.free_letters.drawing import drawn, plan_trial
from planner.free_letters.links import linked_file
from planner.free_letters.models import FreeLetter, LetterAttachment
from planner.free_letters.operations import draft_free_letter, note_written, take_back_free_letter
from planner.free_letters.recipients import selection
from planner.free_letters.removing import (
    KEPT,
    forget_removed_letters,
    remove_free_letter,
    restore_free_letter,
)
from planner.kernel.errors import Conflict, Invalid
from planner.kernel.work import Work
from planner.outbox.message.mime import to_mime
from planner.outbox.models import Delivery, Letter
from planner.outbox.operations import enqueue_all
from tests.factories import Make
from tests.unit.free_letters.drafts import member, plan

PDF = b"%PDF-1.4 programme"


@pytest.fixture
def letter(work: Work, make: Make) -> FreeLetter:
    pool = make.pool()
    member(make, pool, "Ada", email="ada@paper.test")
    member(make, pool, "Борис", email="b@paper.test", language="ru")
    return draft_free_letter(work, None, plan(pool_ids=[pool.id]))


def file(folder: Path, name: str = "Programme.pdf", size: int | None = None) -> NewFile:
    new = write(folder, name, PDF, "application/pdf")
    return new if size is None else heavy(new, size)


def heavy(new: NewFile, size: int) -> NewFile:
    """As large as a file that nobody wants to write for a test."""
    return NewFile(
        path=new.path, name=new.name, media_type=new.media_type, sha256=new.sha256, size=size
    )


def written(work: Work, letter: FreeLetter, office: Office) -> list[Letter]:
    found = selection(work, letter).recipients
    known = readers(work, [one.person_id for one in found])
    enqueue_all(work, drawn(work, letter, office, found, known))
    note_written(work, letter)
    return list(work.session.scalars(select(Letter).order_by(Letter.id)))


def test_a_file_leaves_with_each_letter_and_is_kept_once(
    work: Work, letter: FreeLetter, office: Office, tmp_path: Path
) -> None:
    attach_file(work, letter, file(tmp_path, "Программа.pdf"))

    letters = written(work, letter, office)

    assert work.session.scalar(select(func.count(StoredFile.id))) == 1
    for one in letters:
        message = message_from_bytes(
            to_mime(one, read_file=partial(storage.get, tmp_path)), policy=policy.default
        )
        assert [
            (part.get_filename(), part.get_content_type(), part.get_content())
            for part in message.iter_attachments()
        ] == [("Программа.pdf", "application/pdf", PDF)]
    assert "Программа.pdf (1 kB, attached)" in letters[0].text


def test_a_file_for_one_language_goes_with_its_letters_alone(
    work: Work, letter: FreeLetter, office: Office, tmp_path: Path
) -> None:
    attach_file(work, letter, file(tmp_path), language="ru")

    ada, boris = written(work, letter, office)

    assert ada.attachments == []
    assert [one["name"] for one in boris.attachments] == ["Programme.pdf"]


def test_a_link_leads_to_the_file_and_a_page_to_itself(
    work: Work, letter: FreeLetter, office: Office, tmp_path: Path
) -> None:
    linked = attach_file(work, letter, file(tmp_path), is_link=True)
    attach_page(work, letter, "Survey of wells", "https://wells.test/survey")
    assert linked.file is not None

    ada, _boris = written(work, letter, office)

    assert ada.attachments == []
    address = work.links.document(linked.file.public_id)
    assert f'<a href="{address}"' in ada.html
    assert "https://wells.test/survey" in ada.text
    assert work.session.scalars(linked_file(linked.file.public_id)).one() is linked.file


def test_what_is_attached_has_no_address(work: Work, letter: FreeLetter, tmp_path: Path) -> None:
    attached = attach_file(work, letter, file(tmp_path))
    assert attached.file is not None

    assert work.session.scalars(linked_file(attached.file.public_id)).one_or_none() is None


def test_a_test_to_oneself_has_the_file_and_links_to_nowhere(
    work: Work, letter: FreeLetter, office: Office, tmp_path: Path
) -> None:
    attach_file(work, letter, file(tmp_path))
    attach_file(work, letter, file(tmp_path, "Wells.pdf"), is_link=True)
    ada = selection(work, letter).recipients[0]
    reader = readers(work, [ada.person_id])[ada.person_id]

    trial = plan_trial(work, letter, office, ada, reader, "key")

    assert [one["name"] for one in trial.attachments] == ["Programme.pdf"]
    assert "/d/…" in trial.text


def test_too_much_for_one_letter_becomes_a_link(
    work: Work, letter: FreeLetter, tmp_path: Path
) -> None:
    attach_file(work, letter, file(tmp_path, size=MOST_BYTES - 10), language="en")

    too_much = attach_file(work, letter, file(tmp_path, size=11))
    other = attach_file(work, letter, file(tmp_path, size=11), language="ru")

    assert (too_much.is_link, other.is_link) == (True, False)
    assert heaviest(letter) == MOST_BYTES - 10
    with pytest.raises(Conflict, match="send a file as a link instead"):
        choose_way(work, too_much, is_link=False)


def test_a_file_becomes_a_link_and_is_attached_again(
    work: Work, letter: FreeLetter, tmp_path: Path
) -> None:
    one = attach_file(work, letter, file(tmp_path))

    choose_way(work, one, is_link=True)
    assert one.is_link
    choose_way(work, one, is_link=False)
    assert not one.is_link
    with pytest.raises(Conflict):
        choose_way(work, one, is_link=False)


def test_a_page_is_never_attached(work: Work, letter: FreeLetter) -> None:
    page = attach_page(work, letter, "Survey", "https://wells.test/")

    with pytest.raises(Conflict):
        choose_way(work, page, is_link=False)


def test_a_language_without_text_is_refused(work: Work, letter: FreeLetter, tmp_path: Path) -> None:
    with pytest.raises(Invalid) as refused:
        attach_file(work, letter, file(tmp_path), language="fr")

    assert refused.value.field == "language"


def test_there_are_at_most_so_many(work: Work, letter: FreeLetter) -> None:
    for number in range(MOST):
        attach_page(work, letter, f"Page {number}", "https://wells.test/")

    with pytest.raises(Invalid, match="at most 10 attachments"):
        attach_page(work, letter, "One more", "https://wells.test/")


def test_what_is_taken_off_is_deleted(work: Work, letter: FreeLetter, tmp_path: Path) -> None:
    one = attach_file(work, letter, file(tmp_path))
    page = attach_page(work, letter, "Survey", "https://wells.test/")
    assert one.file is not None
    path = one.file.path

    assert detach(work, one) == [path]
    assert detach(work, page) == []

    assert letter.attachments == []
    assert work.session.scalar(select(func.count(StoredFile.id))) == 0


def test_it_stays_once_somebody_may_have_a_letter(
    work: Work, letter: FreeLetter, office: Office, tmp_path: Path
) -> None:
    one = attach_file(work, letter, file(tmp_path))
    ada, _boris = written(work, letter, office)
    with pytest.raises(Conflict, match="written already"):
        detach(work, one)
    ada.delivery = Delivery.SENT
    take_back_free_letter(work, letter)

    with pytest.raises(Conflict, match="have left"):
        detach(work, one)
    with pytest.raises(Conflict, match="have left"):
        remove_free_letter(work, letter)


def test_a_letter_of_which_nothing_left_is_a_draft_like_any_other(
    work: Work, letter: FreeLetter, office: Office, tmp_path: Path
) -> None:
    one = attach_file(work, letter, file(tmp_path))
    written(work, letter, office)
    take_back_free_letter(work, letter)

    assert len(detach(work, one)) == 1


def test_a_deleted_draft_comes_back_for_a_day(
    work: Work, letter: FreeLetter, tmp_path: Path
) -> None:
    attach_file(work, letter, file(tmp_path))

    remove_free_letter(work, letter)
    remove_free_letter(work, letter)
    with pytest.raises(Conflict, match="deleted"):
        attach_page(work, letter, "Survey", "https://wells.test/")
    with pytest.raises(Conflict, match="deleted"):
        note_written(work, letter)
    assert forget_removed_letters(work.session, work.now) == []
    restore_free_letter(work, letter)
    restore_free_letter(work, letter)

    assert letter.removed_at is None


def test_after_a_day_it_is_gone_with_its_files(
    work: Work, letter: FreeLetter, tmp_path: Path
) -> None:
    one = attach_file(work, letter, file(tmp_path))
    attach_page(work, letter, "Survey", "https://wells.test/")
    assert one.file is not None
    path = one.file.path
    remove_free_letter(work, letter)

    later = work.now + KEPT + timedelta(minutes=1)

    assert forget_removed_letters(work.session, later) == [path]
    for model in (FreeLetter, LetterAttachment, StoredFile):
        assert work.session.scalar(select(func.count()).select_from(model)) == 0


def test_files_of_attachments_are_uploads(work: Work, letter: FreeLetter, tmp_path: Path) -> None:
    one = attach_file(work, letter, file(tmp_path))

    assert one.file is not None
    assert one.file.kind is FileKind.ATTACHMENT
    assert one.size == len(PDF)


def test_a_letter_without_its_file_cannot_be_read_whole(
    work: Work, letter: FreeLetter, office: Office, tmp_path: Path
) -> None:
    one = attach_file(work, letter, file(tmp_path))
    ada, _boris = written(work, letter, office)
    assert one.file is not None
    storage.remove(tmp_path, one.file.path)

    with pytest.raises(FileNotFoundError):
        to_mime(ada, read_file=partial(storage.get, tmp_path))
    assert b"application/pdf" not in to_mime(ada)
