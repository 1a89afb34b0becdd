"""So many guests of one outlet: said before they are invited, and why they are all the same."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from planner.contacts.models import Outlet, Person
from planner.history.models import Entry
from planner.invitations.outlet_limit import FIELD, crowded_outlets, refuse_crowd
from planner.kernel.errors import Invalid
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.outbox.limits import MOST_OF_OUTLET, LimitsPlan, set_limits
from tests.factories import Make


@pytest.fixture
def outlet(make: Make) -> Outlet:
    return make.outlet(names=Texts(en="The Ferry"))


def staff(make: Make, outlet: Outlet, count: int, **given: object) -> list[Person]:
    people = [make.person() for _number in range(count)]
    for person in people:
        make.affiliation(person, outlet=outlet, **given)
    return people


def ids(people: list[Person]) -> list[int]:
    return [person.id for person in people]


def test_without_a_limit_any_number_is_invited(work: Work, make: Make, outlet: Outlet) -> None:
    people = staff(make, outlet, 3)

    assert crowded_outlets(work, make.event(), ids(people)) == []
    set_limits(work, LimitsPlan(most_a_week=2), 0)
    assert refuse_crowd(work, make.event(), ids(people), "") == []


def test_guests_on_the_list_count_and_withdrawn_ones_do_not(
    work: Work, make: Make, outlet: Outlet
) -> None:
    event = make.event()
    first, second, third, fourth = staff(make, outlet, 4)
    make.invitation(event, person=first, outlet=outlet)
    make.invitation(event, person=second, outlet=outlet, withdrawn_at=work.now)
    set_limits(work, LimitsPlan(most_of_outlet=2), 0)

    assert crowded_outlets(work, event, ids([first, third])) == []
    (crowded,) = crowded_outlets(work, event, ids([third, fourth]))
    assert crowded.sentence("en") == (
        "Of The Ferry 3 guests would be invited: the limit of the office is 2."
    )


@pytest.mark.parametrize("of_office", [None, 5, 1])
def test_an_event_has_a_limit_of_its_own(
    work: Work, make: Make, outlet: Outlet, of_office: int | None
) -> None:
    people = staff(make, outlet, 3)
    set_limits(work, LimitsPlan(most_of_outlet=of_office), 0)

    (crowded,) = crowded_outlets(work, make.event(most_of_outlet=2), ids(people))

    assert crowded.sentence("en") == (
        "Of The Ferry 3 guests would be invited: the limit of this event is 2."
    )
    assert crowded_outlets(work, make.event(most_of_outlet=3), ids(people)) == []


def test_who_worked_there_once_does_not_count(work: Work, make: Make, outlet: Outlet) -> None:
    people = staff(make, outlet, 2, until=date(2011, 1, 1))
    set_limits(work, LimitsPlan(most_of_outlet=1), 0)

    assert crowded_outlets(work, make.event(), ids(people)) == []


def test_who_is_not_in_contacts_yet_counts_by_the_name_of_the_outlet(
    work: Work, make: Make, outlet: Outlet
) -> None:
    people, event = staff(make, outlet, 1), make.event()
    set_limits(work, LimitsPlan(most_of_outlet=1), 0)
    pasted = ["THE FERRY", "Radio Uno", "radio uno", "Radio Due"]

    crowded = crowded_outlets(work, event, ids(people), pasted)

    assert [(one.outlet.best("en"), one.guests) for one in crowded] == [
        ("Radio Uno", 2),
        ("The Ferry", 2),
    ]
    with pytest.raises(Invalid):
        refuse_crowd(work, event, [], "", pasted)


def test_the_history_keeps_why(work: Work, make: Make, outlet: Outlet) -> None:
    people, event = staff(make, outlet, 2), make.event()
    set_limits(work, LimitsPlan(most_of_outlet=1), 0)
    for reason in ("  ", "x" * 501):
        with pytest.raises(Invalid) as refused:
            refuse_crowd(work, event, ids(people), reason)
        assert refused.value.field == FIELD

    refuse_crowd(work, event, ids(people), "They film it too.")

    verb = "event.outlet_limit_overridden"
    (facts,) = work.session.scalars(select(Entry.facts).where(Entry.verb == verb))
    assert facts == {"reason": "They film it too.", "count": 1}


def test_the_limit_is_a_number(work: Work) -> None:
    for number in (0, MOST_OF_OUTLET + 1):
        with pytest.raises(Invalid) as refused:
            set_limits(work, LimitsPlan(most_of_outlet=number), 0)
        assert refused.value.field == "most_of_outlet"
