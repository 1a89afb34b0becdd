from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from planner.contacts.models import ChannelKind, Gender
from planner.contacts.operations import (
    AffiliationPlan,
    ChannelPlan,
    PersonPlan,
    enter_person,
    revise_person,
    set_photo,
)
from planner.history.models import Entry
from planner.kernel.errors import Conflict, Invalid, Stale
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from tests.factories import Make


def facts(**given: Any) -> PersonPlan:
    return PersonPlan(**{"names": Texts(en="Anna Sorokina"), **given})


def verbs(work: Work) -> list[str]:
    return list(work.session.scalars(select(Entry.verb).order_by(Entry.id)))


def test_a_person_is_entered_with_comparable_addresses(work: Work, make: Make) -> None:
    outlet = make.outlet(names=Texts(en="Gazette"))

    person = enter_person(
        work,
        facts(
            gender=Gender.FEMININE,
            posts=(AffiliationPlan(outlet_id=outlet.id, functions=Texts(en="editor")),),
            channels=(
                ChannelPlan(kind=ChannelKind.EMAIL, value="Anna@PAPER.test"),
                ChannelPlan(kind=ChannelKind.PHONE, value="8 812 555-01-23", is_public=True),
                ChannelPlan(kind=ChannelKind.PHONE, value="ext. 12"),
            ),
        ),
    )

    assert [(c.value, c.key, c.position) for c in person.channels] == [
        ("Anna@paper.test", "anna@paper.test", 0),
        ("8 812 555-01-23", "+78125550123", 1),
        ("ext. 12", "12", 2),
    ]
    assert person.email == "Anna@paper.test"
    assert person.search_text == "anna sorokina editor gazette anna@paper.test"
    assert verbs(work) == ["person.entered"]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"names": Texts()}, "names"),
        ({"channels": (ChannelPlan(kind=ChannelKind.EMAIL, value="nobody"),)}, "channels"),
        ({"channels": (ChannelPlan(kind=ChannelKind.PHONE, value="ring me"),)}, "channels"),
        (
            {"posts": (AffiliationPlan(since=date(2012, 2, 1), until=date(2012, 1, 1)),)},
            "affiliations",
        ),
        ({"posts": (AffiliationPlan(organisation_id=99),)}, "affiliations"),
    ],
)
def test_wrong_facts_are_refused(work: Work, wrong: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as refusal:
        enter_person(work, facts(**wrong))

    assert refusal.value.field == field


def test_a_post_has_one_employer(work: Work, make: Make) -> None:
    both = AffiliationPlan(organisation_id=make.organisation().id, outlet_id=make.outlet().id)

    with pytest.raises(Invalid, match="not both"):
        enter_person(work, facts(posts=(both,)))


def test_revising_replaces_what_was_entered(work: Work) -> None:
    mail = ChannelPlan(kind=ChannelKind.EMAIL, value="anna@paper.test")
    person = enter_person(work, facts(channels=(mail,)))

    revise_person(work, person, facts(names=Texts(en="Anna Petrova")), 1)

    assert person.channels == []
    assert person.search_text == "anna petrova"
    assert verbs(work) == ["person.entered", "person.revised"]


def test_a_stale_revision_changes_nothing(work: Work, make: Make) -> None:
    person = make.person("Anna")

    with pytest.raises(Stale):
        revise_person(work, person, facts(), 3)

    assert person.label == "Anna"


def test_who_was_merged_into_another_is_not_revised(work: Work, make: Make) -> None:
    person = make.person("Anna")
    person.merged_into_id = make.person("Anna Petrova").id

    with pytest.raises(Conflict, match="merged into another"):
        revise_person(work, person, facts(names=Texts(en="Anne")), 1)

    assert person.label == "Anna"


def test_a_portrait_is_taken_away(work: Work, make: Make) -> None:
    person = make.person()

    set_photo(work, person, None)

    assert person.photo is None
    assert verbs(work) == ["person.photo_changed"]
