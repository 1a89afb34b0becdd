"""Letters as files in a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.outbox.transport import ClaimLost, Parcel, Pigeonhole, Unavailable, eml_name

PARCEL = Parcel(
    letter_id=17,
    message_id="<one@house.test>",
    sender="press@house.test",
    recipient="anna@paper.test",
    content=b"Subject: Rivers\r\n\r\nDear Anna\r\n",
)


def test_a_letter_becomes_one_file_however_often_it_is_sent(tmp_path: Path) -> None:
    folder = tmp_path / "mail"
    hole = Pigeonhole(folder)

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
        Pigeonhole(tmp_path).send(PARCEL, lost)

    assert list(tmp_path.glob("*.eml")) == []


def test_a_folder_that_cannot_be_written_is_a_closed_way(tmp_path: Path) -> None:
    (tmp_path / "mail").write_text("a file, not a folder")

    with pytest.raises(Unavailable, match="cannot be written"):
        Pigeonhole(tmp_path / "mail").send(PARCEL, lambda: None)
