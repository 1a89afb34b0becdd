"""Who is responsible is chosen on the overview, and stands in the list of events."""

from __future__ import annotations

from sqlalchemy.orm import Session

from planner.events.models.kinds import EventStatus
from planner.kernel.texts import Texts
from tests.factories import Make
from tests.web.reading import attributes, filled, rows, texts, wrong
from tests.web.visitor import Visitor


def test_a_member_is_chosen(editor: Visitor, session: Session, make: Make) -> None:
    event, member = make.event(), make.member()
    member.user.name = "Vera <b>Pine</b>"
    session.commit()
    page = f"/desk/events/{event.id}/responsible"

    overview = editor.get(f"/desk/events/{event.id}/").text
    asked = editor.get(page).text
    saved = editor.post(page, {"responsible_id": str(member.user_id)})

    assert page in attributes(overview, ".part__head a", "href")
    assert filled(asked, {"responsible_id"}) == {"responsible_id": ""}
    assert saved.status_code == 303
    session.expire_all()
    assert event.responsible_id == member.user_id
    assert "Vera <b>Pine</b>" in texts(editor.get(saved.location).text, "aside .part p bdi")
    assert filled(editor.get(page).text, {"responsible_id"}) == {
        "responsible_id": str(member.user_id)
    }


def test_nobody_of_elsewhere_is_chosen(editor: Visitor, session: Session, make: Make) -> None:
    event, stranger = make.event(), make.user()
    session.commit()

    refused = editor.post(
        f"/desk/events/{event.id}/responsible", {"responsible_id": str(stranger.id)}
    )

    assert refused.status_code == 422
    assert [*wrong(refused.text)] == ["responsible_id"]
    session.expire_all()
    assert event.responsible_id is None


def test_a_viewer_and_a_closed_event_have_no_link(
    viewer: Visitor, editor: Visitor, session: Session, make: Make
) -> None:
    open_one, closed = make.event(), make.event(status=EventStatus.CLOSED)
    session.commit()

    for visitor, event in ((viewer, open_one), (editor, closed)):
        links = attributes(visitor.get(f"/desk/events/{event.id}/").text, "main a", "href")
        assert f"/desk/events/{event.id}/responsible" not in links


def test_the_list_names_them_and_shows_only_ones_own(
    editor: Visitor, session: Session, make: Make, selects: list[str]
) -> None:
    member = make.member()
    member.user.name = "Vera Pine"
    make.event(titles=Texts(en="Hers"), responsible=member.user)
    session.commit()
    selects.clear()
    page = editor.get("/desk/events/").text
    taken = len(selects)
    for _number in range(5):
        make.event(responsible=make.member().user)
    session.commit()
    selects.clear()

    editor.get("/desk/events/")

    assert len(selects) == taken
    assert rows(page)[0][4] == "Vera Pine"
    assert rows(editor.get("/desk/events/?whose=mine").text) == []


def test_who_plans_an_event_finds_it_among_their_own(editor: Visitor) -> None:
    editor.post(
        "/desk/events/",
        {
            "kind": "round_table",
            "titles-en": "Mine",
            "languages": "en",
            "starts_on": "2012-03-27",
            "zone": "Europe/Moscow",
            "certainty": "time_to_be_confirmed",
        },
    )

    page = editor.get("/desk/events/?whose=mine").text

    assert [row[1] for row in rows(page)] == ["Mine"]
    assert filled(page, {"whose"}) == {"whose": "mine"}
