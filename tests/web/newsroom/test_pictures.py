"""Pictures in the newsroom: shown with their release, and reachable only while it is public."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from flask import Flask

from planner.accounts.models import Office
from planner.kernel.texts import Texts
from planner.releases.models import Release, ReleaseStatus
from tests.conftest import NOW, PUBLIC_URL
from tests.factories import Make
from tests.releases import issued, pictured, written
from tests.web.reading import attributes, texts
from tests.web.visitor import Visitor

HERE = "/newsroom/house/"


@pytest.fixture
def files(app: Flask) -> Path:
    return Path(app.instance_path) / "files"


def _address(release: Release, public_id: str) -> str:
    return f"{HERE}releases/{release.slug}/pictures/{public_id}"


def _published(make: Make, office: Office, files: Path, **given: object) -> tuple[Release, str]:
    """A release with two pictures, and the address of the first for screens."""
    event = make.event(announced_at=NOW)
    first = pictured(
        make, event, files, captions=Texts(en="The lock <at> dawn"), credits=Texts(en="Vera Quay")
    )
    pictured(make, event, files)
    release = issued(make, office, event, **given)
    make.work.session.commit()
    return release, _address(release, first.wide.public_id)


def test_a_release_shows_its_pictures_with_caption_credit_and_the_one_for_print(
    stranger: Visitor, office: Office, make: Make, files: Path
) -> None:
    release, address = _published(make, office, files)

    page = stranger.get(f"{HERE}releases/{release.slug}").text

    assert attributes(page, ".figure img", "alt") == ["A lock, view 1", "A lock, view 2"]
    assert texts(page, ".figure__caption") == ["The lock <at> dawn"]
    assert texts(page, ".figure__credit") == ["Photo: Vera Quay"]
    assert texts(page, "figcaption a") == ["For print, 3000 × 1500 pixels"] * 2
    assert f"{address} 1280w" in attributes(page, ".figure img", "srcset")[0]
    shown, printed = stranger.get(address), attributes(page, "figcaption a", "href")[0]
    assert (shown.data, shown.mimetype) == (b"1280 wide", "image/jpeg")
    assert stranger.get(printed).data == b"3000 wide"
    again = stranger.get(address, headers={"If-None-Match": shown.headers["ETag"]})
    assert again.status_code == 304


def test_the_lead_story_and_what_others_show_of_a_link_have_the_first(
    stranger: Visitor, office: Office, make: Make, files: Path
) -> None:
    release, address = _published(make, office, files)
    url = f"{PUBLIC_URL}{address}"

    front, page = stranger.get(HERE).text, stranger.get(f"{HERE}releases/{release.slug}").text
    feed = ET.fromstring(stranger.get(f"{HERE}feed.atom").data)
    items = json.loads(stranger.get(f"{HERE}feed.json").text)["items"]

    assert attributes(front, ".lead__picture img", "alt") == ["A lock, view 1"]
    assert attributes(page, "meta[property=og:image]", "content") == [url]
    assert attributes(page, "meta[property=og:image:alt]", "content") == ["A lock, view 1"]
    images = json.loads(texts(page, "head script")[0])["image"]
    assert images[0] == {
        "@type": "ImageObject",
        "url": url,
        "caption": "The lock <at> dawn",
        "creditText": "Vera Quay",
    }
    assert sorted(images[1]) == ["@type", "url"]
    links = feed.findall(".//{*}entry/{*}link[@rel='enclosure']")
    assert [link.get("type") for link in links] == ["image/jpeg"] * 2
    assert links[0].get("href") == url
    assert items[0]["image"] == url


def test_a_release_without_pictures_names_none(
    stranger: Visitor, office: Office, make: Make
) -> None:
    release = issued(make, office, make.event())
    make.work.session.commit()

    page = stranger.get(f"{HERE}releases/{release.slug}").text

    assert "og:image" not in page
    assert "<figure" not in page
    assert "lead__picture" not in stranger.get(HERE).text
    assert "image" not in json.loads(stranger.get(f"{HERE}feed.json").text)["items"][0]


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({"embargo_until": NOW + timedelta(hours=1)}, 404),
        ({"status": ReleaseStatus.WITHDRAWN, "withdrawn_at": NOW}, 410),
    ],
)
def test_under_embargo_and_after_a_withdrawal_there_is_no_picture(
    stranger: Visitor,
    office: Office,
    make: Make,
    files: Path,
    given: dict[str, object],
    status: int,
) -> None:
    _release, address = _published(make, office, files, **given)

    answer = stranger.get(address)

    assert answer.status_code == status
    assert b"wide" not in answer.data
    assert "/pictures/" not in stranger.get(HERE).text + stranger.get(f"{HERE}feed.atom").text


def test_a_picture_added_after_publication_and_one_of_a_draft_are_not_public(
    stranger: Visitor, office: Office, make: Make, files: Path
) -> None:
    release, _address_of_first = _published(make, office, files)
    later = pictured(make, release.event, files)
    draft = written(make, make.event())
    of_draft = pictured(make, draft.event, files)
    make.work.session.commit()

    for address in (
        _address(release, later.wide.public_id),
        _address(release, of_draft.wide.public_id),
        _address(draft, of_draft.wide.public_id),
        _address(release, "nowhere"),
    ):
        assert stranger.get(address).status_code == 404
    assert len(texts(stranger.get(f"{HERE}releases/{release.slug}").text, "figure")) == 2
