from __future__ import annotations

import pytest
from sqlalchemy import select

from planner.contacts.models import Person
from planner.contacts.outlets import OutletPlan, enter_outlet, revise_outlet
from planner.contacts.pools import (
    MOST_LINES,
    PoolPlan,
    add_members,
    enter_pool,
    people_named,
    remove_member,
    revise_pool,
)
from planner.contacts.queries import member_counts, members_of, pools_of
from planner.history.models import Entry
from planner.kernel.errors import Invalid, Stale
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from tests.factories import Make

NAMES = Texts(en="Northern pool")


def verbs(work: Work) -> list[str]:
    return list(work.session.scalars(select(Entry.verb).order_by(Entry.id)))


def test_joining_twice_is_once(work: Work, make: Make) -> None:
    pool, ada, bob = enter_pool(work, PoolPlan(names=NAMES)), make.person("A"), make.person("B")

    assert add_members(work, pool, [ada, bob, ada]) == 2
    assert add_members(work, pool, [bob]) == 0
    remove_member(work, pool, ada)
    remove_member(work, pool, ada)

    assert list(work.session.scalars(members_of(pool.id, work.office_id))) == [bob]
    assert list(work.session.scalars(pools_of(bob.id, work.office_id))) == [pool]
    assert [tuple(row) for row in work.session.execute(member_counts(work.office_id))] == [
        (pool.id, 1)
    ]


def test_a_pool_is_revised(work: Work, make: Make) -> None:
    pool, body, programme = make.pool(), make.organisation(), make.aid_programme()
    given = PoolPlan(names=NAMES, created_by_id=body.id, programme_id=programme.id)

    revise_pool(work, pool, given, 1)
    with pytest.raises(Stale):
        revise_pool(work, pool, PoolPlan(names=Texts(en="Late")), 1)

    assert (pool.label, pool.created_by, pool.programme) == ("Northern pool", body, programme)
    assert verbs(work) == ["pool.revised"]


def test_a_pool_needs_a_name(work: Work) -> None:
    with pytest.raises(Invalid) as refusal:
        enter_pool(work, PoolPlan(names=Texts()))

    assert refusal.value.field == "names"


def test_lines_name_people_by_address_or_name(work: Work, make: Make) -> None:
    ada = make.person("Ada One", email="ada@paper.test")
    ivan = make.person("Иван Второй", email="")

    found = people_named(work, "Somebody <ADA@paper.test>,\n\nIVAN vtoroy", "pasted")

    assert found == [ada, ivan]
    assert people_named(work, " \n", "pasted") == []


def test_namesakes_and_strangers_are_refused_by_name(work: Work, make: Make) -> None:
    make.person("Ada One")
    make.person("Ada One")
    make.person("Gone", archived_at=work.now)

    with pytest.raises(Invalid, match=r"that name: Ada One; Gone; 1; 2; 3; 4; 5\.") as refusal:
        people_named(work, "Ada One\nGone\n1\n2\n3\n4\n5", "pasted")

    assert refusal.value.field == "pasted"


def test_a_list_has_a_limit(work: Work) -> None:
    with pytest.raises(Invalid, match=f"At most {MOST_LINES} lines"):
        people_named(work, "x\n" * (MOST_LINES + 1), "pasted")


def test_people_are_found_by_the_new_name_of_their_outlet(work: Work, make: Make) -> None:
    outlet = enter_outlet(work, OutletPlan(names=Texts(en="Gazette")))
    person = make.person("Ada", email="")
    make.affiliation(person, outlet=outlet)

    revise_outlet(work, outlet, OutletPlan(names=Texts(en="Gazette"), language="en"), 1)
    revise_outlet(work, outlet, OutletPlan(names=Texts(en="Herald")), 2)

    stored = work.session.scalars(select(Person.search_text)).one()
    assert stored == "ada herald"
    assert verbs(work) == ["outlet.entered", "outlet.revised", "outlet.revised"]


def test_an_outlet_needs_a_name(work: Work) -> None:
    with pytest.raises(Invalid) as refusal:
        enter_outlet(work, OutletPlan(names=Texts()))

    assert refusal.value.field == "names"
