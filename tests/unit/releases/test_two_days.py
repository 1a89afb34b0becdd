"""An event of two days in every paper, letter and calendar: each day has its heading."""

from __future__ import annotations

from datetime import date, time

import pytest

from planner.accounts.models import Office
from planner.events.known_days import days_told
from planner.events.models.event import Event
from planner.events.models.kinds import Certainty, ItemKind
from planner.events.models.times import ItemBegin
from planner.events.schedule import settle_times
from planner.invitations.calendar import public_calendar
from planner.invitations.comparing import difference
from planner.invitations.facts import facts_of
from planner.invitations.snapshots import facts_as_json, snapshot
from planner.kernel.texts import Texts
from planner.releases.facts.language_reader import LanguageReader
from planner.releases.facts.loading_dates import day_places, event_dates, item_days
from planner.releases.papers.programme import programme_paper
from tests.conftest import NOW
from tests.factories import Make
from tests.unit.releases.advised import advise

HEAD = "Tuesday, 11 May 2027, 14:00 – Wednesday, 12 May 2027, 17:00 CEST (UTC+02:00)"
DAYS = {"en": ("Tuesday, 11 May 2027", "Wednesday, 12 May 2027"),
        "ru": ("Вторник, 11 мая 2027 г.", "Среда, 12 мая 2027 г.")}  # fmt: skip


@pytest.fixture
def event(make: Make) -> Event:
    event = make.event(
        starts_on=date(2027, 5, 11), ends_on=date(2027, 5, 12), zone="Europe/Vienna",
        starts_clock=time(14), ends_clock=time(17), venues=Texts(en="Harbour House"),
    )  # fmt: skip
    make.item(event, kind=ItemKind.WELCOME)
    make.item(event, kind=ItemKind.DISCUSSION, titles=Texts(en="Floods"), minutes=105)
    make.item(
        event, kind=ItemKind.VISIT, titles=Texts(en="Visit to the lock"), minutes=120,
        day=2, begins=ItemBegin.FIXED, clock=time(10), venues=Texts(en="Lock 3"),
    )  # fmt: skip
    make.item(
        event, kind=ItemKind.DISCUSSION, titles=Texts(en="Drought"), venues=Texts(en="Lock 3")
    )
    return event


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize("language", ["en", "ru"])
def test_programme_and_advisory(event: Event, office: Office, language: str) -> None:
    first, second = DAYS[language]

    programme = programme_paper(event, [language], office, issued_at=NOW)
    advisory = advise(event, office, language)

    (column,) = programme.columns
    facet = next(facet for facet in advisory.facets if facet.rows)
    for rows in (column.rows, facet.rows):
        assert [(plain(row.day), row.clock, row.where) for row in rows] == [
            (first, "14:00", ""),
            ("", "14:15", ""),
            (second, "10:00", "Lock 3"),
            ("", "12:00", "Lock 3"),
        ]
    if language == "en":
        assert plain(column.when) == HEAD


def test_letter_and_calendar(make: Make, event: Event) -> None:
    facts = facts_of(event, "en", make.work.now)

    assert plain(facts.when) == HEAD
    assert [plain(point.day) for point in facts.points] == [DAYS["en"][0], "", DAYS["en"][1], ""]
    entry = public_calendar(event, at=make.work.now).decode().replace("\r\n ", "")
    (told,) = (line for line in entry.split("\r\n") if line.startswith("DESCRIPTION"))
    programme = plain(told).replace("\\n", "\n").replace("\\", "").partition("Programme:\n")[2]
    assert programme.splitlines() == [
        "Tuesday, 11 May 2027",
        "14:00 Words of welcome",
        "14:15 Floods",
        "Wednesday, 12 May 2027",
        "10:00 Visit to the lock (Lock 3)",
        "12:00 Drought (Lock 3)",
    ]


def test_a_moved_item_is_a_change_for_those_who_were_told(make: Make, event: Event) -> None:
    now = make.work.now
    told = snapshot(facts_as_json(event, now), event)
    assert told.facts("en") == facts_of(event, "en", now)

    event.programme[2].clock = time(11)

    found = difference(told.event, facts_of(event, "en", now), event)
    assert (found.is_small, found.aspects) == (True, frozenset())


def test_the_place_of_each_day(event: Event) -> None:
    reader = LanguageReader("en", date(2027, 5, 12))

    assert [place.text for place in day_places(reader, event)] == ["Harbour House", "Lock 3"]

    event.programme[3].venues = Texts()
    assert day_places(reader, event) == ()


def test_the_day_of_each_item(event: Event) -> None:
    assert item_days(event) == [1, 1, 2, 2]

    event.certainty = Certainty.TIME_TBC
    assert item_days(event) == [None, None, 2, 2]

    event.ends_on = event.starts_on
    assert item_days(event) == [None] * 4


def test_an_end_soon_after_midnight_makes_no_second_day(make: Make) -> None:
    day, next_day = date(2028, 10, 27), date(2028, 10, 28)
    dates = {"starts_on": day, "ends_on": next_day, "ends_clock": time(1, 30)}

    evening = event_dates(make.event(**dates, starts_clock=time(19)))
    night = event_dates(make.event(**dates, starts_clock=time(22)))

    assert (evening.span, evening.first, evening.last) == ("days", day, day)
    assert (night.span, night.first, night.last) == ("night", day, next_day)


def _after_midnight(make: Make, begins: time) -> Event:
    event = make.event(
        starts_on=date(2028, 10, 27), ends_on=date(2028, 10, 28), venues=Texts(en="Harbour House"),
        starts_clock=begins, ends_clock=time(1, 30), zone="Europe/Vienna",
    )  # fmt: skip
    settle_times(event)
    make.item(event, minutes=30)
    quay = Texts(en="Quay 3")
    make.item(event, day=2, begins=ItemBegin.FIXED, clock=time(0, 30), venues=quay)
    return event


@pytest.mark.parametrize("begins", [time(19), time(22)])
def test_items_after_midnight_are_of_no_second_day(make: Make, begins: time) -> None:
    event = _after_midnight(make, begins)

    assert item_days(event) == [None, None]
    assert day_places(LanguageReader("en", date(2028, 10, 28)), event) == ()
    assert days_told(event) == [date(2028, 10, 27)]


EVENING = "Friday, 27 October 2028, 19:00 – Saturday, 28 October 2028, 01:30 CEST (UTC+02:00)"
NIGHT = "Friday, 27 October, 22:00, to Saturday, 28 October 2028, 01:30 CEST (UTC+02:00)"


@pytest.mark.parametrize(("begins", "when"), [(time(19), EVENING), (time(22), NIGHT)])
def test_letter_calendar_and_papers_say_when_it_ends(
    make: Make, office: Office, begins: time, when: str
) -> None:
    event = _after_midnight(make, begins)

    facts = facts_of(event, "en", make.work.now)
    (column,) = programme_paper(event, ["en"], office, issued_at=NOW).columns
    advised = advise(event, office, "en").facets
    entry = public_calendar(event, at=make.work.now).decode()

    assert plain(facts.when) == plain(column.when) == when
    assert when in [plain(str(line)) for facet in advised for line in facet.lines]
    assert [plain(point.day) for point in facts.points] == [
        "Friday, 27 October 2028",
        "Saturday, 28 October 2028",
    ]
    assert f"DTSTART:20281027T{begins.hour - 2}0000Z" in entry
    assert "DTEND:20281027T233000Z" in entry
