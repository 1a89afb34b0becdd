from __future__ import annotations

import pytest

from planner.contacts.models import Outlet
from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus
from planner.invitations.attendance_models import Attendance
from planner.invitations.models import Invitation, PoolPresence
from planner.kernel.texts import Texts
from tests.conftest import NOW
from tests.factories import Make
from tests.web.reading import filled, texts, wrong
from tests.web.visitor import Visitor


@pytest.fixture
def event(make: Make) -> Event:
    return make.event(starts_on=NOW.date(), ends_on=NOW.date())


def door_of(event: Event) -> str:
    return f"/desk/events/{event.id}/day/"


def guest_at(invitation: Invitation) -> str:
    return f"{door_of(invitation.event)}guests/{invitation.id}"


def test_a_guest_is_ticked_off_and_the_tick_undone(
    editor: Visitor, make: Make, event: Event
) -> None:
    ada = make.invitation(event, person=make.person("Ada"), outlet=make.outlet())

    first = editor.post(f"{guest_at(ada)}/attendance", {"search": "ada"})
    again = editor.post(f"{guest_at(ada)}/attendance")

    assert first.location == f"{door_of(event)}?search=ada"
    assert again.location == door_of(event)
    assert ada.checked_in_at == NOW
    page = editor.get(door_of(event)).text
    assert texts(page, ".notice") == ["Ada is here already."]
    assert texts(page, ".door__came") == ["1 here"]
    editor.post(f"{guest_at(ada)}/absence")
    assert ada.checked_in_at is None


def test_the_list_at_the_door_is_searched(editor: Visitor, make: Make, event: Event) -> None:
    make.invitation(event, person=make.person("Ada"), search_text="ada", checked_in_at=NOW)
    make.invitation(event, person=make.person("Bob"), search_text="bob")

    def names(query: str) -> list[str]:
        return texts(editor.get(f"{door_of(event)}?{query}").text, ".door__name strong")

    assert names("") == ["Ada", "Bob"]
    assert names("search=bob") == ["Bob"]
    assert names("came=yes") == ["Ada"]
    assert names("came=no") == ["Bob"]
    assert names("came=walk_in") == []


def test_somebody_comes_unasked(editor: Visitor, make: Make, event: Event) -> None:
    response = editor.post(f"{door_of(event)}walk-ins", {"name": "Zoë", "outlet": "Radio Uno"})

    assert response.location == door_of(event)
    page = editor.get(door_of(event)).text
    assert texts(page, ".notice") == ["Zoë is here."]
    assert texts(page, ".door__name") == ["Zoë Radio Uno · walk-in"]
    assert texts(page, ".door__outlets li") == ["Radio Uno 1"]


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"outlet": "kept"}, {"name": "This is needed. Please fill it in."}),
        (
            {"name": "Zoë", "outlet": "kept", "address": "x@"},
            {"address": "This is not an e-mail address. It looks like name@example.org."},
        ),
    ],
)
def test_a_wrong_walk_in_is_shown_again(
    editor: Visitor, event: Event, sent: dict[str, str], said: dict[str, str]
) -> None:
    response = editor.post(f"{door_of(event)}walk-ins", sent)

    assert response.status_code == 422
    assert wrong(response.text) == said
    assert filled(response.text, sent) == sent


def test_an_address_of_another_guest_is_told_at_its_field(
    editor: Visitor, make: Make, event: Event
) -> None:
    make.invitation(event, person=make.person("Guest 005", email="newsdesk@example.org"))

    sent = {"name": "Second Reporter", "outlet": "New Gazette", "address": "newsdesk@example.org"}

    response = editor.post(f"{door_of(event)}walk-ins", sent)

    assert response.status_code == 422
    assert wrong(response.text) == {
        "address": (
            "This is the address of Guest 005. If it is the same person, tick them off above; "
            "else leave the address empty or give their own."
        )
    }
    assert filled(response.text, sent) == sent
    assert make.work.session.query(Outlet).count() == 0


