"""People chosen for a release: merged, erased and archived ones, and guests without an address."""

from __future__ import annotations

import sqlite3

from planner.distribution.recipients import selection
from planner.events.models.event import Event
from planner.invitations.chosen_people import ARCHIVED, Choice
from planner.invitations.chosen_people import chosen as people_chosen
from planner.invitations.person_filter import PersonFilter
from planner.kernel.work import Work
from planner.merging.merge import MergePlan, merge
from planner.privacy.chosen_people import forget_in_choices
from planner.privacy.traces import traces_of
from planner.releases.models import Release
from tests.conftest import NOW
from tests.factories import Make
from tests.unit.distribution.choosing import chosen, member, subscriber


def test_who_was_merged_into_another_record_gets_it_as_that_one(
    make: Make, work: Work, over: Event, release: Release
) -> None:
    ada, double = (make.person("Ada", email=f"{name}@paper.test") for name in ("ada", "a"))
    choice = chosen(work, over, person_ids=[double.id])

    merge(work, ada, double, MergePlan())

    assert [one.to.person_id for one in selection(work, choice).recipients] == [ada.id]


def test_who_is_erased_is_chosen_no_more(
    make: Make, work: Work, over: Event, release: Release
) -> None:
    ada, ben = make.person("Ada", email="ada@paper.test"), make.person("Ben")
    choice = chosen(work, over, person_ids=[ada.id, ben.id])

    forget_in_choices(work, traces_of(work, ada))

    assert choice.person_ids == [ben.id]


def test_a_filter_never_finds_the_archive(
    make: Make, work: Work, over: Event, release: Release
) -> None:
    make.person("Ada", email="ada@paper.test")
    make.person("Gone", email="gone@paper.test", archived_at=NOW)
    kept = make.saved_filter(conditions=PersonFilter(archived=True).values)

    found = selection(work, chosen(work, over, filter_ids=[kept.id]))

    assert [one.to.name for one in found.recipients] == ["Ada"]
    assert found.left_out == []


def test_a_guest_without_an_address_on_the_list_gets_it_as_others_do(
    make: Make, work: Work, over: Event, release: Release
) -> None:
    anna = make.person("Anna", email="anna@paper.test")
    make.invitation(over, person=anna, address="")

    found = selection(work, chosen(work, over, person_ids=[anna.id]))

    [one] = found.recipients
    assert (one.to.address, one.to.key) == ("anna@paper.test", f"person:{anna.id}")


def test_a_subscriber_in_the_archive_is_told_of_among_those_left_out(
    make: Make, work: Work, over: Event, release: Release
) -> None:
    row = subscriber(make, "clara@paper.test", name="Clara")
    assert row.person is not None
    row.person.archived_at = NOW

    found = selection(work, chosen(work, over, to_subscribers=True))

    assert [(one.to.name, reason) for one, reason in found.left_out] == [("Clara", ARCHIVED)]


def test_people_are_looked_up_among_more_than_one_statement_takes(make: Make, work: Work) -> None:
    pool = make.pool()
    first, last = (member(make, pool, make.person(name)) for name in ("Ada", "Ben"))
    member(make, pool, make.person("Clara"))
    connection = work.session.connection().connection.driver_connection
    assert isinstance(connection, sqlite3.Connection)
    connection.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 1000)
    others = range(last.id + 2, last.id + 2000)
    choice = Choice(
        pool_ids=[pool.id], filters=[("", PersonFilter(search="Ada"))], person_ids=[last.id]
    )

    found = people_chosen(work, choice, [first.id, *others, last.id])

    assert {number: len(whys) for number, whys in found.items()} == {first.id: 2, last.id: 2}
