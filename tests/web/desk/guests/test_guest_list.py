from __future__ import annotations

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
from tests.web.reading import attributes, filled, rows, texts, wrong
from tests.web.visitor import Visitor

CHOOSE = "Choose one of the list."


@pytest.fixture
def event(make: Make) -> Event:
    return make.event()


def list_of(event: Event) -> str:
    return f"/desk/events/{event.id}/invitations/"


def page_of(invitation: Invitation) -> str:
    return f"{list_of(invitation.event)}{invitation.id}"


def listed(page: str) -> list[str]:
    """The names on the guest list."""
    return texts(page, "tbody th bdi")


def test_an_empty_list_offers_the_first_step(editor: Visitor, event: Event) -> None:
    page = editor.get(list_of(event)).text
    assert texts(page, ".empty a") == ["Invite journalists"]
    assert attributes(page, ".empty a", "href") == [f"/desk/events/{event.id}/inviting/"]


def test_a_viewer_reads_and_does_not_act(viewer: Visitor, make: Make, event: Event) -> None:
    invitation = make.invitation(event)

    assert viewer.get(list_of(event)).status_code == 200
    assert texts(viewer.get(page_of(invitation)).text, "main button") == ["Invitations"]
    assert viewer.get(f"{list_of(event)}guests.csv").status_code == 403
    assert viewer.post(f"{page_of(invitation)}/answer", {}).status_code == 403


def test_the_list_shows_each_guest_with_the_answer(
    editor: Visitor, make: Make, event: Event
) -> None:
    outlet = make.outlet(names=Texts(en="Gazette"))
    ada = make.invitation(event, person=make.person("Ada"), answer=Answer.ACCEPTED, outlet=outlet)
    ada.message, ada.crew = "<b>with light</b>", 2
    make.invitation(event, person=make.person("Bob"), answer=Answer.ACCEPTED, answered_sequence=0)

    page = editor.get(list_of(event)).text

    assert rows(page) == [
        ["Ada Contact: Ada", "Gazette", "yes no letter sent", "+2 “<b>with light</b>”", ""],
        ["Bob Contact: Bob", "", "yes no letter sent", "", ""],
    ]
    assert texts(page, ".answers li") == ["all 2", "yes 2"]


def test_the_list_is_filtered(editor: Visitor, make: Make, event: Event) -> None:
    for name, answer in (("Ada", Answer.ACCEPTED), ("Bob", Answer.DECLINED)):
        make.invitation(event, person=make.person(name), answer=answer, search_text=name.lower())
    make.invitation(event, person=make.person("Eve"), withdrawn_at=NOW)

    def names(query: str) -> list[str]:
        return listed(editor.get(f"{list_of(event)}?{query}").text)

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
    [_sheet, file] = attributes(page, ".downloads a", "href")
    [onward] = attributes(page, "a[rel=next]", "href")
    table, second = editor.get(file).text, editor.get(onward).text

    names = [f"Ada {n:03}" for n in range(PAGE + 1)]
    outlets = "select[name=outlet] option"
    assert texts(page, outlets) == ["every outlet", "Gazette", "Herald"]
    assert filled(page, {"outlet", "answer"}) == {"answer": "accepted", "outlet": str(gazette.id)}
    assert (listed(page), listed(second)) == (names[:PAGE], names[PAGE:])
    assert [line.split(",")[0] for line in table.splitlines()[1:]] == names


@pytest.mark.parametrize(
    ("asked", "names", "said"),
    [
        ("outlet-sought=gazette", ["Ada"], []),
        (
            "outlet-sought=paper",
            ["Ada", "Bob"],
            ["Nothing is called just “paper”. Choose one of those found."],
        ),
        ("outlet=99999", ["Ada", "Bob"], ["Choose one of the list."]),
        ("outlet=x", ["Ada", "Bob"], ["Choose one of the list."]),
        (
            "outlet-sought=radio",
            ["Ada", "Bob"],
            ["Nothing in the register is called so. Look at the spelling, or type less."],
        ),
    ],
)
def test_an_outlet_is_asked_for_by_its_name(
    editor: Visitor, make: Make, event: Event, asked: str, names: list[str], said: list[str]
) -> None:
    outlets = [make.outlet(names=Texts(en=f"Paper {n}")) for n in range(FEW)]
    outlets.append(make.outlet(names=Texts(en="Gazette")))
    for n, outlet in enumerate(outlets):
        make.invitation(event, person=make.person(f"Guest {n}"), outlet=outlet, withdrawn_at=NOW)
    make.invitation(event, person=make.person("Ada"), outlet=outlets[-1])
    make.invitation(event, person=make.person("Bob"), outlet=outlets[0])

    page = editor.get(f"{list_of(event)}?{asked}")

    assert (page.status_code, listed(page.text)) == (200, names)
    assert [*wrong(page.text).values()] == said


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


