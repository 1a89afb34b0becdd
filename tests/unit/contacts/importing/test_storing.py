"""Importing what the preview has said: new people, changes, and what came between."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import func, select

from planner.contacts.importing.models import ChangeRule, Decision
from planner.contacts.legal_basis import LegalBasis
from planner.contacts.models import Outlet, Person, Pool
from planner.contacts.topic import Topic
from planner.history.models import Entry
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.organisations.models import Organisation
from tests.factories import Make
from tests.unit.contacts.importing.acts import (
    decide_about,
    outcomes,
    people,
    person,
    pools,
    previewed,
    row,
    take_in,
    taken_in,
)

_INDEXED = ("label", "sort_name", "search_text")


def full(number: int = 1, **given: Any) -> Any:
    values = {
        "surnames": Texts(en="Ferrymann"),
        "phones": ("+78120000001",),
        "outlet": "Harbour Times",
        "function": "редактор",
        "topics": ("Water", "Schools", "WATER"),
        "pools": ("Rivers",),
        "language": "ru",
        "notes": "calls in the morning",
    }
    return row(number, "Ada Ferrymann", "Ada@paper.test", "home@paper.test", **values | given)


def verbs(work: Work, subject: str) -> list[str]:
    found = select(Entry.verb).where(Entry.subject_kind == subject).order_by(Entry.id)
    return list(work.session.scalars(found))


def test_somebody_of_one_name_without_an_outlet_is_taken_in(work: Work) -> None:
    """There is nothing by which duplicates of them could be found."""
    taken_in(work, row(1, "Ada", "ada@paper.test"))

    assert person(work, "Ada").emails == ["ada@paper.test"]


def test_a_new_person_has_all_that_stands_in_the_row(make: Make, work: Work) -> None:
    make.topic(names=Texts(en="Water", ru="Вода"))

    taken_in(work, full(), legal_basis="asked by them")

    ada = person(work, "Ada Ferrymann")
    (post,) = ada.affiliations
    assert ada.emails == ["Ada@paper.test", "home@paper.test"]
    assert [c.key for c in ada.channels] == ["ada@paper.test", "home@paper.test", "+78120000001"]
    assert (post.employer and post.employer.names, post.functions) == (
        Texts(en="Harbour Times"),
        Texts(ru="редактор"),
    )
    assert [topic.names.best() for topic in ada.topic_list] == ["Water", "Schools"]
    assert pools(work, ada) == ["Rivers"]
    assert (ada.surnames, ada.language, ada.is_journalist, ada.notes) == (
        Texts(en="Ferrymann"),
        "ru",
        True,
        "calls in the morning",
    )
    assert (ada.source, ada.legal_basis, ada.legal_basis_note, ada.legal_basis_on) == (
        "Press card office",
        LegalBasis.OTHER,
        "asked by them",
        work.now.date(),
    )
    assert verbs(work, "people") == ["person.imported"]


def test_new_people_are_found_as_those_that_people_enter(make: Make, work: Work) -> None:
    make.topic(names=Texts(en="Water", ru="Вода"))
    make.outlet(names=Texts(en="Herald", ru="Вестник"), cities=Texts(en="Omsk"))
    make.organisation("Water Fund")

    taken_in(
        work,
        full(),
        row(2, "Юлия О’Нил 🙂", outlet="вестник"),
        row(3, "Boris Quayle", "b@paper.test", organisation="WATER FUND", function="spokesman"),
    )

    for one in people(work):
        stored = {name: getattr(one, name) for name in _INDEXED}
        one.index()
        assert stored == {name: getattr(one, name) for name in _INDEXED}


def test_an_employer_is_found_by_any_of_its_names_and_entered_once(make: Make, work: Work) -> None:
    herald = make.outlet(names=Texts(en="Herald", ru="Вестник"))
    rows = [
        row(n, f"Person {n}", outlet=name)
        for n, name in enumerate(
            ("вестник", "HERALD", "Gazette", "gazette ", "Organ", "Gazette"), 1
        )
    ]

    brought = taken_in(work, *rows, row(7, "Person 7", organisation="Water Fund"))

    employers = [one.affiliations[0].employer for one in people(work)]
    assert employers[:2] == [herald, herald]
    assert len({id(employer) for employer in employers}) == 4
    assert [o.label for o in work.session.scalars(select(Outlet).order_by(Outlet.id))] == [
        "Herald", "Gazette", "Organ",
    ]  # fmt: skip
    assert [o.label for o in work.session.scalars(select(Organisation))] == ["Water Fund"]
    assert {table: len(ids) for table, ids in brought.entered.items()} == {
        "outlets": 2,
        "organisations": 1,
    }


def test_people_who_are_no_journalists(work: Work) -> None:
    taken_in(work, row(1, "Ada Ferrymann"), are_journalists=False)

    assert not person(work, "Ada Ferrymann").is_journalist


@pytest.mark.parametrize(
    ("rule", "outlet", "function", "language", "notes", "addresses", "in_pools"),
    [
        (ChangeRule.TAKE, "Harbour Times", "редактор", "ru", "shy\ncalls in the morning", 3, 1),
        (ChangeRule.FILL, "Herald", "", "en", "shy\ncalls in the morning", 3, 1),
        (ChangeRule.LEAVE, "Herald", "", "en", "shy", 1, 1),
    ],
)
def test_what_happens_to_people_who_are_known(
    make: Make,
    work: Work,
    rule: ChangeRule,
    outlet: str,
    function: str,
    language: str,
    notes: str,
    addresses: int,
    in_pools: int,
) -> None:
    ada = make.person("Ada Ferrymann", email="ada@paper.test", language="en", notes="shy")
    make.affiliation(ada, outlet=make.outlet(names=Texts(en="Herald")))

    brought = taken_in(work, full(), rule=rule)

    ada = person(work, "Ada Ferrymann")
    (post,) = ada.affiliations
    assert post.employer is not None
    assert (post.employer.names.best(), post.functions.best()) == (outlet, function)
    assert (ada.language, ada.notes) == (language, notes)
    assert (len(ada.channels), len(pools(work, ada))) == (addresses, in_pools)
    assert outcomes(work, brought) == [(1, "changed", "")]
    assert verbs(work, "people") == ([] if rule is ChangeRule.LEAVE else ["person.completed"])
    assert ada.version == (1 if rule is ChangeRule.LEAVE else 2)
    stored = {name: getattr(ada, name) for name in _INDEXED}
    ada.index()
    assert rule is ChangeRule.LEAVE or stored == {name: getattr(ada, name) for name in _INDEXED}


def test_another_name_brings_its_surname(make: Make, work: Work) -> None:
    make.person("Ada Quayle", email="ada@paper.test", surnames=Texts(en="Quayle"))
    brought = previewed(
        work, row(1, "Ada Ferrymann", "ada@paper.test", surnames=Texts(en="Ferrymann"))
    )
    decide_about(work, brought, 1, Decision.SAME)

    take_in(work, brought)

    ada = person(work, "Ada Ferrymann")
    assert (ada.names, ada.surnames) == (Texts(en="Ada Ferrymann"), Texts(en="Ferrymann"))


def test_a_person_without_employer_gets_one_and_a_function(make: Make, work: Work) -> None:
    make.person("Ada Ferrymann", email="ada@paper.test")
    make.person("Boris Quayle", email="boris@paper.test")

    taken_in(
        work,
        row(1, "Ada Ferrymann", "ada@paper.test", outlet="Herald", function="editor"),
        row(2, "Boris Quayle", "boris@paper.test", function="stringer"),
    )

    (hers,), (his,) = (one.affiliations for one in people(work))
    assert hers.employer is not None
    assert (hers.employer.label, hers.functions) == ("Herald", Texts(en="editor"))
    assert (his.employer, his.functions) == (None, Texts(en="stringer"))


@pytest.mark.parametrize("portion", [1, 500])
def test_rows_about_one_new_person_make_one_person(work: Work, portion: int) -> None:
    brought = previewed(
        work,
        row(1, "Ada Ferrymann", "ada@paper.test", outlet="Herald"),
        row(2, "Ada Ferrymann", "home@paper.test", outlet="Herald"),
        row(3, "Ferrymann Ada", "ADA@paper.test"),
    )

    take_in(work, brought, portion=portion)

    (ada,) = people(work)
    assert ada.emails == ["ada@paper.test", "home@paper.test"]
    assert [told for _n, told, _r in outcomes(work, brought)] == [
        "created", "changed", "unchanged",
    ]  # fmt: skip


def test_topics_and_pools_that_are_not_to_be_entered_are_left_out(make: Make, work: Work) -> None:
    make.topic(names=Texts(en="Water"))

    taken_in(work, full(), enters_topics=False, enters_pools=False)

    ada = person(work, "Ada Ferrymann")
    assert [topic.names.best() for topic in ada.topic_list] == ["Water"]
    assert [work.session.scalar(select(func.count(m.id))) for m in (Topic, Pool)] == [1, 0]


def test_the_row_says_who_came_of_it(work: Work) -> None:
    brought = taken_in(work, row(1, "Ada Ferrymann"))

    found = work.session.scalars(select(Person)).one()
    assert brought.outcomes == {"created": 1}
    assert outcomes(work, brought) == [(1, "created", "")]
    assert found.version == 1
