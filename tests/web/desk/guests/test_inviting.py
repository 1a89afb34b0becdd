from __future__ import annotations

from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select

from planner.contacts.models import PoolMember
from planner.events.models.event import Event
from planner.events.models.kinds import Certainty, EventStatus
from planner.invitations.models import Invitation
from planner.kernel.texts import Texts
from planner.outbox.models import Letter
from tests.factories import Make
from tests.unit.invitations.post import invite
from tests.web.reading import attributes, rows, texts, wrong
from tests.web.visitor import Visitor

SETTINGS = "planner.settings"
NO_NUMBER = "People: Invalid choice(s): one or more data inputs could not be coerced."


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

    assert texts(everybody, "#people label") == [
        "Ada Byron Gazette",
        "Bob",
        "Mute no e-mail address",
    ]
    assert texts(found, "#people label") == ["Ada Byron Gazette"]
    assert response.location == f"/desk/events/{event.id}/invitations/"
    assert names(make) == ["Ada Byron"]
    assert texts(editor.get(response.location).text, ".notice") == [
        "1 invited; the letters wait for you. Not invited: Mute (no e-mail address)."
    ]
    assert texts(editor.get(page_of(event)).text, "#people label") == [
        "Bob",
        "Mute no e-mail address",
    ]


def test_without_a_day_the_page_says_that_letters_bring_no_calendar(
    editor: Visitor, make: Make
) -> None:
    event = make.event(
        starts_on=date(2012, 4, 1), ends_on=None, starts_clock=None, ends_clock=None,
        certainty=Certainty.MONTH_ONLY,
    )  # fmt: skip

    assert texts(editor.get(page_of(event)).text, ".warning")[1:] == [
        "Of the date only this is known: April\u00a02012. The letters bring no calendar entry."
    ]


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
    assert wrong(response.text) == {"pool": "Nobody is in this pool."}


def test_nobody_new_is_said(editor: Visitor, make: Make, event: Event) -> None:
    (guest,) = invite(make.work, event, [make.person("Ada")]).invited
    make.work.session.commit()

    response = editor.post(page_of(event), {"people": str(guest.person_id)})

    assert texts(editor.get(response.location).text, ".notice") == [
        "Nobody was invited. Not invited: Ada (on the guest list already)."
    ]


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({}, "People: Tick at least one person, or choose a pool."),
        ({"pool": "999"}, "Pool: Choose one of the list."),
        ({"people": "9" * 40}, "People: Choose from the list."),
        ({"people": "x"}, NO_NUMBER),
    ],
)
def test_what_cannot_be_invited_is_shown_again(
    editor: Visitor, make: Make, event: Event, sent: dict[str, str], said: str
) -> None:
    response = editor.post(page_of(event), sent)

    assert response.status_code == 422
    assert texts(response.text, ".errors li") == [said]
    assert names(make) == []


def test_a_draft_cannot_be_invited_to(editor: Visitor, make: Make) -> None:
    event = make.event(status=EventStatus.DRAFT)

    response = editor.post(page_of(event), {"people": str(make.person("Ada").id)})

    assert response.status_code == 409
    assert texts(response.text, ".errors li") == ["Confirm the event, or make it tentative, first."]


def test_people_of_another_office_are_nobody(editor: Visitor, make: Make, event: Event) -> None:
    foreign = make.office()
    theirs = make.person("Spy", office_id=foreign.id, email="")

    editor.post(page_of(event), {"people": str(theirs.id)})

    assert names(make) == []
    assert texts(editor.get(page_of(event)).text, "#people label") == []


def test_the_letter_is_seen_as_it_will_arrive(editor: Visitor, event: Event) -> None:
    page = editor.get(f"{page_of(event)}preview?language=ru").text
    letter = editor.get(f"{page_of(event)}preview/letter?language=ru")
    otherwise = editor.get(f"{page_of(event)}preview?language=xx").text

    assert texts(page, "dl.headers div") == [
        "From Пресс-дом press@house.test",
        "Subject Приглашение: Rivers without borders",
        "Calendar with an entry that can be answered",
    ]
    assert texts(otherwise, "dl.headers div") == [
        "From Press House press@house.test",
        "Subject Invitation: Rivers without borders",
        "Calendar with an entry that can be answered",
    ]
    assert "Придёте ли Вы?" in letter.text
    assert letter.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert letter.headers["Content-Security-Policy"] == (
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox"
    )


def test_a_preview_writes_nothing(editor: Visitor, make: Make, event: Event) -> None:
    editor.get(f"{page_of(event)}preview")

    assert make.work.session.scalars(select(Letter)).all() == []


def test_a_test_that_nobody_receives_is_told_as_such(
    app: Flask, editor: Visitor, event: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = app.extensions[SETTINGS].model_copy(update={"smtp_url": "smtp://mail.house.test"})

    editor.post(f"{page_of(event)}test")
    kept = texts(editor.get(f"{page_of(event)}preview").text, ".notice")
    monkeypatch.setitem(app.extensions, SETTINGS, known)
    editor.post(f"{page_of(event)}test")
    sent = texts(editor.get(f"{page_of(event)}preview").text, ".notice")

    assert (kept, sent) == (
        ["No mail server is set: nobody receives anything. The test is put into a file instead."],
        ["A test is on its way to user1@office.test."],
    )


def test_whoever_was_not_invited_is_named_in_full_however_many_they_are(
    editor: Visitor, make: Make, event: Event
) -> None:
    mute = [make.person(f"Journalist without an address {n}", email="") for n in range(30)]
    ada = make.person("Ada Byron")

    response = editor.post(page_of(event), {"people": [str(one.id) for one in (*mute, ada)]})

    assert response.status_code == 303
    assert response.location.startswith("/desk/jobs/")
    page = editor.get(response.location).text
    assert rows(page) == [[name, "no e-mail address"] for name in sorted(one.label for one in mute)]
    assert texts(page, ".notice") == [
        "1 invited; the letters wait for you. 30 were not invited, for the reasons below."
    ]
    assert names(make) == ["Ada Byron"]
    assert attributes(page, ".facts a", "href") == [
        f"/desk/events/{event.id}/",
        f"/desk/events/{event.id}/invitations/",
    ]


def test_while_nobody_is_in_contacts_a_list_is_pasted(
    editor: Visitor, make: Make, event: Event
) -> None:
    current = "nav a[aria-current=page]"
    make.person("A Speaker")
    assert "Paste from a spreadsheet" in texts(editor.get(page_of(event)).text, current)
    assert "Search" in texts(editor.get(f"{page_of(event)}?from=search").text, current)

    make.person("Ada Byron", is_journalist=True)

    assert "Search" in texts(editor.get(page_of(event)).text, current)