def _heading(address: str = "") -> str:
    return (
        f"\ufeffName,Outlet,Comes as,{address}Answer,Colleague,Instead of,Crew,Who comes along,"
        "Equipment,Number plate,Needs,Interpretation into,Message,Came"
    )


def test_the_list_as_a_file_is_safe_to_open(editor: Visitor, make: Make, event: Event) -> None:
    make.invitation(event, person=make.person("=1+1", email="ada@example.org"), crew=2)

    response = editor.get(f"{list_of(event)}guests.csv")

    assert response.mimetype == "text/csv"
    assert response.text.splitlines() == [
        _heading(),
        "'=1+1,,journalist,needs-action,,,2,,,,,,,",
    ]


def test_addresses_leave_the_house_with_an_approver_only(
    editor: Visitor, approver: Visitor, make: Make, event: Event
) -> None:
    make.invitation(event, person=make.person("Ada", email="ada@example.org"))
    file = f"{list_of(event)}guests.csv"

    assert editor.get(file).text.splitlines() == [
        _heading(),
        "Ada,,journalist,needs-action,,,,,,,,,,",
    ]
    assert approver.get(file).text.splitlines() == [
        _heading("Address,"),
        "Ada,,journalist,ada@example.org,needs-action,,,,,,,,,,",
    ]


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
    assert texts(editor.get(page_of(invitation)).text, ".facts span") == [
        "round table",
        "27\u00a0March\u00a02012, 11:00–13:00 (Europe/Moscow, MSK, UTC+04:00)",
        "Geneva",
        "person2@paper.test",
        "English",
        "a colleague",
        "by phone, 20\u00a0March\u00a02012",
        "no letter sent",
    ]


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({}, {"answer": CHOOSE, "road": CHOOSE}),
        (
            {"answer": "delegated", "road": "phone"},
            {"colleague_name": "Give the name of the colleague who will come."},
        ),
        ({"answer": "accepted", "road": "link"}, {"road": CHOOSE}),
        ({"answer": "remote", "road": "phone"}, {"answer": CHOOSE}),
        ({"answer": "accepted", "road": "phone", "crew": "x"}, {"crew": "Give a whole number."}),
    ],
)
def test_a_wrong_note_is_shown_again(
    editor: Visitor, make: Make, event: Event, sent: dict[str, str], said: dict[str, str]
) -> None:
    invitation = make.invitation(event)

    response = editor.post(f"{page_of(invitation)}/answer", {"message": "<kept>", **sent})

    assert response.status_code == 422
    assert wrong(response.text) == said
    assert filled(response.text, {"message"}) == {"message": "<kept>"}
    assert invitation.answer is Answer.NEEDS_ACTION


def test_a_cancelled_event_takes_no_notes(editor: Visitor, make: Make) -> None:
    invitation = make.invitation(make.event(status=EventStatus.CANCELLED))

    response = editor.post(f"{page_of(invitation)}/answer", {"answer": "accepted", "road": "phone"})

    assert response.status_code == 409
    assert texts(response.text, ".errors li") == ["This event no longer takes answers."]


def test_an_invitation_is_withdrawn(editor: Visitor, make: Make, event: Event) -> None:
    (ada,) = invite(make.work, event, [make.person("Ada")]).invited
    letter = make.work.session.scalars(select(Letter)).one()
    letter.delivery = Delivery.SENT

    response = editor.post(f"{page_of(ada)}/withdrawal")

    assert response.status_code == 303
    assert ada.withdrawn_at == NOW
    found = select(Letter.purpose).order_by(Letter.id)
    assert make.work.session.scalars(found).all() == ["invitation", "withdrawal"]
    assert texts(editor.get(page_of(ada)).text, ".facts .state") == [
        "no answer",
        "a letter waits",
        "withdrawn",
    ]


def test_an_outdated_answer_is_shown_as_such(editor: Visitor, make: Make, event: Event) -> None:
    given = {"answer": Answer.ACCEPTED, "answered_sequence": 0, "sent_sequence": 1}
    invitation = make.invitation(event, **given)

    assert texts(editor.get(list_of(event)).text, "tbody small.soft") == [
        "answered before the last change"
    ]
    assert texts(editor.get(page_of(invitation)).text, ".warning") == [
        (
            "This guest answered “accepted” to another date, hour or place. It counts as open "
            "until they answer again."
        )
    ]


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
