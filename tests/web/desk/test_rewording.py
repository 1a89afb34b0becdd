from __future__ import annotations

from sqlalchemy import select

from planner.events.programme import ItemKind
from planner.kernel.texts import Texts
from planner.outbox.models import Delivery, Letter
from tests.factories import Make
from tests.unit.invitations.post import invite
from tests.web.visitor import Visitor


def waiting(make: Make) -> list[str]:
    found = select(Letter.text).where(Letter.delivery == Delivery.HELD)
    return list(make.work.session.scalars(found))


def test_letters_that_wait_follow_the_programme(editor: Visitor, make: Make) -> None:
    event = make.event()
    item = make.item(event, kind=ItemKind.REPORT, titles=Texts(en="On rivers"))
    make.work.session.expire(event)
    invite(make.work, event, [make.person("Ada")])
    assert "On rivers" in waiting(make)[0]

    response = editor.post(f"/desk/events/{event.id}/programme/items/{item.id}/removal")

    assert response.status_code == 303
    (text,) = waiting(make)
    assert "On rivers" not in text


def test_a_refused_change_rewords_nothing(editor: Visitor, make: Make) -> None:
    event = make.event()
    invite(make.work, event, [make.person("Ada")])

    response = editor.post(f"/desk/events/{event.id}/programme/items", {"minutes": "x"})

    assert response.status_code == 422
    assert len(make.work.session.scalars(select(Letter)).all()) == 1
