"""What the guest's page leads to once the event is over, whoever came and whoever did not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from planner.accounts.models import Office
from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus
from planner.invitations.models import Answer, Invitation
from planner.kernel.links import Links
from planner.kernel.texts import Texts
from planner.releases.models import Release
from tests.conftest import NOW
from tests.factories import Make
from tests.releases import HEADLINE, issued, written
from tests.web.guest.test_invitation import page_of
from tests.web.reading import attributes, texts
from tests.web.visitor import Visitor

SetClock = Callable[[str], None]
OVER, LONG_OVER = "2012-03-28T10:00:00+00:00", "2012-06-01T10:00:00+00:00"
CLOSED = "This event is over. Thank you for your interest."


@pytest.fixture
def event(make: Make) -> Event:
    return make.event(titles=Texts(en="Rivers", ru="Реки"), announced_at=NOW)


@pytest.fixture
def invitation(make: Make, event: Event) -> Invitation:
    return make.invitation(event, sent_sequence=0, language="ru", answer=Answer.DECLINED)


def _publish(make: Make, office: Office, event: Event, **given: object) -> Release:
    """A release published an hour after the event."""
    assert event.ends_at is not None
    release = issued(
        make, office, event, **{"published_at": event.ends_at + timedelta(hours=1), **given}
    )
    make.work.session.commit()
    return release


def test_the_release_in_the_guests_language_comes_first_with_its_files(
    stranger: Visitor,
    links: Links,
    make: Make,
    office: Office,
    event: Event,
    invitation: Invitation,
    set_clock: SetClock,
) -> None:
    event.materials_url = "https://house.test/papers"
    slugs = [_publish(make, office, event, language=tag).slug for tag in ("ru", "en")]
    set_clock(OVER)

    page = stranger.get(page_of(links, invitation)).text

    here = "/newsroom/house/releases/"
    assert attributes(page, ".guest__after article", "lang") == ["ru", "en"]
    assert attributes(page, ".guest__after a", "href") == [
        *(here + slug + ending for slug in slugs for ending in ("", ".pdf", ".docx", ".txt")),
        "https://house.test/papers",
        f"/newsroom/house/events/{event.public_id}?language=ru",
    ]
    assert texts(page, ".guest__after h3") == [HEADLINE, HEADLINE]
    assert texts(page, "h1, h2")[:2] == ["Реки", "Итоги"]


def test_until_there_is_a_release_it_says_where_and_whom_to_ask(
    stranger: Visitor,
    links: Links,
    make: Make,
    office: Office,
    event: Event,
    set_clock: SetClock,
) -> None:
    invitation = make.invitation(event, sent_sequence=0, language="en")
    office.press_phone = "+7 812 000-00-00"
    written(make, event)
    issued(make, office, event, number=2)  # an announcement, published before the event
    make.work.session.commit()
    set_clock(OVER)

    page = stranger.get(page_of(links, invitation)).text

    assert texts(page, ".guest__closed, .guest__after p") == [
        CLOSED,
        "The release will stand here.",
        "Until then, please ask: +7 812 000-00-00, press@house.test",
    ]
    assert attributes(page, ".guest__after a", "href")[:2] == [
        "tel:+78120000000",
        "mailto:press@house.test",
    ]
    assert HEADLINE not in page


def test_an_embargo_holds_on_this_page_too(
    stranger: Visitor,
    links: Links,
    make: Make,
    office: Office,
    event: Event,
    invitation: Invitation,
    set_clock: SetClock,
) -> None:
    _publish(make, office, event, embargo_until=NOW + timedelta(days=30))
    set_clock(OVER)

    page = stranger.get(page_of(links, invitation)).text

    assert HEADLINE not in page
    assert texts(page, ".guest__after article") == []


@pytest.mark.parametrize("status", [EventStatus.CANCELLED, EventStatus.POSTPONED])
def test_what_did_not_take_place_has_nothing_to_lead_to(
    stranger: Visitor,
    links: Links,
    make: Make,
    event: Event,
    invitation: Invitation,
    set_clock: SetClock,
    status: EventStatus,
) -> None:
    event.status = status
    make.work.session.commit()
    set_clock(OVER)

    assert texts(stranger.get(page_of(links, invitation)).text, ".guest__after") == []


def test_before_it_is_over_the_page_asks_for_an_answer(
    stranger: Visitor, links: Links, invitation: Invitation
) -> None:
    page = stranger.get(page_of(links, invitation)).text

    assert texts(page, ".guest__after") == []


def test_long_after_the_page_still_leads_to_the_release(
    stranger: Visitor,
    links: Links,
    make: Make,
    office: Office,
    event: Event,
    invitation: Invitation,
    set_clock: SetClock,
) -> None:
    _publish(make, office, event)
    set_clock(LONG_OVER)

    page = stranger.get(page_of(links, invitation)).text

    assert texts(page, ".guest__after h3") == [HEADLINE]
    assert invitation.name not in page
