"""Quiet hours and letters a week: set by administrators, overridden with a sentence."""

from __future__ import annotations

from datetime import time

from sqlalchemy import select

from planner.outbox.limits import LimitsPlan, limits_of, set_limits
from planner.outbox.list_kinds import ListKind
from planner.outbox.models import Delivery, Letter
from planner.outbox.operations import enqueue
from tests.factories import Make
from tests.unit.outbox.letters import plan
from tests.web.visitor import Visitor

PAGE = "/desk/office/letter-limits/"


def held(make: Make) -> Letter:
    letter = enqueue(make.work, plan(list_kind=ListKind.INVITATIONS))
    make.work.session.flush()
    return letter


def test_an_administrator_sets_limits(administrator: Visitor, make: Make) -> None:
    typed = {"quiet_from": "22:00", "quiet_until": "08:00", "most_a_week": "3"}

    assert administrator.post(PAGE, typed).status_code == 303

    limits = limits_of(make.work.session, make.work.office_id)
    assert limits is not None
    assert (limits.quiet_from, limits.most_a_week) == (time(22), 3)
    assert 'value="22:00"' in administrator.get(PAGE).text


def test_half_of_quiet_hours_is_refused(administrator: Visitor) -> None:
    page = administrator.post(PAGE, {"quiet_from": "22:00"})

    assert page.status_code == 422
    assert "Quiet hours have a beginning and an end." in page.text


def test_a_letter_leaves_whatever_the_limits_with_a_sentence(editor: Visitor, make: Make) -> None:
    letter = held(make)
    page = f"/desk/mailbox/{letter.id}"
    assert "Override the limits" not in editor.get(page).text
    set_limits(make.work, LimitsPlan(most_a_week=1), 0)
    make.work.session.flush()
    assert "Override the limits" in editor.get(page).text

    assert editor.post(f"/desk/outbox/{letter.id}/limits", {"reason": ""}).status_code == 422
    response = editor.post(f"/desk/outbox/{letter.id}/limits", {"reason": "It is urgent."})

    assert response.status_code == 303
    make.work.session.expire_all()
    (stored,) = make.work.session.scalars(select(Letter))
    assert (stored.delivery, stored.limits_overridden) == (Delivery.QUEUED, True)
