"""The filter of the list of people, as a form and in the address."""

from __future__ import annotations

from planner.contacts.models import Person, Pool, PoolMember
from planner.contacts.topic import PersonTopic, Topic
from planner.kernel.texts import Texts
from tests.factories import Make
from tests.web.reading import attributes, texts, wrong
from tests.web.visitor import Visitor

LIST = "/desk/people/"
TICKS = ".people-filter__chosen input"


def writes_about(make: Make, person: Person, *topics: Topic) -> Person:
    person.topics = [PersonTopic(office_id=make.work.office_id, topic=topic) for topic in topics]
    return person


def member(make: Make, person: Person, pool: Pool) -> Person:
    make.work.session.add(PoolMember(office_id=make.work.office_id, pool=pool, person=person))
    return person


def test_a_choice_stands_as_a_tick_and_the_people_are_counted(viewer: Visitor, make: Make) -> None:
    water, health = make.topic(), make.topic(names=Texts(en="Health"))
    writes_about(make, make.person("Ada"), water, health)
    writes_about(make, make.person("Bob"), water)
    make.person("Cy")

    page = viewer.get(
        LIST, query_string={"topic_all": water.id, "topic": health.id, "topic_among": "all"}
    ).text

    assert texts(page, "tbody th") == ["Ada"]
    assert texts(page, ".people-filter__count") == ["1 person"]
    assert texts(page, ".people-filter__chosen label") == ["Water", "Health"]
    assert attributes(page, TICKS, "name") == ["topic_all", "topic_all"]
    assert attributes(page, TICKS, "value") == [str(water.id), str(health.id)]


def test_an_address_of_earlier_versions_still_filters(viewer: Visitor, make: Make) -> None:
    water = make.topic()
    writes_about(make, make.person("Ada"), water)
    make.person("Bob")

    assert texts(viewer.get(f"{LIST}?topic={water.id}").text, "tbody th") == ["Ada"]


def test_the_next_page_keeps_the_filter(viewer: Visitor, make: Make) -> None:
    pool = make.pool()
    for number in range(52):
        member(make, make.person(f"Person {number:02}"), pool)
    make.person("Zoë")

    page = viewer.get(f"{LIST}?pool_any={pool.id}&address=known").text
    (rest,) = attributes(page, "a[rel=next]", "href")

    assert f"pool_any={pool.id}" in rest
    assert texts(viewer.get(rest).text, "tbody th") == ["Person 50", "Person 51"]


def test_what_is_wrong_is_said_and_filters_nothing(viewer: Visitor, make: Make) -> None:
    make.person("Ada")

    page = viewer.get(f"{LIST}?came=many&silent=0&outlet-sought=Nobody").text

    assert texts(page, "tbody th") == ["Ada"]
    assert wrong(page) == {
        "came": "Give a whole number.",
        "silent": "Give a number from 1 to 9999.",
        "outlet": "Nothing in the register is called so. Look at the spelling, or type less.",
    }


def test_rows_of_another_office_are_neither_named_nor_lead_to_people(
    viewer: Visitor, make: Make
) -> None:
    make.person("Ada")
    elsewhere = make.pool(names=Texts(en="Theirs"), office_id=make.office().id)

    page = viewer.get(f"{LIST}?pool_any={elsewhere.id}").text

    assert texts(page, "tbody th") == []
    assert texts(page, ".people-filter__chosen label") == []


def test_the_members_of_a_pool_leave_as_files(approver: Visitor, make: Make) -> None:
    pool = make.pool()
    member(make, make.person("Ada"), pool)
    make.person("Bob")

    page = approver.get(f"/desk/pools/{pool.id}").text
    addresses = attributes(page, ".downloads a", "href")

    assert [address.partition("?")[0] for address in addresses] == [
        *(LIST, f"{LIST}list.xlsx", f"{LIST}list.csv", f"{LIST}list.vcf"),
    ]
    assert "Bob" not in approver.get(addresses[2]).text
    assert "Ada" in approver.get(addresses[2]).text
