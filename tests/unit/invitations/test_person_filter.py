"""Choosing people: any, all and none of their beats, pools and outlets, and what they have done."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from planner.contacts.models import OutletKind, OutletScope, PoolMember
from planner.contacts.topic import PersonTopic
from planner.events.models.kinds import EventStatus
from planner.invitations.person_filter import (
    AddressState,
    Among,
    PersonFilter,
    PersonKind,
    Whose,
    count_of,
    filtered,
)
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.outbox.models import RefusedAddress
from tests.factories import Make
from tests.unit.invitations.test_contact import letter

DAY = date(2012, 3, 20)


@pytest.fixture
def ids(work: Work, make: Make) -> dict[str, int]:
    """Ada writes about water and health, is in both pools and comes; Bob about health; Cy is nobody's."""
    office_id = work.office_id
    topics = {name: make.topic(names=Texts(en=name)) for name in ("water", "health")}
    pools = {name: make.pool(names=Texts(en=name)) for name in ("capital", "weekly")}
    radio = make.outlet(
        kind=OutletKind.RADIO,
        scope=OutletScope.LOCAL,
        language="ru",
        cities=Texts(en="Tver, Old Rzhev", ru="Тверь"),
    )
    agency = make.outlet(kind=OutletKind.AGENCY, language="en")
    ada = make.person("Ada", is_journalist=True)
    bob = make.person("Bob", is_journalist=True)
    cy = make.person("Cy", email="")
    make.person("Old", archived_at=work.now)
    for person, names in ((ada, ("water", "health")), (bob, ("health",))):
        person.topics = [PersonTopic(office_id=office_id, topic=topics[name]) for name in names]
    for person, names in ((ada, ("capital", "weekly")), (cy, ("weekly",))):
        for name in names:
            work.session.add(PoolMember(office_id=office_id, pool=pools[name], person=person))
    make.affiliation(ada, outlet=radio, since=date(2012, 1, 1))
    make.affiliation(bob, outlet=radio, until=date(2011, 12, 31))
    make.affiliation(bob, outlet=agency)
    for checked_in_at in (work.now, work.now, None):
        held = make.event(status=EventStatus.HELD)
        make.invitation(held, person=ada, checked_in_at=checked_in_at)
        make.invitation(held, person=bob)
    letter(work, ada.id, "lately", sent_at=work.now - timedelta(days=2))
    letter(work, bob.id, "once", sent_at=work.now - timedelta(days=90))
    work.session.add(
        RefusedAddress(office_id=office_id, address=bob.email.lower(), said="550", since=work.now)
    )
    work.session.flush()
    rows: dict[str, Any] = {**topics, **pools, "radio": radio, "agency": agency}
    return {name: row.id for name, row in rows.items()}


def names(work: Work, wanted: PersonFilter) -> list[str]:
    people = filtered(work, wanted, DAY)
    found = [one.label or one.names.best("en") for one in work.session.scalars(people.select())]
    assert count_of(work, people) == len(found)
    return found


