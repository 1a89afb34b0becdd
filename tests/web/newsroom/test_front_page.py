"""The front page of the newsroom: the office, the newest release, what is next, anniversaries."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from flask import Flask

from planner.accounts.models import Office
from planner.anniversaries.calendars import Calendar
from planner.anniversaries.models import Precision
from planner.events.models.topic import EventTopic
from planner.files.models import FileKind
from planner.files.operations import store
from planner.kernel.texts import Texts
from tests.conftest import NOW
from tests.factories import Make
from tests.releases import issued
from tests.web.reading import attributes, texts
from tests.web.visitor import Visitor

HERE = "/newsroom/house/"


def test_the_office_says_what_it_does_and_whom_to_call(
    stranger: Visitor, office: Office, make: Make
) -> None:
    office.introductions = Texts(en="We plan meetings by the river.")
    office.press_names = Texts(en="Vera Quay, press officer")
    office.press_phone, office.press_hours = "8 (812) 555-01-23", Texts(en="From 9:00 to 18:00")
    make.work.session.commit()

    page = stranger.get(HERE).text

    assert texts(page, ".about") == ["We plan meetings by the river."]
    assert texts(page, ".press p") == [
        "Vera Quay, press officer",
        "8 (812) 555-01-23",
        office.mail_from,
        "From 9:00 to 18:00",
    ]
    assert attributes(page, ".press a", "href") == [
        "tel:+78125550123",
        f"mailto:{office.mail_from}",
    ]


def test_a_number_that_cannot_be_dialled_is_no_link(
    stranger: Visitor, office: Office, make: Make
) -> None:
    office.press_phone = "ext. 12"
    make.work.session.commit()

    page = stranger.get(HERE).text

    assert texts(page, ".press p") == ["ext. 12", office.mail_from]
    assert texts(page, ".about") == []
    assert attributes(page, ".press a", "href") == [f"mailto:{office.mail_from}"]


def test_the_newest_release_leads_and_names_its_other_languages(
    stranger: Visitor, office: Office, make: Make
) -> None:
    event = make.event()
    newest = issued(make, office, event)
    issued(make, office, event, language="ru")
    long = " ".join(["word"] * 60)
    older = issued(make, office, make.event(), published_at=NOW - timedelta(days=2))
    older.issued = {**older.issued, "subhead": "**What** it says", "headline": "Older"}
    oldest = issued(make, office, make.event(), published_at=NOW - timedelta(days=3))
    oldest.issued = {**oldest.issued, "headline": "Oldest", "blocks": [["lead", long]]}
    make.work.session.commit()

    page = stranger.get(HERE).text

    assert texts(page, ".lead__summary") == ["Secret lead & more."]
    assert attributes(page, ".lead .acts a", "href") == [
        f"{HERE}releases/{newest.slug}.pdf",
        f"{HERE}releases/slug-{event.id}-ru-1",
    ]
    assert texts(page, ".story h3") == ["Older", "Oldest"]
    assert texts(page, ".story p") == ["What it says", " ".join(["word"] * 48) + "…"]


def test_nothing_but_where_to_ask_stands_in_an_empty_newsroom(
    stranger: Visitor, office: Office
) -> None:
    page = stranger.get(HERE).text

    assert texts(page, "main h2") == ["Latest releases", "For journalists", "By mail"]
    assert texts(page, "main p") == [
        "No press releases yet.",
        office.mail_from,
        "Press releases and advisories on your topics, without an account.",
        "Subscribe",
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_it_takes_as_many_statements_for_three_as_for_one(
    stranger: Visitor, office: Office, make: Make, statements: list[str], count: int
) -> None:
    for number in range(count):
        event = make.event(announced_at=NOW)
        event.topics = [EventTopic(office_id=office.id, topic=make.topic())]
        issued(make, office, event)
        make.anniversary(base_year=2012 - 5 * (number + 1))
    make.work.session.commit()
    statements.clear()

    page = stranger.get(HERE).text

    assert len(texts(page, ".lead h2, .story")) == count
    assert len(texts(page, ".choice li")) == count
    assert len(statements) == 6


def test_round_anniversaries_stand_in_the_order_of_the_year(
    stranger: Visitor, office: Office, make: Make
) -> None:
    day = {"precision": Precision.DAY, "calendar": Calendar.GREGORIAN}
    make.anniversary(base_year=1987, phrases=Texts(en="the second", ru="со дня второго"))
    make.anniversary(
        base_year=2002, exact_on=date(2002, 5, 9), phrases=Texts(en="the first"), **day
    )
    make.anniversary(
        base_year=1862,
        exact_on=date(1862, 1, 3),
        phrases=Texts(en="the third"),
        precision=Precision.DAY,
        calendar=Calendar.JULIAN,
    )
    make.anniversary(base_year=2001, phrases=Texts(en="not round"))
    make.anniversary(base_year=2017, phrases=Texts(en="to come"))
    make.anniversary(base_year=1992, phrases=Texts(en="put away"), archived_at=NOW)
    make.work.session.commit()

    english = stranger.get(HERE).text
    russian = stranger.get(f"{HERE}?language=ru").text

    assert texts(english, ".anniversaries li") == [
        "10 years since the first 9\u00a0May",
        "150 years since the third",
        "25 years since the second",
    ]
    assert texts(russian, ".anniversaries li") == ["25 лет со дня второго"]


def test_in_the_new_year_there_are_other_anniversaries(
    stranger: Visitor,
    office: Office,
    make: Make,
    set_clock: Callable[[str], None],
) -> None:
    make.anniversary(base_year=2007, phrases=Texts(en="the bridge"))
    make.work.session.commit()
    shown = []
    # The zone of the office was four hours ahead of UTC.
    for moment in ("2012-12-31T19:59:59+00:00", "2012-12-31T20:00:00+00:00"):
        set_clock(moment)
        shown.append(len(texts(stranger.get(HERE).text, ".anniversaries li")))

    assert shown == [1, 0]


def test_the_logo_stands_beside_the_name(
    app: Flask, stranger: Visitor, office: Office, make: Make
) -> None:
    assert texts(stranger.get(HERE).text, ".plate__logo") == []
    folder = Path(app.instance_path) / "files"
    logo = store(make.work, folder, FileKind.OFFICE_LOGO, "logo.png", b"png", "image/png")
    other = store(make.work, folder, FileKind.LOGO, "other.png", b"other", "image/png")
    make.work.session.commit()

    (address,) = attributes(stranger.get(HERE).text, ".plate__logo", "src")
    picture = stranger.get(address)

    assert address == f"{HERE}logo/{logo.public_id}"
    assert (picture.data, picture.mimetype) == (b"png", "image/png")
    assert stranger.get(address, headers={"If-None-Match": picture.headers["ETag"]}).data == b""
    assert stranger.get(f"{HERE}logo/{other.public_id}").status_code == 404


def test_the_first_view_weighs_less_than_100_kilobytes_as_it_is_sent(
    stranger: Visitor, office: Office, make: Make
) -> None:
    """Pictures and fonts apart. Nothing is compressed here; a proxy that does makes it lighter."""
    for number in range(9):
        event = make.event(announced_at=NOW)
        event.topics = [EventTopic(office_id=office.id, topic=make.topic())]
        issued(make, office, event)
        make.anniversary(base_year=2012 - 5 * (number + 1))
    make.work.session.commit()

    answer = stranger.get(HERE)
    page = answer.text
    linked = [
        *attributes(page, "link[rel=stylesheet]", "href"),
        *attributes(page, "script", "src"),
        *{href.partition("#")[0] for href in attributes(page, "use", "href")},
    ]
    answers = [answer, *(stranger.get(address) for address in linked)]

    assert len(texts(page, ".lead h2, .story, .happening, .anniversaries li, .choice li")) >= 30
    assert [one.status_code for one in answers] == [200] * len(answers)
    assert sum(len(one.data) for one in answers) < 100_000
