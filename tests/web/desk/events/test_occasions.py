from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.events.models.event import Occasion
from planner.events.models.kinds import EventStatus
from planner.kernel.texts import Texts
from tests.factories import Make
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
    assert "<strong>145 years</strong>" in page
    assert "Nobody from" not in page

    response = editor.post(url, {"anniversary_id": cross.id})

    assert response.status_code == 303
    page = editor.get(url).text
    assert "the founding of &lt;X&gt;" in page
    assert "Nobody from <bdi>Old Society</bdi> has a part" in page
    assert session.scalars(select(Occasion.anniversary_id)).all() == [cross.id]
    assert "the founding of &lt;X&gt;" in editor.get(f"/desk/events/{event.id}/").text


def test_what_cannot_be_marked_is_refused(editor: Visitor, make: Make) -> None:
    event, young = make.event(), make.anniversary(base_year=2012)
    url = f"/desk/events/{event.id}/occasions/"

    refused = editor.post(url, {"anniversary_id": young.id})

    assert refused.status_code == 422
    assert "not a year old yet" in refused.text
    for wrong in ("", "99", "x"):
        assert editor.post(url, {"anniversary_id": wrong}).status_code == 422


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

    assert "no date yet" in page
    assert "the register proposes" in page


def test_an_empty_register_leads_to_its_first_entry(editor: Visitor, make: Make) -> None:
    event = make.event()

    page = editor.get(f"/desk/events/{event.id}/occasions/").text

    assert "The register has nothing yet to mark." in page
    assert '<a href="/desk/anniversaries/new">Enter an anniversary</a>' in page


def test_a_closed_event_offers_nothing_to_mark(editor: Visitor, make: Make) -> None:
    event = make.event(status=EventStatus.CLOSED)
    occasion = make.occasion(event)
    make.anniversary(base_year=1992)
    url = f"/desk/events/{event.id}/occasions/"

    page = editor.get(url).text

    assert [word for word in ("Mark it", "Remove", "Move up") if word in page] == []
    assert editor.post(f"{url}{occasion.id}/removal").status_code == 409
