"""More pasted people of one outlet than the office wants: said in the preview, and why they are invited."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from planner.background.models import Job
from planner.events.models.event import Event
from planner.invitations.models import Invitation
from planner.kernel.texts import Texts
from planner.outbox.limits import LimitsPlan, set_limits
from tests.factories import Make
from tests.web.desk.guests.test_pasting import event, pasted, reading, sent_by
from tests.web.reading import texts, wrong
from tests.web.visitor import Visitor

__all__ = ["event"]

SAID = "Of Kurier 2 guests would be invited: the limit of the office is 1."
REASON = "They film it too."


@pytest.fixture(autouse=True)
def _limit(make: Make) -> None:
    set_limits(make.work, LimitsPlan(most_of_outlet=1), 0)
    make.work.session.commit()


def names(make: Make) -> list[str]:
    make.work.session.expire_all()
    return list(make.work.session.scalars(select(Invitation.name).order_by(Invitation.id)))


@pytest.mark.parametrize("is_known", [True, False])
def test_pasted_people_of_one_outlet_are_invited_with_a_reason(
    editor: Visitor, make: Make, event: Event, is_known: bool
) -> None:
    max_huber = make.person("Max Huber", email="max@kurier.test")
    if is_known:
        make.affiliation(max_huber, outlet=make.outlet(names=Texts(en="Kurier")))
    rows = "Anna Meier\tKurier\tanna@kurier.test\nMax Huber\tKurier\tmax@kurier.test"
    rows += "" if is_known else "\nEva Maier\tKURIER\teva@kurier.test"

    page = editor.post(reading(event), {"pasted": rows}).text
    refused = editor.post(pasted(event), sent_by(page))
    there = names(make)
    invited = editor.post(pasted(event), sent_by(refused.text, over_outlet=REASON))

    assert (texts(page, ".warning li"), texts(refused.text, ".warning li")) == (
        [SAID],
        [SAID],
    )
    assert (refused.status_code, there) == (422, [])
    assert list(wrong(refused.text)) == ["over_outlet"]
    assert (invited.status_code, len(names(make))) == (303, 2 if is_known else 3)


def test_the_limit_of_the_event_goes_before_that_of_the_office(
    editor: Visitor, make: Make, event: Event
) -> None:
    rows = "\n".join(f"Ada No{number}\tKurier\tada{number}@kurier.test" for number in range(3))
    event.most_of_outlet = 2
    make.work.session.commit()

    page = editor.post(reading(event), {"pasted": rows}).text

    assert texts(page, ".warning li") == [
        "Of Kurier 3 guests would be invited: the limit of this event is 2."
    ]


def test_a_row_that_is_not_ticked_does_not_count(editor: Visitor, make: Make, event: Event) -> None:
    rows = "Anna Meier\tKurier\tanna@kurier.test\nMax Huber\tKurier\tmax@kurier.test"
    page = editor.post(reading(event), {"pasted": rows}).text

    invited = editor.post(pasted(event), sent_by(page, **{"table-1-chosen": ""}))

    assert (invited.status_code, names(make)) == (303, ["Anna Meier"])


def test_many_are_left_to_a_job_with_a_reason(editor: Visitor, make: Make, event: Event) -> None:
    rows = "\n".join(f"Ada No{number}\tKurier\tada{number}@kurier.test" for number in range(101))

    page = editor.post(reading(event), {"pasted": rows}).text
    refused = editor.post(pasted(event), sent_by(page))
    there = make.work.session.scalars(select(Job)).all()
    begun = editor.post(pasted(event), sent_by(refused.text, over_outlet=REASON))

    assert (refused.status_code, there, begun.status_code) == (422, [], 303)
