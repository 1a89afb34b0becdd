"""Topics of the office: their order, their names, and who writes about them."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from planner.contacts.operations import PersonPlan, enter_person, revise_person
from planner.contacts.queries import TopicList, people
from planner.contacts.topic import Topic
from planner.contacts.topics import TopicPlan, enter_topic, move_topic, revise_topic
from planner.kernel.errors import Invalid, Stale
from planner.kernel.ordering import Direction
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.organisations.archiving import archive, remove
from tests.factories import Make


def _names(work: Work) -> list[str]:
    register = TopicList(model=Topic, office_id=work.office_id)
    return [topic.label for topic in work.session.scalars(register.select())]


def _entered(work: Work, *names: str) -> list[Topic]:
    return [enter_topic(work, TopicPlan(names=Texts(en=name))) for name in names]


def test_topics_stand_as_they_were_entered_until_they_are_moved(work: Work) -> None:
    _water, _health, school = _entered(work, "Water", "Health", "School")
    before = _names(work)

    is_moved = move_topic(work, school, Direction.UP)
    _entered(work, "Bread")

    assert before == ["Water", "Health", "School"]
    assert is_moved
    assert _names(work) == ["Water", "School", "Health", "Bread"]


def test_nothing_moves_beyond_the_ends_or_from_the_archive(work: Work) -> None:
    water, health, school = _entered(work, "Water", "Health", "School")
    archive(work, health, "topic")

    moved = [
        move_topic(work, water, Direction.UP),
        move_topic(work, school, Direction.DOWN),
        move_topic(work, health, Direction.UP),
    ]

    assert moved == [False, False, False]
    assert _names(work) == ["Water", "School"]


def test_a_topic_has_a_name(work: Work) -> None:
    with pytest.raises(Invalid) as refused:
        enter_topic(work, TopicPlan(names=Texts()))

    assert refused.value.field == "names"


def test_a_journalist_is_found_by_the_name_that_a_topic_has_now(work: Work) -> None:
    (water,) = _entered(work, "Water")
    person = enter_person(work, PersonPlan(names=Texts(en="Ada"), topic_ids=(water.id,)))

    revise_topic(work, water, TopicPlan(names=Texts(en="Rivers", ru="Реки")), water.version)
    found = {
        word: list(work.session.scalars(people(work.office_id, search=word).select()))
        for word in ("water", "rivers", "реки")
    }

    assert found == {"water": [], "rivers": [person], "реки": [person]}


def test_two_people_cannot_rename_a_topic_at_once(work: Work) -> None:
    (water,) = _entered(work, "Water")

    with pytest.raises(Stale):
        revise_topic(work, water, TopicPlan(names=Texts(en="Rivers")), 0)


def test_beats_are_those_chosen_in_the_order_of_the_office(work: Work) -> None:
    water, health, school = _entered(work, "Water", "Health", "School")
    plan = PersonPlan(names=Texts(en="Ada"), topic_ids=(school.id, water.id))
    person = enter_person(work, plan)
    kept = {link.topic_id: link.id for link in person.topics}

    before = person.topic_ids
    chosen = PersonPlan(names=Texts(en="Ada"), topic_ids=(health.id, water.id))
    revise_person(work, person, chosen, person.version)

    assert before == [water.id, school.id]
    assert person.topic_ids == [water.id, health.id]
    assert kept[water.id] in [link.id for link in person.topics]


def test_a_topic_that_is_not_there_is_refused(work: Work) -> None:
    with pytest.raises(Invalid) as refused:
        enter_person(work, PersonPlan(names=Texts(en="Ada"), topic_ids=(99,)))

    assert refused.value.field == "topic_ids"


def test_people_are_listed_by_beat(work: Work) -> None:
    water, health = _entered(work, "Water", "Health")
    ada = enter_person(work, PersonPlan(names=Texts(en="Ada"), topic_ids=(water.id,)))
    enter_person(work, PersonPlan(names=Texts(en="Bob"), topic_ids=(health.id,)))

    found = list(work.session.scalars(people(work.office_id, topic=water.id).select()))

    assert found == [ada]


def test_a_topic_in_use_is_archived_and_not_deleted(work: Work, make: Make) -> None:
    used, unused = make.topic(), make.topic()
    enter_person(work, PersonPlan(names=Texts(en="Ada"), topic_ids=(used.id,)))

    removed = [remove(work, topic, "topic") for topic in (used, unused)]

    assert removed == [False, True]
    assert list(work.session.scalars(select(Topic))) == [used]
