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

Publish = Callable[..., Release]
Look = Callable[[str], str]
BEFORE = "2012-03-20T10:00:00+00:00"
OVER, LONG_OVER = "2012-03-28T10:00:00+00:00", "2012-06-01T10:00:00+00:00"
CLOSED = "This event is over. Thank you for your interest."


@pytest.fixture
def event(make: Make) -> Event:
    return make.event(titles=Texts(en="Rivers", ru="Реки"), announced_at=NOW)


@pytest.fixture
def invitation(make: Make, event: Event) -> Invitation:
    return make.invitation(event, sent_sequence=0, language="ru", answer=Answer.DECLINED)


@pytest.fixture
def publish(make: Make, office: Office, event: Event) -> Publish:
    """Publishes a release an hour after the event."""

    def published(**given: object) -> Release:
        assert event.ends_at is not None
        return issued(
            make, office, event, **{"published_at": event.ends_at + timedelta(hours=1), **given}
        )

    return published


@pytest.fixture
def look(
    stranger: Visitor,
    links: Links,
    make: Make,
    invitation: Invitation,
    set_clock: Callable[[str], None],
) -> Look:
    """The guest's page at that moment."""

    def page(moment: str) -> str:
        make.work.session.commit()
        set_clock(moment)
        return stranger.get(page_of(links, invitation)).text

    return page


def test_the_release_in_the_guests_language_comes_first_with_its_files(
    event: Event, publish: Publish, look: Look
) -> None:
    event.materials_url = "https://house.test/papers"
    slugs = [publish(language=tag).slug for tag in ("ru", "en")]

    page = look(OVER)

    here = "/newsroom/house/releases/"
    assert attributes(page, ".guest__after article", "lang") == ["ru", "en"]
    assert attributes(page, ".guest__after a", "href") == [
        *(here + slug + ending for slug in slugs for ending in ("", ".pdf", ".docx", ".txt")),
        "https://house.test/papers",
        f"/newsroom/house/events/{event.public_id}?language=ru",
    ]
    assert texts(page, ".guest__after h3") == [HEADLINE, HEADLINE]
    assert texts(page, "h1, h2")[:2] == ["Реки", "По итогам мероприятия"]


def test_until_there_is_a_release_it_says_where_and_whom_to_ask(
    make: Make, office: Office, event: Event, invitation: Invitation, look: Look
) -> None:
    invitation.language = "en"
    office.press_phone = "+7 812 000-00-00"
    written(make, event)
    issued(make, office, event, number=2)  # an announcement, published before the event

    page = look(OVER)

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


def test_an_embargo_holds_on_this_page_too(publish: Publish, look: Look) -> None:
    publish(embargo_until=NOW + timedelta(days=30))

    page = look(OVER)

    assert HEADLINE not in page
    assert texts(page, ".guest__after article") == []


@pytest.mark.parametrize("status", [EventStatus.CANCELLED, EventStatus.POSTPONED])
def test_what_did_not_take_place_has_nothing_to_lead_to(
    event: Event, look: Look, status: EventStatus
) -> None:
    event.status = status

    assert texts(look(OVER), ".guest__after") == []


def test_before_it_is_over_the_page_asks_for_an_answer(look: Look) -> None:
    page = look(BEFORE)

    assert texts(page, "h2")[0].endswith("?")
    assert texts(page, ".guest__after") == []


def test_long_after_the_page_still_leads_to_the_release(
    invitation: Invitation, publish: Publish, look: Look
) -> None:
    publish()

    page = look(LONG_OVER)

    assert texts(page, ".guest__after h3") == [HEADLINE]
    assert invitation.name not in page
