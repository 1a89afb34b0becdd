"""The pictures of an event's releases on the desk."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from flask import Flask
from sqlalchemy import select

from planner.accounts.models import Office
from planner.events.models.event import Event
from planner.kernel.texts import Texts
from planner.releases.models import ReleasePicture
from tests.factories import Make
from tests.hostile import pictures
from tests.releases import issued, pictured, written
from tests.web.reading import attributes, texts, wrong
from tests.web.visitor import Visitor


def _files(app: Flask) -> Path:
    return Path(app.instance_path) / "files"


def _address(event: Event) -> str:
    return f"/desk/events/{event.id}/pictures/"


def _upload(size: tuple[int, int] = (1600, 900)) -> tuple[BytesIO, str]:
    return BytesIO(pictures.plain("JPEG", size=size)), "lock.jpg"


def test_a_picture_is_added_described_moved_and_removed(editor: Visitor, make: Make) -> None:
    url = _address(make.event())

    for what in ("A lock", "A weir"):
        added = editor.post(url, {"file": _upload(), "alt_texts-en": what, "credits-en": "Vera"})
        assert added.status_code == 303
    page = editor.get(url).text

    assert texts(page, ".pictures h3") == ["A lock", "A weir"]
    assert texts(page, ".pictures .state") == ["Lead picture"]
    assert texts(page, ".pictures__size") == ["1600 × 900 pixels"] * 2
    assert editor.get(attributes(page, ".pictures img", "src")[0]).mimetype == "image/jpeg"
    first, second = attributes(page, ".pictures .acts a", "href")
    editor.post(f"{second}/position", {"direction": "up"})
    assert texts(editor.get(url).text, ".pictures h3") == ["A weir", "A lock"]
    form = editor.get(first).text
    (version,) = attributes(form, "input[name=version]", "value")
    saved = editor.post(first, {"version": version, "alt_texts-en": "A lock at dawn"})
    assert saved.status_code == 303
    assert editor.post(f"{second}/removal", {}).status_code == 303
    assert texts(editor.get(url).text, ".pictures h3") == ["A lock at dawn"]


def test_what_lacks_is_said_beside_its_field_and_the_words_are_kept(
    editor: Visitor, make: Make
) -> None:
    url = _address(make.event())

    without_file = editor.post(url, {"alt_texts-en": "A lock", "captions-en": "At dawn"})
    without_words = editor.post(url, {"file": _upload((60, 40))})
    no_picture = editor.post(url, {"file": (BytesIO(b"<svg/>"), "a.svg"), "alt_texts-en": "A"})

    assert [one.status_code for one in (without_file, without_words, no_picture)] == [422] * 3
    assert wrong(without_file.text) == {"file": "Choose a picture first."}
    assert "At dawn" in without_file.text
    assert list(wrong(without_words.text)) == ["alt_texts"]
    assert wrong(no_picture.text) == {
        "file": "Choose a JPEG, PNG or WebP picture; other files are not taken."
    }


def test_words_that_somebody_else_saved_are_shown_beside(
    editor: Visitor, make: Make, app: Flask
) -> None:
    event = make.event()
    picture = pictured(make, event, _files(app))
    picture.version = 2
    make.work.session.commit()

    answer = editor.post(f"{_address(event)}{picture.id}", {"version": "1", "alt_texts-en": "Mine"})

    assert answer.status_code == 409
    assert "A lock, view 1" in answer.text


def test_a_viewer_sees_them_and_changes_nothing(viewer: Visitor, make: Make, app: Flask) -> None:
    event = make.event()
    picture = pictured(make, event, _files(app))
    make.work.session.commit()

    page = viewer.get(_address(event)).text

    assert texts(page, ".pictures .acts a") == ["See the words"]
    assert attributes(page, "main form", "action") == []
    assert viewer.get(f"{_address(event)}{picture.id}").status_code == 200


def test_the_release_leads_there_and_is_held_up_by_a_picture_without_words(
    editor: Visitor, make: Make, app: Flask
) -> None:
    event = make.event()
    release = written(make, event)
    pictured(make, event, _files(app), alt_texts=Texts(ru="Шлюз"))
    make.work.session.commit()

    page = editor.get(f"/desk/releases/{release.id}").text
    preview = editor.get(f"/desk/releases/{release.id}/preview").text

    assert _address(event) in attributes(page, ".facts a", "href")
    assert _address(event) in attributes(page, ".check--stop a", "href")
    assert len(attributes(preview, ".figure img", "src")) == 1


def test_a_published_release_keeps_a_picture_that_is_removed(
    editor: Visitor, stranger: Visitor, office: Office, make: Make, app: Flask
) -> None:
    event = make.event()
    picture = pictured(make, event, _files(app))
    release = issued(make, office, event)
    make.work.session.commit()

    editor.post(f"{_address(event)}{picture.id}/removal", {})

    make.work.session.rollback()
    assert make.work.session.scalars(select(ReleasePicture)).all() == []
    public = stranger.get(f"/newsroom/house/releases/{release.slug}").text
    (source,) = attributes(public, ".figure img", "src")
    assert stranger.get(source).data == b"640 wide"
