"""Filters that are kept under a name."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from planner.invitations import saved_filters
from planner.invitations.person_filter import PersonFilter, PersonKind
from planner.invitations.saved_filters import (
    FilterPlan,
    bring_back_former,
    forget_removed_filters,
    remove_filter,
    restore_filter,
    revise_filter,
    save_filter,
)
from planner.kernel.errors import Conflict, Invalid
from planner.kernel.work import Work
from tests.factories import Make

PLAN = FilterPlan(name="Radio", wanted=PersonFilter(kind=PersonKind.JOURNALIST))
OTHERS = PersonFilter(kind=PersonKind.OTHER)


@pytest.fixture
def vera(work: Work, make: Make) -> Work:
    """A member of the office at work."""
    return replace(work, actor_id=make.member().user_id)


def usable(work: Work) -> list[str]:
    found = saved_filters.saved_filters(work.office_id, work.actor_id)
    return [one.name for one in work.session.scalars(found)]


def test_an_own_filter_is_its_owners_and_a_shared_one_everybodys(vera: Work, make: Make) -> None:
    save_filter(vera, PLAN)
    save_filter(vera, replace(PLAN, name="agencies", is_shared=True))
    other = replace(vera, actor_id=make.member().user_id)
    elsewhere = replace(vera, office_id=make.office().id)

    assert (usable(vera), usable(other), usable(elsewhere)) == (
        ["agencies", "Radio"],
        ["agencies"],
        [],
    )


def test_a_filter_finds_what_it_was_saved_with(vera: Work) -> None:
    assert save_filter(vera, PLAN).wanted == PLAN.wanted


@pytest.mark.parametrize(
    ("plan", "why"),
    [
        (replace(PLAN, name=""), "Give the filter a name."),
        (replace(PLAN, wanted=PersonFilter()), "This is the whole list"),
        (replace(PLAN, name="RADIO", is_shared=True), "a filter of that name already"),
    ],
)
def test_what_is_no_filter_is_refused(vera: Work, plan: FilterPlan, why: str) -> None:
    save_filter(vera, PLAN)

    with pytest.raises(Invalid, match=why):
        save_filter(vera, plan)


def test_there_is_a_limit(vera: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saved_filters, "MOST", 1)
    save_filter(vera, PLAN)

    with pytest.raises(Invalid, match="many filters already"):
        save_filter(vera, replace(PLAN, name="Second"))


def test_a_change_is_brought_back_and_done_again(vera: Work) -> None:
    row = save_filter(vera, PLAN)
    revise_filter(vera, row, FilterPlan(name="Others", wanted=OTHERS, is_shared=True))

    bring_back_former(vera, row)
    first = row.name, row.wanted, row.is_shared
    bring_back_former(vera, row)

    assert first == ("Radio", PLAN.wanted, False)
    assert (row.name, row.wanted, row.is_shared) == ("Others", OTHERS, True)


def test_what_was_never_changed_has_no_former(vera: Work) -> None:
    with pytest.raises(Conflict, match="not been changed"):
        bring_back_former(vera, save_filter(vera, PLAN))


def test_a_filter_that_was_removed_comes_back(vera: Work) -> None:
    row = save_filter(vera, PLAN)
    remove_filter(vera, row)
    remove_filter(vera, row)
    gone = usable(vera)

    restore_filter(vera, row)
    restore_filter(vera, row)

    assert (gone, usable(vera)) == ([], ["Radio"])


def test_a_name_that_was_taken_meanwhile_is_not_taken_back(vera: Work) -> None:
    row = save_filter(vera, PLAN)
    remove_filter(vera, row)
    save_filter(vera, PLAN)

    with pytest.raises(Invalid, match="that name already"):
        restore_filter(vera, row)


@pytest.mark.parametrize(("hours", "gone"), [(23, 0), (25, 1)])
def test_after_a_day_it_is_gone(vera: Work, hours: int, gone: int) -> None:
    row = save_filter(vera, PLAN)
    save_filter(vera, replace(PLAN, name="Kept"))
    remove_filter(vera, row)
    vera.session.flush()

    assert forget_removed_filters(vera.session, vera.now + timedelta(hours=hours)) == gone
