from __future__ import annotations

import re

import pytest
from sqlalchemy import select

from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus
from planner.invitations.models import Answer, AnswerRoad, Invitation
from planner.kernel.texts import Texts
from planner.outbox.models import Delivery, Letter
from planner.web.desk.choices import FEW
from planner.web.paging import PAGE
from tests.conftest import NOW
from tests.factories import Make
from tests.unit.invitations.post import invite
from tests.web.visitor import Visitor


@pytest.fixture
def event(make: Make) -> Event:
    return make.event()


def list_of(event: Event) -> str:
    return f"/desk/events/{event.id}/invitations/"


def page_of(invitation: Invitation) -> str:
    return f"{list_of(invitation.event)}{invitation.id}"


def test_an_empty_list_offers_the_first_step(editor: Visitor, event: Event) -> None:
    assert "Invite journalists" in editor.get(list_of(event)).text


def test_a_viewer_reads_and_does_not_act(viewer: Visitor, make: Make, event: Event) -> None:
    invitation = make.invitation(event)

    assert viewer.get(list_of(event)).status_code == 200
    assert "Note an answer" not in viewer.get(page_of(invitation)).text
    assert viewer.get(f"{list_of(event)}guests.csv").status_code == 403
    assert viewer.post(f"{page_of(invitation)}/answer", {}).status_code == 403


def test_the_list_shows_each_guest_with_the_answer(
    editor: Visitor, make: Make, event: Event
) -> None:
    outlet = make.outlet(names=Texts(en="Gazette"))
    ada = make.invitation(event, person=make.person("Ada"), answer=Answer.ACCEPTED, outlet=outlet)
    ada.message, ada.crew = "<b>with light</b>", 2
    make.invitation(event, person=make.person("Bob"), answer=Answer.ACCEPTED, answered_sequence=0)

    text = editor.get(list_of(event)).text

    for said in ("Ada", "Gazette", "+2", "&lt;b&gt;with light&lt;/b&gt;", "all 2"):
        assert said in text


def test_the_list_is_filtered(editor: Visitor, make: Make, event: Event) -> None:
    for name, answer in (("Ada", Answer.ACCEPTED), ("Bob", Answer.DECLINED)):
        make.invitation(event, person=make.person(name), answer=answer, search_text=name.lower())
    make.invitation(event, person=make.person("Eve"), withdrawn_at=NOW)

    def names(query: str) -> list[str]:
        text = editor.get(f"{list_of(event)}?{query}").text
        return [name for name in ("Ada", "Bob", "Eve") if f"<bdi>{name}</bdi>" in text]

    assert names("") == ["Ada", "Bob"]
    assert names("answer=declined") == ["Bob"]
    assert names("answer=nonsense") == ["Ada", "Bob"]
    assert names("search=ADA") == ["Ada"]
    assert names("search=%25") == []
    assert names("withdrawn=yes") == ["Eve"]


def test_the_list_of_one_outlet_keeps_its_filter(editor: Visitor, make: Make, event: Event) -> None:
    gazette, herald = (make.outlet(names=Texts(en=name)) for name in ("Gazette", "Herald"))
    make.outlet(names=Texts(en="Of nobody asked"))
    for n in range(PAGE + 1):
        ada = make.person(f"Ada {n:03}")
        make.invitation(event, person=ada, outlet=gazette, answer=Answer.ACCEPTED)
    make.invitation(event, person=make.person("Bob"), outlet=herald, answer=Answer.ACCEPTED)
    asked = f"outlet={gazette.id}&answer=accepted"

    page = editor.get(f"{list_of(event)}?{asked}").text
    onward = re.findall(r'href="([^"]*(?:[?;]after=|guests\.csv)[^"]*)"', page)
    there = [editor.get(address.replace("&amp;", "&")).text for address in onward]

    offered = page.split('name="outlet"')[1].split("</select>")[0]
    assert re.findall(r"<option[^>]*>([^<]*)", offered) == [
        "every outlet",
        "Gazette",
        "Herald",
    ]
    assert f'<option selected value="{gazette.id}">' in page
    assert page.count("<bdi>Ada") == PAGE
    assert ["Bob" in text for text in (page, *there)] == [False, False, False]
    assert [text.count("Ada") for text in there] == [PAGE + 1, 2]


@pytest.mark.parametrize(
    ("asked", "names", "said"),
    [
        ("outlet-sought=gazette", ["Ada"], ""),
        ("outlet-sought=paper", ["Ada", "Bob"], "Choose one of those found."),
        ("outlet=99999", ["Ada", "Bob"], "Choose one of the list."),
        ("outlet=x", ["Ada", "Bob"], "Choose one of the list."),
        ("outlet-sought=radio", ["Ada", "Bob"], "Look at the spelling, or type less."),
    ],
)
def test_an_outlet_is_asked_for_by_its_name(
    editor: Visitor, make: Make, event: Event, asked: str, names: list[str], said: str
) -> None:
    outlets = [make.outlet(names=Texts(en=f"Paper {n}")) for n in range(FEW)]
    outlets.append(make.outlet(names=Texts(en="Gazette")))
    for n, outlet in enumerate(outlets):
        make.invitation(event, person=make.person(f"Guest {n}"), outlet=outlet, withdrawn_at=NOW)
    make.invitation(event, person=make.person("Ada"), outlet=outlets[-1])
    make.invitation(event, person=make.person("Bob"), outlet=outlets[0])

    page = editor.get(f"{list_of(event)}?{asked}")

    assert page.status_code == 200
    assert [name for name in ("Ada", "Bob") if f"<bdi>{name}</bdi>" in page.text] == names
    assert said in page.text