@pytest.mark.parametrize(
    ("whose", "among", "chosen", "found"),
    [
        (Whose.TOPIC, Among.ANY, ("water", "health"), ["Ada", "Bob"]),
        (Whose.TOPIC, Among.ALL, ("water", "health"), ["Ada"]),
        (Whose.TOPIC, Among.NONE, ("water",), ["Bob", "Cy"]),
        (Whose.POOL, Among.ANY, ("weekly",), ["Ada", "Cy"]),
        (Whose.POOL, Among.ALL, ("weekly", "capital"), ["Ada"]),
        (Whose.POOL, Among.NONE, ("weekly", "capital"), ["Bob"]),
        (Whose.OUTLET, Among.ANY, ("radio", "agency"), ["Ada", "Bob"]),
        (Whose.OUTLET, Among.ALL, ("radio", "agency"), []),
        (Whose.OUTLET, Among.NONE, ("radio",), ["Bob", "Cy"]),
    ],
)
def test_any_all_and_none(
    work: Work,
    ids: dict[str, int],
    whose: Whose,
    among: Among,
    chosen: tuple[str, ...],
    found: list[str],
) -> None:
    wanted = PersonFilter(chosen={(whose, among): tuple(ids[name] for name in chosen)})

    assert names(work, wanted) == found


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({}, ["Ada", "Bob", "Cy"]),
        ({"archived": True}, ["Old"]),
        ({"kind": PersonKind.JOURNALIST}, ["Ada", "Bob"]),
        ({"kind": PersonKind.OTHER}, ["Cy"]),
        ({"search": "bo"}, ["Bob"]),
        ({"outlet_kind": OutletKind.RADIO}, ["Ada"]),
        ({"outlet_kind": OutletKind.AGENCY, "outlet_language": "ru"}, []),
        ({"outlet_scope": OutletScope.LOCAL}, ["Ada"]),
        ({"outlet_language": "en"}, ["Bob"]),
        ({"outlet_city": "rzhev"}, ["Ada"]),
        ({"outlet_city": "Тверь"}, ["Ada"]),
        ({"outlet_city": "Omsk"}, []),
        ({"came": 2}, ["Ada"]),
        ({"came": 3}, []),
        ({"silent": 30}, ["Bob", "Cy"]),
        ({"silent": 120}, ["Cy"]),
        ({"address": AddressState.KNOWN}, ["Ada", "Bob"]),
        ({"address": AddressState.MISSING}, ["Cy"]),
        ({"address": AddressState.REFUSED}, ["Bob"]),
    ],
)
def test_what_is_known_of_people(
    work: Work, ids: dict[str, int], given: dict[str, object], found: list[str]
) -> None:
    assert names(work, PersonFilter(**given)) == found  # type: ignore[arg-type]


def test_conditions_are_joined(work: Work, ids: dict[str, int]) -> None:
    wanted = PersonFilter(
        kind=PersonKind.JOURNALIST,
        chosen={
            (Whose.TOPIC, Among.ANY): (ids["health"],),
            (Whose.POOL, Among.NONE): (ids["capital"],),
        },
    )

    assert names(work, wanted) == ["Bob"]


def test_ids_of_another_office_find_nobody(work: Work, make: Make, ids: dict[str, int]) -> None:
    elsewhere = Work(
        session=work.session, now=work.now, office_id=make.office().id, links=work.links
    )

    assert names(elsewhere, PersonFilter(chosen={(Whose.POOL, Among.ANY): (ids["weekly"],)})) == []


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"search": ["ada"], "archived": ["yes"]},
        {"topic_any": ["3", "4"], "pool_none": ["5"], "outlet_all": ["6"]},
        {"kind": ["journalist"], "outlet_kind": ["radio"], "outlet_scope": ["local"]},
        {"outlet_city": ["Tver"], "outlet_language": ["ru"], "address": ["refused"]},
        {"came": ["2"], "silent": ["90"]},
    ],
)
def test_an_address_is_read_as_it_was_written(values: dict[str, list[str]]) -> None:
    assert PersonFilter.of(values).values == values


@pytest.mark.parametrize(
    "values",
    [
        {"kind": ["pigeon"], "outlet_kind": [""], "address": ["x"]},
        {"came": ["0"], "silent": ["-1"]},
        {"came": ["two"], "silent": ["٣"]},
        {"topic_any": ["x", "0", "-1", "9" * 40], "archived": ["no"]},
        {"came": [], "unknown": ["1"]},
    ],
)
def test_what_is_no_value_filters_nothing(values: dict[str, list[str]]) -> None:
    assert PersonFilter.of(values) == PersonFilter()


def test_each_id_is_kept_once_and_not_too_many() -> None:
    many = [str(number) for number in range(1, 99)]

    read = PersonFilter.of({"topic_any": ["7", "7"], "pool_all": many})

    assert read.ids_of(Whose.TOPIC) == (7,)
    assert len(read.ids_of(Whose.POOL)) == 50


def test_a_choice_is_added() -> None:
    one = PersonFilter().also(Whose.TOPIC, Among.NONE, 7)

    assert one.also(Whose.TOPIC, Among.NONE, 8).values == {"topic_none": ["7", "8"]}
    assert one.also(Whose.TOPIC, Among.NONE, 7) == one


@pytest.mark.parametrize(
    ("values", "is_plain"), [({"search": ["a"], "kind": ["other"]}, True), ({"came": ["1"]}, False)]
)
def test_a_plain_filter_is_that_of_any_list(values: dict[str, list[str]], is_plain: bool) -> None:
    assert PersonFilter.of(values).is_plain is is_plain