def test_the_door_of_a_cancelled_event_is_closed(editor: Visitor, make: Make) -> None:
    guest = make.invitation(make.event(status=EventStatus.CANCELLED))

    walked = editor.post(f"{door_of(guest.event)}walk-ins", {"name": "Zoë"})

    assert walked.status_code == 409
    assert editor.post(f"{guest_at(guest)}/attendance").status_code == 409


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "The door opens on 27\u00a0March\u00a02012."),
        ({"status": EventStatus.DRAFT}, "Nobody can be ticked off at an event that is a draft."),
    ],
)
def test_a_closed_door_says_why_and_offers_nothing(
    editor: Visitor, make: Make, given: dict[str, EventStatus], said: str
) -> None:
    event = make.event(**given)
    ada = make.invitation(event, person=make.person("Ada"))

    page = editor.get(door_of(event)).text
    ticked = editor.post(f"{guest_at(ada)}/attendance")
    walked = editor.post(f"{door_of(event)}walk-ins", {"name": "Zoë", "outlet": "Radio Uno"})

    assert texts(page, "main p.soft")[0] == said
    assert texts(page, ".door button, .form button") == []
    assert (ticked.status_code, walked.status_code) == (409, 409)
    assert texts(ticked.text, ".errors") == [said]
    assert filled(walked.text, {"name", "outlet"}) == {"name": "Zoë", "outlet": "Radio Uno"}
    assert not ada.came


def test_attendance_is_stated(editor: Visitor, make: Make, event: Event) -> None:
    pool = make.pool(names=Texts(en="UN Women pool"))
    page = f"{door_of(event)}attendance"

    sent = {
        "people": "30",
        "outlets": "12",
        "qualifier": "more_than",
        "outlets_are_public": "y",
        "pools": str(pool.id),
    }
    response = editor.post(page, sent)

    assert response.location == page
    stated = make.work.session.query(Attendance).one()
    assert (stated.people, stated.outlets, stated.qualifier) == (30, 12, "more_than")
    assert stated.outlets_are_public
    assert [p.pool_id for p in make.work.session.query(PoolPresence)] == [pool.id]
    shown = editor.get(page).text
    assert filled(shown, sent) == sent
    assert texts(shown, ".ticks__one") == ["UN Women pool"]
    editor.post(page, {"people": "", "qualifier": ""})
    assert make.work.session.query(PoolPresence).count() == 0


@pytest.mark.parametrize(
    "sent",
    [{"people": "-1"}, {"outlets": "many"}, {"qualifier": "less_than"}, {"pools": "99999"}],
)
def test_attendance_that_makes_no_sense_is_refused(
    editor: Visitor, make: Make, event: Event, sent: dict[str, str]
) -> None:
    response = editor.post(f"{door_of(event)}attendance", sent)

    assert response.status_code == 422
    assert make.work.session.query(Attendance).count() == 0


def test_a_viewer_sees_and_does_not_tick(viewer: Visitor, make: Make, event: Event) -> None:
    ada = make.invitation(event, checked_in_at=NOW)

    page = viewer.get(door_of(event)).text

    assert texts(page, ".door button, .form button") == []
    assert texts(page, ".door .state--came") == ["here"]
    assert viewer.get(f"{door_of(event)}attendance").status_code == 200
    assert viewer.post(f"{guest_at(ada)}/absence").status_code == 403


def test_guests_of_other_events_are_nobody(editor: Visitor, make: Make, event: Event) -> None:
    other = make.invitation()

    assert editor.post(f"{door_of(event)}guests/{other.id}/attendance").status_code == 404


JSON = {"Accept": "application/json"}


def test_a_script_is_told_what_is_true_now(editor: Visitor, make: Make, event: Event) -> None:
    ada = make.invitation(event, person=make.person("Ada"))

    first = editor.post(f"{guest_at(ada)}/attendance", headers=JSON).get_json()
    again = editor.post(f"{guest_at(ada)}/attendance", headers=JSON).get_json()
    undone = editor.post(f"{guest_at(ada)}/absence", headers=JSON).get_json()

    assert first == {"came": True, "people": 1, "said": ""}
    assert again == {"came": True, "people": 1, "said": "Ada is here already."}
    assert undone == {"came": False, "people": 0, "said": ""}


def test_a_script_is_told_why_a_tick_is_refused(editor: Visitor, make: Make, event: Event) -> None:
    ada = make.invitation(event, person=make.person("Ada"))
    event.status = EventStatus.CLOSED
    make.work.session.commit()

    answer = editor.post(f"{guest_at(ada)}/attendance", headers=JSON).get_json()

    assert (answer["came"], answer["people"]) == (False, 0)
    assert answer["said"]