@pytest.mark.parametrize("guests", [1, 3])
def test_a_long_list_takes_as_many_statements_as_a_short_one(
    editor: Visitor, make: Make, event: Event, statements: list[str], guests: int
) -> None:
    for _ in range(guests):
        make.invitation(event, outlet=make.outlet())
    make.work.session.commit()
    statements.clear()

    editor.get(list_of(event))

    assert len([s for s in statements if "FROM invitations" in s]) <= 7
    assert len(statements) <= 18, statements


def test_the_list_as_a_file_is_safe_to_open(editor: Visitor, make: Make, event: Event) -> None:
    make.invitation(event, person=make.person("=1+1", email="ada@example.org"), crew=2)

    response = editor.get(f"{list_of(event)}guests.csv")

    assert response.mimetype == "text/csv"
    assert response.text.splitlines()[1].startswith("'=1+1,,needs-action,,,2,")


def test_addresses_leave_the_house_with_an_approver_only(
    editor: Visitor, approver: Visitor, make: Make, event: Event
) -> None:
    make.invitation(event, person=make.person("Ada", email="ada@example.org"))
    file = f"{list_of(event)}guests.csv"

    assert "Address" not in editor.get(file).text
    assert "ada@example.org" not in editor.get(file).text
    assert approver.get(file).text.splitlines()[1].startswith("Ada,,ada@example.org,")


def test_an_answer_given_by_telephone_is_noted(editor: Visitor, make: Make, event: Event) -> None:
    invitation = make.invitation(event)

    response = editor.post(
        f"{page_of(invitation)}/answer",
        {"answer": "delegated", "road": "phone", "colleague_name": "Grace Hopper"},
    )

    assert response.location == list_of(event)
    assert invitation.answer is Answer.DELEGATED
    assert invitation.answer_road is AnswerRoad.PHONE
    assert invitation.answered_by_id is not None
    assert "by phone" in editor.get(page_of(invitation)).text


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({}, "Choose one of the list."),
        ({"answer": "delegated", "road": "phone"}, "Give the name of the colleague"),
        ({"answer": "accepted", "road": "link"}, "Choose one of the list."),
        ({"answer": "remote", "road": "phone"}, "Choose one of the list."),
        ({"answer": "accepted", "road": "phone", "crew": "x"}, "Give a whole number."),
    ],
)
def test_a_wrong_note_is_shown_again(
    editor: Visitor, make: Make, event: Event, sent: dict[str, str], said: str
) -> None:
    invitation = make.invitation(event)

    response = editor.post(f"{page_of(invitation)}/answer", {"message": "<kept>", **sent})

    assert response.status_code == 422
    assert said in response.text
    assert "&lt;kept&gt;" in response.text
    assert invitation.answer is Answer.NEEDS_ACTION


def test_a_cancelled_event_takes_no_notes(editor: Visitor, make: Make) -> None:
    invitation = make.invitation(make.event(status=EventStatus.CANCELLED))

    response = editor.post(f"{page_of(invitation)}/answer", {"answer": "accepted", "road": "phone"})

    assert response.status_code == 409
    assert "no longer takes answers" in response.text


def test_an_invitation_is_withdrawn(editor: Visitor, make: Make, event: Event) -> None:
    (ada,) = invite(make.work, event, [make.person("Ada")]).invited
    letter = make.work.session.scalars(select(Letter)).one()
    letter.delivery = Delivery.SENT

    response = editor.post(f"{page_of(ada)}/withdrawal")

    assert response.status_code == 303
    assert ada.withdrawn_at == NOW
    found = select(Letter.purpose).order_by(Letter.id)
    assert make.work.session.scalars(found).all() == ["invitation", "withdrawal"]
    assert "withdrawn" in editor.get(page_of(ada)).text


def test_an_outdated_answer_is_shown_as_such(editor: Visitor, make: Make, event: Event) -> None:
    given = {"answer": Answer.ACCEPTED, "answered_sequence": 0, "sent_sequence": 1}
    invitation = make.invitation(event, **given)

    assert "answered before the last change" in editor.get(list_of(event)).text
    assert "It counts as open" in editor.get(page_of(invitation)).text


def test_guests_of_other_events_and_offices_are_nobody(
    editor: Visitor, make: Make, event: Event
) -> None:
    other = make.invitation()
    foreign = make.office()
    theirs = make.event(office_id=foreign.id)

    for method, url in (
        (editor.get, f"{list_of(event)}{other.id}"),
        (editor.post, f"{list_of(event)}{other.id}/answer"),
        (editor.post, f"{list_of(event)}{other.id}/withdrawal"),
        (editor.get, list_of(theirs)),
        (editor.get, f"{list_of(theirs)}guests.csv"),
    ):
        assert method(url).status_code == 404


def test_the_letters_to_a_guest_stand_on_their_page(editor: Visitor, make: Make) -> None:
    event = make.event()
    (ada,) = invite(make.work, event, [make.person("Ada")]).invited
    (bob,) = invite(make.work, event, [make.person("Bob")]).invited
    make.work.session.commit()
    letter = make.work.session.scalars(select(Letter).order_by(Letter.id)).first()
    assert letter is not None

    page = editor.get(f"/desk/events/{event.id}/invitations/{ada.id}").text
    other = editor.get(f"/desk/events/{event.id}/invitations/{bob.id}").text

    assert "Letters to this guest" in page
    assert f'href="/desk/mailbox/{letter.id}"' in page
    assert f'href="/desk/mailbox/{letter.id}"' not in other
