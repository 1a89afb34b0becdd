"""The page of an announced event and its calendar file: as the record is at that very moment."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from planner.accounts.models import Office
from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus
from planner.kernel.texts import Texts
from planner.releases.models import ReleaseStatus
from tests.conftest import NOW
from tests.factories import Make
from tests.releases import issued
from tests.web.reading import texts
from tests.web.visitor import Visitor

SECOND = timedelta(seconds=1)


@pytest.fixture
def event(make: Make) -> Event:
    event = make.event(titles=Texts(en="Rivers", ru="Реки"), announced_at=NOW)
    make.work.session.commit()
    return event


@pytest.fixture
def address(office: Office, event: Event) -> str:
    return f"/newsroom/{office.slug}/events/{event.public_id}"


@pytest.mark.parametrize("ending", ["", ".ics"])
@pytest.mark.parametrize("items", [1, 12])
def test_a_look_takes_few_statements_however_long_the_programme_is(
    stranger: Visitor,
    make: Make,
    event: Event,
    address: str,
    statements: list[str],
    ending: str,
    items: int,
) -> None:
    for _ in range(items):
        make.part(make.item(event), person=make.person())
    make.work.session.commit()
    statements.clear()

    stranger.get(address + ending)

    assert len(statements) == (5 if ending else 7)


@pytest.mark.parametrize("ending", ["", ".ics"])
def test_a_change_is_seen_at_once(
    stranger: Visitor, address: str, event: Event, make: Make, ending: str
) -> None:
    tag = stranger.get(address + ending).headers["ETag"]
    event.titles = Texts(en="Lakes")
    make.work.session.commit()

    after = stranger.get(address + ending, headers={"If-None-Match": tag})

    assert after.status_code == 200
    assert "Lakes" in after.text
    assert "Rivers" not in after.text


@pytest.mark.parametrize("ending", ["", ".ics"])
@pytest.mark.parametrize("given", [{"announced_at": None}, {"status": EventStatus.DRAFT}])
def test_what_is_taken_back_is_gone_at_once(
    stranger: Visitor,
    address: str,
    event: Event,
    make: Make,
    ending: str,
    given: dict[str, object],
) -> None:
    tag = stranger.get(address + ending).headers["ETag"]
    for name, value in given.items():
        setattr(event, name, value)
    make.work.session.commit()

    after = stranger.get(address + ending, headers={"If-None-Match": tag})

    assert after.status_code == 404


@pytest.mark.parametrize("ending", ["", ".ics"])
def test_it_appears_at_the_second_at_which_it_is_announced(
    stranger: Visitor,
    office: Office,
    make: Make,
    set_clock: Callable[[str], None],
    ending: str,
) -> None:
    moment = NOW + timedelta(hours=3)
    event = make.event(announced_at=moment)
    make.work.session.commit()
    address = f"/newsroom/{office.slug}/events/{event.public_id}{ending}"

    answers = []
    for clock in (moment, moment - SECOND, moment + SECOND):
        set_clock(clock.isoformat())
        answers.append(stranger.get(address).status_code)

    assert answers == [200, 404, 200]


@pytest.mark.parametrize("page", ["", "events/{event}", "events/{event}.ics", "releases/{release}"])
def test_nobody_shows_a_copy_without_asking(
    stranger: Visitor, office: Office, event: Event, make: Make, page: str
) -> None:
    """A correction, a withdrawal and the end of an embargo are seen at once."""
    release = issued(make, office, event)
    make.work.session.commit()
    address = f"/newsroom/{office.slug}/" + page.format(event=event.public_id, release=release.slug)

    made, from_memory = stranger.get(address), stranger.get(address)

    assert (
        made.headers["Cache-Control"] == from_memory.headers["Cache-Control"] == "public, no-cache"
    )


@pytest.mark.parametrize("page", ["", "events/{event}", "events/{event}.ics", "releases/{release}"])
def test_a_reader_who_has_these_very_bytes_is_told_so(
    stranger: Visitor, office: Office, event: Event, make: Make, page: str
) -> None:
    release = issued(make, office, event)
    make.work.session.commit()
    address = f"/newsroom/{office.slug}/" + page.format(event=event.public_id, release=release.slug)
    tag = stranger.get(address).headers["ETag"]

    again = stranger.get(address, headers={"If-None-Match": tag})

    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["Cache-Control"] == "public, no-cache"


def test_what_was_withdrawn_is_gone_whatever_the_reader_has(
    stranger: Visitor, office: Office, event: Event, make: Make
) -> None:
    release = issued(make, office, event)
    make.work.session.commit()
    address = f"/newsroom/{office.slug}/releases/{release.slug}"
    tag = stranger.get(address).headers["ETag"]
    release.status, release.withdrawn_at = ReleaseStatus.WITHDRAWN, NOW
    make.work.session.commit()

    gone = stranger.get(address, headers={"If-None-Match": tag})

    assert gone.status_code == 410
    assert gone.headers.get("ETag") is None
    assert stranger.get(address, headers={"If-None-Match": "*"}).status_code == 410


def test_a_biography_is_read_once_it_may_be(
    stranger: Visitor, make: Make, event: Event, address: str
) -> None:
    person = make.person("Ben Aro", biographies=Texts(en="Has sailed since 1990."))
    make.part(make.item(event), person=person)
    make.work.session.commit()
    before = stranger.get(address).text
    person.biography_is_public = True
    make.work.session.commit()

    after = stranger.get(address).text

    assert ["Has sailed since 1990." in page for page in (before, after)] == [False, True]


def put_off(make: Make, day: date) -> Event:
    """From 27 March 2012 to that day."""
    event = make.event(
        titles=Texts(en="Rivers"),
        announced_at=NOW,
        status=EventStatus.POSTPONED,
        starts_on=day,
        ends_on=day,
        put_off_from=date(2012, 3, 27),
    )
    make.work.session.commit()
    return event


def address_of(office: Office, event: Event) -> str:
    return f"/newsroom/{office.slug}/events/{event.public_id}"


def test_a_postponed_event_shows_its_new_date(
    stranger: Visitor, office: Office, make: Make
) -> None:
    event = put_off(make, date(2012, 4, 4))

    page = stranger.get(address_of(office, event)).text
    entry = stranger.get(f"{address_of(office, event)}.ics").text.replace("\r\n ", "")

    assert texts(page, ".warning") == ["This event is postponed. The new date stands below."]
    assert texts(page, ".event__facts dd")[0].startswith("Wednesday, 4\u00a0April\u00a02012, 11:00")
    assert '"eventStatus": "https://schema.org/EventRescheduled"' in page
    assert '"previousStartDate": "2012-03-27"' in page
    assert "SUMMARY:POSTPONED: Rivers" in entry
    assert "This event is postponed. The new date stands below\\; it is not confirmed yet." in entry
    assert "When: Wednesday\\, 4\u00a0April\u00a02012" in entry


def test_a_postponed_event_without_a_new_date_does_not_show_the_old_one(
    stranger: Visitor, office: Office, make: Make
) -> None:
    event = put_off(make, date(2012, 3, 27))

    page = stranger.get(address_of(office, event)).text
    front = stranger.get(f"/newsroom/{office.slug}/").text

    assert texts(page, ".warning") == ["This event is postponed. A new date will be announced."]
    assert texts(page, ".event__facts dd")[0] == "the date is not fixed yet"
    assert '"eventStatus": "https://schema.org/EventPostponed"' in page
    assert "previousStartDate" not in page
    assert "This event is postponed. A new date will be announced." in front
    assert "27 March" not in front


def test_an_event_put_off_before_it_had_a_date_shows_the_date_that_was_set(
    stranger: Visitor, office: Office, make: Make
) -> None:
    event = put_off(make, date(2012, 4, 4))
    event.put_off_from = None
    make.work.session.commit()

    page = stranger.get(address_of(office, event)).text

    assert texts(page, ".warning") == ["This event is postponed. The new date stands below."]
    assert texts(page, ".event__facts dd")[0].startswith("Wednesday, 4\u00a0April\u00a02012, 11:00")
    assert "previousStartDate" not in page


def test_a_title_in_arabic_keeps_to_itself(stranger: Visitor, office: Office, make: Make) -> None:
    event = make.event(titles=Texts(ar="أنهار صغيرة"), announced_at=NOW)
    make.work.session.commit()

    page = stranger.get(address_of(office, event)).text

    assert texts(page, "title") == [f"\u2068أنهار صغيرة\u2069 – {office.name}"]
