from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.anniversaries.models import Anniversary
from planner.events.models.event import Occasion
from planner.events.models.kinds import EventStatus
from planner.kernel.texts import Texts
from tests.factories import Make
from tests.web.reading import attributes, filled, texts, wrong
from tests.web.visitor import Visitor


def test_what_the_register_proposes_is_marked_with_one_button(
    editor: Visitor, make: Make, session: Session
) -> None:
    event = make.event()
    owner = make.organisation("Old Society")
    cross = make.anniversary(base_year=1867, phrases=Texts(en="the founding of <X>"), owner=owner)
    make.anniversary(base_year=1868, phrases=Texts(en="not round"))
    url = f"/desk/events/{event.id}/occasions/"
    page = editor.get(url).text
    assert texts(page, ".proposals strong, .proposals bdi") == ["145 years", "the founding of <X>"]
    assert texts(page, ".warning") == []

    response = editor.post(url, {"anniversary_id": cross.id})

    assert response.status_code == 303
    page = editor.get(url).text
    assert texts(page, ".occasions li") == ["145 years the founding of <X> since 1867 ↑ ↓ Remove"]
    assert texts(page, ".warning") == ["Nobody from Old Society has a part in the programme."]
    assert session.scalars(select(Occasion.anniversary_id)).all() == [cross.id]
    outline = editor.get(f"/desk/events/{event.id}/").text
    assert "the founding of <X> 145 years" in texts(outline, ".lines li")


def test_what_cannot_be_marked_is_refused(editor: Visitor, make: Make) -> None:
    event, young = make.event(), make.anniversary(base_year=2012)
    url = f"/desk/events/{event.id}/occasions/"

    refused = editor.post(url, {"anniversary_id": young.id})

    assert refused.status_code == 422
    assert wrong(refused.text) == {
        "anniversary_id": "In the year of the event this is not a year old yet."
    }
    for nonsense in ("", "99", "x"):
        assert editor.post(url, {"anniversary_id": nonsense}).status_code == 422


def test_order_and_removal(editor: Visitor, make: Make, session: Session) -> None:
    event = make.event()
    a = make.occasion(event, position=0).id
    b = make.occasion(event, position=1).id
    url = f"/desk/events/{event.id}/occasions/"

    assert editor.post(f"{url}{b}/position", {"direction": "up"}).status_code == 303
    assert editor.post(f"{url}{b}/position", {"direction": "in"}).status_code == 303
    assert session.scalars(select(Occasion.id).order_by(Occasion.position)).all() == [b, a]
    assert editor.post(f"{url}{b}/removal").status_code == 303
    assert editor.post(f"{url}{b}/removal").status_code == 404
    assert session.scalars(select(Occasion.id)).all() == [a]


def test_without_a_date_the_register_waits(viewer: Visitor, make: Make) -> None:
    event = make.event(starts_on=None, starts_clock=None, ends_clock=None)
    make.occasion(event)

    page = viewer.get(f"/desk/events/{event.id}/occasions/").text

    assert texts(page, ".occasions li") == ["no date yet the founding of a society since 1867"]
    assert texts(page, "main p.soft") == [
        "When the event has a date, the register proposes what is round or near."
    ]


def test_what_the_register_lacks_is_entered_and_marked_here(
    editor: Visitor, make: Make, session: Session
) -> None:
    event, owner = make.event(), make.organisation("Old Society")
    url = f"/desk/events/{event.id}/occasions/"
    assert attributes(editor.get(url).text, "main details.group", "open") == [""]
    typed = {
        "phrases-en": "the founding of the Old Society",
        "base_year": "1912",
        "kind": "foundation",
        "owner_id": str(owner.id),
        "precision": "year",
    }

    response = editor.post(f"{url}new", typed)

    assert response.status_code == 303
    page = editor.get(url).text
    assert texts(page, ".notice") == ["The anniversary is in the register, and the event marks it."]
    assert texts(page, ".occasions strong") == ["100 years"]
    marked = session.scalars(select(Occasion)).one().anniversary
    assert (marked.phrases, marked.owner) == (Texts(en=typed["phrases-en"]), owner)


def test_what_cannot_be_marked_is_not_entered_either(
    editor: Visitor, make: Make, session: Session
) -> None:
    event = make.event()
    make.anniversary(phrases=Texts(en="the first ferry"))
    url = f"/desk/events/{event.id}/occasions/"
    assert attributes(editor.get(url).text, "main details.group", "open") == []
    typed = {"phrases-en": "the bridge", "base_year": "2012", "kind": "foundation"}

    refused = editor.post(f"{url}new", {**typed, "precision": "year"})

    assert refused.status_code == 422
    assert texts(refused.text, ".errors li") == [
        "In the year of the event this is not a year old yet."
    ]
    assert filled(refused.text, typed) == typed
    assert attributes(refused.text, "main details.group", "open") == [""]
    assert [one.phrases["en"] for one in session.scalars(select(Anniversary))] == [
        "the first ferry"
    ]


def test_a_closed_event_offers_nothing_to_mark(editor: Visitor, make: Make) -> None:
    event = make.event(status=EventStatus.CLOSED)
    occasion = make.occasion(event)
    make.anniversary(base_year=1992)
    url = f"/desk/events/{event.id}/occasions/"

    page = editor.get(url).text

    assert attributes(page, "main form", "action") == []
    assert editor.post(f"{url}{occasion.id}/removal").status_code == 409
