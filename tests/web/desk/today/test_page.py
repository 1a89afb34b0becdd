from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import select

from planner.accounts.models import Office, User
from planner.anniversaries.models import Precision
from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus
from planner.kernel.texts import Texts
from planner.outbox.models import Delivery
from planner.outbox.operations import enqueue
from tests.conftest import NOW
from tests.factories import Make
from tests.releases import HEADLINE, issued, written
from tests.unit.outbox.letters import plan
from tests.web.reading import attributes, texts
from tests.web.visitor import Visitor

URL = "/desk/"
WHEN_OVER = "19\u00a0March\u00a02012, 11:00–13:00"


def tasks(visitor: Visitor, query: str = "") -> list[str]:
    return texts(visitor.get(f"{URL}{query}").text, ".tasks h3")


def over(make: Make, **given: Any) -> Event:
    """An event of the day before."""
    return make.event(**{"starts_on": date(2012, 3, 19), "ends_on": date(2012, 3, 19), **given})


def held_letter(make: Make, event: Event, purpose: str, number: int) -> None:
    unique_key = f"{purpose}:{event.id}:{number}"
    enqueue(
        make.work, plan(unique_key=unique_key, purpose=purpose, event_id=event.id, is_held=True)
    )


def test_the_first_day_says_what_to_do_first(administrator: Visitor, editor: Visitor) -> None:
    assert tasks(administrator) == [
        "Plan your first event",
        "Add the people you invite",
        "Check how letters leave",
        "Or look around first",
    ]
    assert tasks(editor) == [
        "Plan your first event",
        "Add the people you invite",
        "Or look around first",
    ]
    page = editor.get(URL).text
    assert texts(page, "h1") == ["Tuesday 20\u00a0March"]
    assert attributes(page, ".tasks form", "action") == ["/desk/events/sample"]


def test_nothing_waits_for_those_who_only_look(viewer: Visitor, make: Make) -> None:
    over(make)

    page = viewer.get(URL).text

    assert texts(page, "main h2") == ["Published lately", "This week", "Next week"]
    assert texts(page, ".head .count") == []


def test_the_weeks_show_events_embargoes_and_anniversaries(viewer: Visitor, make: Make) -> None:
    make.event(titles=Texts(en="Lakes"), starts_on=date(2012, 3, 20), ends_on=date(2012, 3, 21))
    make.event(titles=Texts(en="Ponds"), status=EventStatus.CANCELLED)
    make.event(titles=Texts(en="Later"), starts_on=date(2012, 4, 2), ends_on=date(2012, 4, 2))
    until = datetime(2012, 3, 25, 20, 30, tzinfo=UTC)
    written(
        make,
        make.event(titles=Texts(en="Past"), starts_on=date(2011, 3, 20), ends_on=date(2011, 3, 20)),
        embargo_until=until,
    )
    make.anniversary(base_year=1912, precision=Precision.DAY, exact_on=date(1912, 3, 19))

    page = viewer.get(URL).text

    assert texts(page, ".week li") == [
        "19 Mon 100 years: the founding of a society",
        "20 Tue Today 11:00 Lakes, Small Hall",
        "21 Wed Lakes, Small Hall",
        "26 Mon 00:30 Embargo ends: Rivers know no frontier",
        "27 Tue 11:00 Ponds, Small Hall cancelled",
    ]


def test_the_next_events_after_the_two_weeks_stand_below(viewer: Visitor, make: Make) -> None:
    for day, title, status in (
        (date(2012, 4, 1), "Ponds", EventStatus.CONFIRMED),
        (date(2012, 4, 2), "Lakes", EventStatus.CONFIRMED),
        (date(2012, 4, 9), "Off", EventStatus.CANCELLED),
        (date(2012, 6, 9), "Wells", EventStatus.DRAFT),
        (date(2013, 5, 9), "Springs", EventStatus.TENTATIVE),
        (date(2013, 6, 9), "Seas", EventStatus.CONFIRMED),
    ):
        make.event(titles=Texts(en=title), starts_on=day, ends_on=day, status=status)

    assert texts(viewer.get(URL).text, ".later li") == [
        "2\u00a0April\u00a02012, 11:00–13:00 Lakes, Small Hall",
        "9\u00a0June\u00a02012, 11:00–13:00 Wells, Small Hall draft",
        "9\u00a0May\u00a02013, 11:00–13:00 Springs, Small Hall tentative",
    ]


def test_three_releases_were_published_lately(viewer: Visitor, make: Make, office: Office) -> None:
    for number in range(4):
        event = make.event(titles=Texts(en=f"Event {number}"))
        published_at = NOW - timedelta(days=number + 1)
        release = issued(make, office, event, published_at=published_at)
        if number == 0:
            issued(make, office, event, language="ru", published_at=published_at)
            enqueue(
                make.work,
                plan(unique_key="r", purpose="release", about=f"releases:{release.id}"),
            ).delivery = Delivery.SENT

    page = viewer.get(URL).text

    assert texts(page, ".three li") == [
        f"19\u00a0March\u00a02012 · English and Russian {HEADLINE} Sent to 1 person",
        f"18\u00a0March\u00a02012 · English {HEADLINE}",
        f"17\u00a0March\u00a02012 · English {HEADLINE}",
    ]


def test_more_than_five_can_be_unfolded(editor: Visitor, make: Make) -> None:
    for _ in range(6):
        over(make)

    assert texts(editor.get(URL).text, ".unfold") == ["Show all 6"]


def test_filters_count_and_narrow(editor: Visitor, make: Make) -> None:
    held_letter(make, over(make, titles=Texts(en="Lakes")), "invitation", 1)

    assert texts(editor.get(URL).text, ".counts a") == ["Everything 2", "Letters 1", "Dates 1"]
    assert tasks(editor, "?what=letters") == ["1 letter is held"]
    assert tasks(editor, "?what=dates") == ["The event is over. Note that it was held."]
    assert len(tasks(editor, "?what=nonsense")) == 2


def test_the_switch_shows_ones_own_and_is_remembered(editor: Visitor, make: Make) -> None:
    me = make.work.session.scalars(select(User)).one()
    over(make, titles=Texts(en="Mine"), responsible=me)
    over(make, titles=Texts(en="Theirs"))
    held_letter(make, over(make, status=EventStatus.HELD), "invitation", 1)

    mine = editor.get(f"{URL}?whose=mine").text
    later = editor.get(URL).text
    everybody = editor.get(f"{URL}?whose=everybody").text

    assert texts(mine, ".tasks p") == [f"Mine · {WHEN_OVER}"]
    assert texts(later, ".tasks p") == [f"Mine · {WHEN_OVER}"]
    assert texts(mine, ".head .count") == texts(everybody, ".head .count")
    assert len(texts(everybody, ".tasks li")) == 3
    assert len(texts(editor.get(URL).text, ".tasks li")) == 3
