"""Two acts at the same moment: the outcome of the first one or a sentence, never a broken page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from planner.accounts.models import Membership, Role
from planner.contacts.models import Person
from planner.invitations.models import Invitation
from planner.web.doors import Door
from tests.conftest import NOW
from tests.factories import Make
from tests.house.doors import DOORS
from tests.web.matrix import Things, address, rules_of
from tests.web.queue import Queue, sending
from tests.web.visitor import Visitor

pytestmark = pytest.mark.walk

Sent = tuple[str, dict[str, Any]]
TOLD = {303, 400, 403, 404, 409, 413, 422}
# Signed out meanwhile; a page that asks something; answered to a script as JSON; a page, as the link
# leads nowhere afterwards.
ALSO = {
    "auth.sign_in.sign_out": {401},
    "desk.people.likely": {200},
    "desk.releases.save_typed": {200},
    "desk.identity_papers.look": {200},
    "guest.own_page.erase": {200},
    "guest.subscription.create": {200},
}


@pytest.mark.parametrize("endpoint", sorted(DOORS))
def test_the_same_act_twice_at_once_breaks_at_no_address(
    app: Flask, make: Make, administrator: Visitor, queue: Queue, endpoint: str
) -> None:
    things = Things(make, Path(app.instance_path) / "files")
    statuses = set()

    for rule in rules_of(app, endpoint):
        if "POST" in (rule.methods or set()) and DOORS[endpoint] != Door.PUBLIC:
            url = address(rule, things)
            answers = queue.meet(sending(administrator, url), sending(administrator, url))
            statuses |= {answer.status_code for answer in answers}

    assert statuses <= TOLD | ALSO.get(endpoint, set())


def _cancel_and_postpone(make: Make) -> tuple[Sent, Sent]:
    url = f"/desk/events/{make.event().id}/status"
    return (
        (url, {"to": "cancelled", "reason": "The hall is closed"}),
        (url, {"to": "postponed", "reason": "The speaker is ill"}),
    )


def _announce_and_withdraw(make: Make) -> tuple[Sent, Sent]:
    url = f"/desk/events/{make.event().id}/announcement"
    return (url, {}), (f"{url}/withdrawal", {})


def _save_and_delete(make: Make) -> tuple[Sent, Sent]:
    url = f"/desk/organisations/{make.organisation().id}"
    return (url, {"names-en": "Society", "kind": "other", "version": "1"}), (f"{url}/removal", {})


def _choose_and_delete(make: Make) -> tuple[Sent, Sent]:
    body = make.organisation()
    typed = {"names-en": "Branch", "kind": "other", "parent_id": str(body.id)}
    return ("/desk/organisations/", typed), (f"/desk/organisations/{body.id}/removal", {})


def _move_and_remove_an_item(make: Make) -> tuple[Sent, Sent]:
    event = make.event()
    make.item(event)
    url = f"/desk/events/{event.id}/programme/items/{make.item(event).id}"
    return (f"{url}/position", {"direction": "up"}), (f"{url}/removal", {})


def _revise_and_remove_a_part(make: Make) -> tuple[Sent, Sent]:
    event = make.event()
    part = make.part(make.item(event), person=make.person())
    url = f"/desk/events/{event.id}/parts/{part.id}"
    return (f"{url}/state", {"state": "confirmed"}), (f"{url}/removal", {})


def _the_same_address_twice(make: Make) -> tuple[Sent, Sent]:
    typed = {"email": "carla@paper.example", "role": "viewer"}
    return ("/desk/members/", typed), ("/desk/members/", typed)


def _shut_out_and_remove(make: Make) -> tuple[Sent, Sent]:
    url = f"/desk/members/{make.member().id}"
    return (f"{url}/suspension", {"reason": "Left"}), (f"{url}/removal", {})


def _the_same_occasion_twice(make: Make) -> tuple[Sent, Sent]:
    url = f"/desk/events/{make.event().id}/occasions/"
    typed = {"anniversary_id": str(make.anniversary().id)}
    return (url, typed), (url, typed)


def _into_the_pool_twice(make: Make) -> tuple[Sent, Sent]:
    url = f"/desk/pools/{make.pool().id}/members"
    typed = {"pasted": "new@paper.example"}
    make.person(email="new@paper.example")
    return (url, typed), (url, typed)


def _in_and_out_of_the_pool(make: Make) -> tuple[Sent, Sent]:
    pool, person = make.pool(), make.person(email="new@paper.example")
    url = f"/desk/pools/{pool.id}/members"
    return (url, {"pasted": "new@paper.example"}), (f"{url}/{person.id}/removal", {})


@pytest.mark.parametrize(
    "acts",
    [
        _announce_and_withdraw,
        _cancel_and_postpone,
        _choose_and_delete,
        _in_and_out_of_the_pool,
        _into_the_pool_twice,
        _move_and_remove_an_item,
        _revise_and_remove_a_part,
        _save_and_delete,
        _shut_out_and_remove,
        _the_same_address_twice,
        _the_same_occasion_twice,
    ],
)
def test_two_acts_that_collide_end_in_words(
    administrator: Visitor, make: Make, queue: Queue, acts: Callable[[Make], tuple[Sent, Sent]]
) -> None:
    first, second = acts(make)

    answers = queue.meet(sending(administrator, *first), sending(administrator, *second))

    statuses = [answer.status_code for answer in answers]
    assert 303 in statuses
    assert set(statuses) <= {303, 404, 409, 422}


def test_of_two_administrators_who_remove_each_other_one_stays(
    administrator: Visitor, make: Make, session: Session, queue: Queue
) -> None:
    me = session.scalars(select(Membership)).one()
    other = make.member(Role.ADMINISTRATOR)
    against = Visitor(administrator.client.application, session)
    against.sign_in(other)

    answers = queue.meet(
        sending(administrator, f"/desk/members/{other.id}/removal"),
        sending(against, f"/desk/members/{me.id}/removal"),
    )

    assert sorted(answer.status_code for answer in answers) in ([303, 401], [303, 403])
    session.expire_all()
    assert session.scalar(select(func.count()).select_from(Membership)) == 1


def test_a_guest_who_is_ticked_off_at_two_doors_came_once(
    editor: Visitor, make: Make, session: Session, queue: Queue
) -> None:
    event = make.event(starts_on=NOW.date(), ends_on=NOW.date())
    url = f"/desk/events/{event.id}/day/guests/{make.invitation(event).id}/attendance"

    answers = queue.meet(sending(editor, url), sending(editor, url))

    assert [answer.status_code for answer in answers] == [303, 303]
    session.expire_all()
    assert session.scalars(select(Invitation)).one().came


def test_a_person_is_entered_once_though_the_button_was_pressed_twice(
    editor: Visitor, session: Session, queue: Queue
) -> None:
    typed = {"names-en": "Carla Ruiz", "form_key": "one-key", "language": "en"}

    answers = queue.meet(*(sending(editor, "/desk/people/", typed) for _ in range(4)))

    assert [answer.status_code for answer in answers] == [303] * 4
    assert len({answer.location for answer in answers}) == 1
    assert session.scalar(select(func.count()).select_from(Person)) == 1
