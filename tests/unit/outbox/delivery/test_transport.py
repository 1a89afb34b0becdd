"""Letters as files in a folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.kernel.work import Work
from planner.outbox.delivery.sending import deliver_next
from planner.outbox.delivery.transport import (
    ClaimLost,
    FileTransport,
    OutgoingMessage,
    Transports,
    Unavailable,
    eml_name,
)
from planner.outbox.models import Delivery, RefusedAddress
from planner.outbox.operations import send_again
from planner.outbox.refusals import note_refusal
from tests.conftest import NOW
from tests.unit.outbox.postman import Postman, deliver, queued

PARCEL = OutgoingMessage(
    letter_id=17,
    message_id="<one@house.test>",
    sender="press@house.test",
    recipient="anna@paper.test",
    content=b"Subject: Rivers\r\n\r\nDear Anna\r\n",
)


def test_a_letter_becomes_one_file_however_often_it_is_sent(tmp_path: Path) -> None:
    folder = tmp_path / "mail"
    hole = FileTransport(folder)

    for _ in range(2):
        hole.send(PARCEL, lambda: None)
    hole.close()

    assert [file.name for file in folder.iterdir()] == [eml_name(17, "<one@house.test>")]
    assert next(folder.iterdir()).read_bytes() == PARCEL.content


def test_nothing_is_there_before_the_dot(tmp_path: Path) -> None:
    def lost() -> None:
        assert list(tmp_path.glob("*.eml")) == []
        raise ClaimLost

    with pytest.raises(ClaimLost):
        FileTransport(tmp_path).send(PARCEL, lost)

    assert list(tmp_path.glob("*.eml")) == []


def test_a_folder_that_cannot_be_written_is_a_closed_way(tmp_path: Path) -> None:
    (tmp_path / "mail").write_text("a file, not a folder")

    with pytest.raises(Unavailable, match="cannot be written"):
        FileTransport(tmp_path / "mail").send(PARCEL, lambda: None)


def test_a_letter_that_became_a_file_has_reached_nobody(
    work: Work, session: Session, tmp_path: Path
) -> None:
    letter = queued(work)
    note_refusal(session, work.office_id, letter.recipient_address, "550 nobody", NOW)
    session.commit()

    assert deliver_next(session, Transports(FileTransport(tmp_path)), now=NOW)

    session.expire_all()
    assert letter.delivery is Delivery.FILED
    assert len(session.scalars(select(RefusedAddress)).all()) == 1


def test_a_filed_letter_is_sent_once_there_is_a_mail_server(
    work: Work, session: Session, tmp_path: Path
) -> None:
    letter = queued(work)
    deliver_next(session, Transports(FileTransport(tmp_path)), now=NOW)
    session.expire_all()

    send_again(work, letter)
    session.commit()
    deliver(session, Postman())

    assert letter.delivery is Delivery.SENT
