from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

from planner.contacts.models import PoolMember
from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus
from planner.invitations.models import Invitation
from planner.kernel.texts import Texts
from planner.outbox.models import Letter
from tests.factories import Make
from tests.unit.invitations.post import invite
from tests.web.visitor import Visitor

SETTINGS = "planner.settings"


@pytest.fixture
def event(make: Make) -> Event:
    return make.event()


def page_of(event: Event) -> str:
    return f"/desk/events/{event.id}/inviting/"


def names(make: Make) -> list[str]:
    return list(make.work.session.scalars(select(Invitation.name).order_by(Invitation.id)))


def test_people_are_found_and_ticked(editor: Visitor, make: Make, event: Event) -> None:
    ada = make.person("Ada Byron", is_journalist=True)
    make.affiliation(ada, outlet=make.outlet(names=Texts(en="Gazette")))
    make.person("Bob")
    mute = make.person("Mute", email="")

    everybody = editor.get(page_of(event)).text
    found = editor.get(f"{page_of(event)}?search=byron").text
    response = editor.post(page_of(event), {"people": [str(ada.id), str(mute.id)]})

    assert everybody.index("Ada Byron") < everybody.index("Bob")
    assert "Gazette" in found
    assert "Bob" not in found
    assert response.location == f"/desk/events/{event.id}/invitations/"
    assert names(make) == ["Ada Byron"]
    notice = editor.get(response.location).text
    assert "1 invited; the letters wait for you." in notice
    assert "Mute (no e-mail address)" in notice
    assert "Ada Byron" not in editor.get(page_of(event)).text


def test_a_pool_is_invited(editor: Visitor, make: Make, event: Event) -> None:
    pool = make.pool()
    member = PoolMember(office_id=pool.office_id, pool=pool, person=make.person("Ada"))
    make.work.session.add(member)

    editor.post(page_of(event), {"pool": str(pool.id)})

    assert names(make) == ["Ada"]


def test_an_empty_pool_is_said(editor: Visitor, make: Make, event: Event) -> None:
    pool = make.pool()
    make.work.session.commit()

    response = editor.post(page_of(event), {"pool": str(pool.id)})

    assert response.status_code == 422
    assert "Nobody is in this pool." in response.text


def test_nobody_new_is_said(editor: Visitor, make: Make, event: Event) -> None:
    (guest,) = invite(make.work, event, [make.person("Ada")]).invited
    make.work.session.commit()

    response = editor.post(page_of(event), {"people": str(guest.person_id)})

    assert "Nobody was invited. Not invited: Ada" in editor.get(response.location).text


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({}, "Tick at least one person, or choose a pool."),
        ({"pool": "999"}, "Choose one of the list."),
        ({"people": "9" * 40}, "Choose from the list."),
        ({"people": "x"}, "Invalid choice"),
    ],
)
def test_what_cannot_be_invited_is_shown_again(
    editor: Visitor, make: Make, event: Event, sent: dict[str, str], said: str
) -> None:
    response = editor.post(page_of(event), sent)

    assert response.status_code == 422
    assert said in response.text
    assert names(make) == []


def test_a_draft_cannot_be_invited_to(editor: Visitor, make: Make) -> None:
    event = make.event(status=EventStatus.DRAFT)

    response = editor.post(page_of(event), {"people": str(make.person("Ada").id)})

    assert response.status_code == 409
    assert "Give the event a date" in response.text


def test_people_of_another_office_are_nobody(editor: Visitor, make: Make, event: Event) -> None:
    foreign = make.office()
    theirs = make.person("Spy", office_id=foreign.id, email="")

    editor.post(page_of(event), {"people": str(theirs.id)})

    assert names(make) == []
    assert "Spy" not in editor.get(page_of(event)).text


def test_the_letter_is_seen_as_it_will_arrive(editor: Visitor, event: Event) -> None:
    page = editor.get(f"{page_of(event)}preview?language=ru").text
    letter = editor.get(f"{page_of(event)}preview/letter?language=ru")
    otherwise = editor.get(f"{page_of(event)}preview?language=xx").text

    assert "Приглашение: Rivers without borders" in page
    assert "Придёте ли Вы?" in letter.text
    assert letter.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "script-src" not in letter.headers["Content-Security-Policy"]
    assert "Invitation: Rivers without borders" in otherwise


def test_a_preview_writes_nothing(editor: Visitor, make: Make, event: Event) -> None:
    editor.get(f"{page_of(event)}preview")

    assert make.work.session.scalars(select(Letter)).all() == []


def test_a_test_that_nobody_receives_is_told_as_such(
    app: Flask, editor: Visitor, event: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = app.extensions[SETTINGS].model_copy(update={"smtp_url": "smtp://mail.house.test"})

    editor.post(f"{page_of(event)}test")
    kept = editor.get(f"{page_of(event)}preview").text
    monkeypatch.setitem(app.extensions, SETTINGS, known)
    editor.post(f"{page_of(event)}test")
    sent = editor.get(f"{page_of(event)}preview").text

    assert "The test is put into a file instead." in kept
    assert "A test is on its way to " in sent


def test_whoever_was_not_invited_is_named_in_full_however_many_they_are(
    editor: Visitor, make: Make, event: Event
) -> None:
    mute = [make.person(f"Journalist without an address {n}", email="") for n in range(30)]
    ada = make.person("Ada Byron")

    response = editor.post(page_of(event), {"people": [str(one.id) for one in (*mute, ada)]})

    assert response.status_code == 303
    assert response.location.startswith("/desk/jobs/")
    page = editor.get(response.location).text
    assert [f"<bdi>{one.names.best()}</bdi>" in page for one in mute] == [True] * 30
    assert page.count("<td>no e-mail address</td>") == 30
    assert "1 invited; the letters wait for you. 30 were not invited" in page
    assert names(make) == ["Ada Byron"]
    assert f'href="/desk/events/{event.id}/invitations/"' in page
