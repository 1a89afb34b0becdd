from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from planner.events.models.kinds import EventStatus, PartRole, PartState, RoleNumber
from planner.events.models.statement import SpeechForm
from planner.events.operations.removing import remove_part
from planner.events.operations.speakers import (
    PartPlan,
    give_part,
    move_part,
    revise_part,
    set_state,
)
from planner.events.operations.statements import StatementPlan, note_statement
from planner.kernel.errors import Conflict, Invalid, Stale
from planner.kernel.ordering import Direction
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from tests.factories import Make


def test_a_named_person_with_the_function_of_that_day(work: Work, make: Make) -> None:
    person = make.person("Anna Example")
    make.affiliation(person, functions=Texts(en="Deputy"), until=date(2011, 12, 31), position=0)
    make.affiliation(person, functions=Texts(en="Head"), since=date(2012, 1, 1), position=1)
    item = make.item(make.event())

    part = give_part(work, item, PartPlan(person_id=person.id))

    assert (part.person, part.functions, part.position) == (person, Texts(en="Head"), 0)


def test_the_function_as_printed_wins(work: Work, make: Make) -> None:
    person = make.person()
    make.affiliation(person, functions=Texts(en="Head"))
    item = make.item(make.event(starts_on=None, starts_clock=None, ends_clock=None))

    given = give_part(work, item, PartPlan(person_id=person.id, functions=Texts(en="Guest")))
    undated = give_part(work, make.item(item.event), PartPlan(person_id=person.id))

    assert [part.functions["en"] for part in (given, undated)] == ["Guest", "Head"]


def test_somebody_new_enters_the_register(work: Work, make: Make) -> None:
    item, body = make.item(make.event()), make.organisation()

    part = give_part(
        work,
        item,
        PartPlan(
            new_names=Texts(en="Gesche Example"),
            organisation_id=body.id,
            functions=Texts(en="Representative"),
        ),
    )
    bare = give_part(work, item, PartPlan(new_names=Texts(en="Anna Bare")))

    assert part.person is not None
    (held,) = part.person.affiliations
    assert (part.person.names["en"], held.organisation, held.functions["en"]) == (
        "Gesche Example",
        body,
        "Representative",
    )
    assert bare.person is not None
    assert bare.person.affiliations == []
    assert [one.position for one in item.parts] == [0, 1]


def test_an_unnamed_role_and_a_body(work: Work, make: Make) -> None:
    item, body = make.item(make.event()), make.organisation()
    specialist = Texts(en="specialist")

    unnamed = give_part(
        work,
        item,
        PartPlan(organisation_id=body.id, unnamed_roles=specialist, role_number=RoleNumber.ONE),
    )
    whole = give_part(work, item, PartPlan(organisation_id=body.id))
    person = make.person()
    named = give_part(work, item, PartPlan(person_id=person.id, unnamed_roles=specialist))

    assert [part.unnamed_roles for part in (unnamed, whole, named)] == [
        specialist,
        Texts(),
        Texts(),
    ]
    assert [part.person for part in (unnamed, whole, named)] == [None, None, person]


@pytest.mark.parametrize(
    ("plan", "field"),
    [
        (PartPlan(), "person"),
        (PartPlan(unnamed_roles=Texts(en="specialist")), "role_number"),
        (PartPlan(person_id=999), "person"),
        (PartPlan(organisation_id=999), "organisation_id"),
    ],
)
def test_somebody_must_be_meant(work: Work, make: Make, plan: PartPlan, field: str) -> None:
    item = make.item(make.event())

    with pytest.raises(Invalid) as refusal:
        give_part(work, item, plan)

    assert (refusal.value.field, item.parts) == (field, [])


@pytest.mark.parametrize(
    ("plan", "sentence"),
    [
        ({"unnamed_roles": Texts(en="members")}, "“members” is one person or several"),
        ({"role": PartRole.COMPANION}, "whom they could accompany"),
    ],
)
def test_what_a_part_lacks(work: Work, make: Make, plan: dict[str, Any], sentence: str) -> None:
    item, body = make.item(make.event()), make.organisation()

    with pytest.raises(Invalid, match=sentence):
        give_part(work, item, PartPlan(organisation_id=body.id, **plan))


def test_a_companion_of_somebody(work: Work, make: Make) -> None:
    item = make.item(make.event())
    give_part(work, item, PartPlan(person_id=make.person().id))

    companion = give_part(work, item, PartPlan(person_id=make.person().id, role=PartRole.COMPANION))

    assert [part.role for part in item.parts] == [PartRole.SPEAKER, companion.role]


def test_further_functions(work: Work, make: Make) -> None:
    second, former = Texts(en="Chair of B"), Texts(en="Captain")
    plan = PartPlan(
        person_id=make.person().id,
        role_number=RoleNumber.SEVERAL,
        second_functions=second,
        former_functions=former,
    )

    part = give_part(work, make.item(make.event()), plan)

    assert (part.second_functions, part.former_functions) == (second, former)
    assert part.role_number is None  # of a named person it says nothing


def test_one_role_each(work: Work, make: Make) -> None:
    item, person = make.item(make.event()), make.person()
    part = give_part(work, item, PartPlan(person_id=person.id))

    with pytest.raises(Invalid, match="same role"):
        give_part(work, item, PartPlan(person_id=person.id))
    with pytest.raises(Invalid, match="not both"):
        give_part(work, item, PartPlan(person_id=person.id, new_names=Texts(en="X")))
    give_part(work, item, PartPlan(person_id=person.id, role=PartRole.MODERATOR))
    revise_part(work, part, PartPlan(person_id=person.id, is_remote=True), 1)

    assert part.is_remote
    with pytest.raises(Stale):
        revise_part(work, part, PartPlan(person_id=person.id), 1)


def test_people_of_another_office_cannot_be_named(work: Work, make: Make) -> None:
    stranger = make.person(office_id=make.office().id, email="")

    with pytest.raises(Invalid):
        give_part(work, make.item(make.event()), PartPlan(person_id=stranger.id))


def test_states_order_and_removal(work: Work, make: Make) -> None:
    item = make.item(make.event())
    first, second = (give_part(work, item, PartPlan(person_id=make.person().id)) for _ in "ab")

    set_state(work, second, PartState.CONFIRMED)
    move_part(work, second, Direction.UP)
    assert (second.state, second.position, first.position) == (PartState.CONFIRMED, 0, 1)
    work.session.expire(item)
    move_part(work, second, Direction.UP)
    assert (second.position, first.position) == (0, 1)

    remove_part(work, second)
    assert (item.parts, first.position) == ([first], 0)


def test_who_was_quoted_stays(work: Work, make: Make) -> None:
    part = make.part(make.item(make.event()), person=make.person())
    note_statement(work, part, StatementPlan(form=SpeechForm.TOPICS, texts=Texts(en="rivers")))

    with pytest.raises(Conflict, match="is noted"):
        remove_part(work, part)


def test_a_closed_event_keeps_its_people(work: Work, make: Make) -> None:
    part = make.part(make.item(make.event(status=EventStatus.CLOSED)), person=make.person())

    with pytest.raises(Conflict, match="closed"):
        set_state(work, part, PartState.ABSENT)


def test_nobody_is_left_whom_a_companion_could_accompany(work: Work, make: Make) -> None:
    item = make.item(make.event())
    speaker, companion = (
        give_part(work, item, PartPlan(person_id=make.person().id, role=role))
        for role in (PartRole.SPEAKER, PartRole.COMPANION)
    )

    with pytest.raises(Conflict, match="Then nobody would stand before the accompanying person"):
        move_part(work, companion, Direction.UP)
    with pytest.raises(Conflict, match="Then nobody would stand before the accompanying person"):
        remove_part(work, speaker)


def test_a_role_without_a_name_needs_no_organisation(work: Work, make: Make) -> None:
    plan = PartPlan(unnamed_roles=Texts(en="representatives"), role_number=RoleNumber.SEVERAL)

    part = give_part(work, make.item(make.event()), plan)

    assert part.unnamed_roles == Texts(en="representatives")
