"""Who may be one person, and who is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.contacts.duplicates.evidence import Reason, is_of_newsroom
from planner.contacts.duplicates.finding import find_pairs, store_pairs
from planner.contacts.duplicates.keys import known_people
from planner.contacts.duplicates.models import PersonKey
from planner.contacts.duplicates.pairs import (
    are_all_compared,
)
from planner.contacts.models import Channel, ChannelKind, Gender, Person
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from tests.conftest import NOW
from tests.factories import Make
from tests.unit.contacts.duplicates.comparing import Enter, found, reasons


def test_the_same_address_and_name(work: Work, enter: Enter) -> None:
    one = enter("Anna Arden", email="anna@paper.test")
    other = enter("Arden, Anna", email="anna@paper.test")

    assert found(work) == [(one.id, other.id, Reason.ADDRESS)]


def test_the_same_telephone_and_a_shortened_name(work: Work, enter: Enter) -> None:
    enter("Anna Arden", phone="+78001234567")
    enter("A. Arden", phone="+78001234567")

    assert reasons(work) == [Reason.TELEPHONE_OF_SIMILAR_NAME]


def test_the_same_telephone_and_name(work: Work, enter: Enter) -> None:
    enter("Anna Arden", phone="+78001234567")
    enter("Anna Arden", phone="+78001234567")

    assert reasons(work) == [Reason.TELEPHONE]


def test_the_same_address_and_a_shortened_name(work: Work, enter: Enter) -> None:
    enter("Anna Arden", email="newsroom@paper.test")
    enter("A. Arden", email="newsroom@paper.test")

    assert reasons(work) == [Reason.ADDRESS_OF_SIMILAR_NAME]


def test_the_same_name_at_the_same_outlet_across_scripts(
    work: Work, make: Make, enter: Enter
) -> None:
    outlet = make.outlet()
    enter("Екатерина Соловьёва", outlet=outlet)
    enter("Yekaterina Solovyova", outlet=outlet)

    assert reasons(work) == [Reason.NAME_AT_OUTLET]


def test_a_similar_name_at_the_same_outlet(work: Work, make: Make, enter: Enter) -> None:
    outlet = make.outlet()
    enter("Anna Lindgren", outlet=outlet)
    enter("Anna Lindgern", outlet=outlet)

    assert reasons(work) == [Reason.SIMILAR_NAME_AT_OUTLET]


def test_initials_at_the_same_outlet(work: Work, make: Make, enter: Enter) -> None:
    outlet = make.outlet()
    enter("Мария Иванова", outlet=outlet)
    enter("M. Ivanova", outlet=outlet)

    assert reasons(work) == [Reason.SHORT_NAME_AT_OUTLET]


def test_the_same_name_with_an_outlet_missing(work: Work, make: Make, enter: Enter) -> None:
    enter("Anna Arden", outlet=make.outlet())
    enter("Anna Arden")

    assert reasons(work) == [Reason.ONLY_NAME]


def test_the_same_name_at_another_outlet(work: Work, make: Make, enter: Enter) -> None:
    enter("Anna Arden", outlet=make.outlet())
    enter("Anna Arden", outlet=make.outlet())

    assert reasons(work) == [Reason.NAME_ELSEWHERE]


def test_an_address_that_somebody_of_another_name_has(work: Work, enter: Enter) -> None:
    enter("Anna Arden", email="anna@paper.test")
    enter("Anna Bellwether", email="anna@paper.test")

    assert reasons(work) == [Reason.ADDRESS_OF_OTHER_NAME]


def test_the_mailbox_of_a_newsroom_says_nothing(work: Work, enter: Enter) -> None:
    enter("Anna Arden", email="newsroom@paper.test")
    enter("Ben Bellwether", email="newsroom@paper.test")

    assert reasons(work) == []


@pytest.mark.parametrize(
    "address", ["info@paper.test", "redaktion@paper.test", "press.2@paper.test", "news@tv.test"]
)
def test_mailboxes_of_newsrooms_are_known_by_their_names(address: str) -> None:
    assert is_of_newsroom(address) is True


def test_the_telephone_of_a_newsroom_says_nothing(work: Work, make: Make, enter: Enter) -> None:
    for name in ("Anna Arden", "Ben Bellwether"):
        enter(name, phone="+78001234567")

    assert reasons(work) == []


def test_a_telephone_of_many_says_nothing_even_with_a_shortened_name(
    work: Work, enter: Enter
) -> None:
    for number in range(8):
        enter(f"Person{number} Sur{number}", phone="+78001234567")
    enter("Anna Arden", phone="+78001234567")
    enter("A. Arden", phone="+78001234567")

    assert reasons(work) == []


def test_siblings_at_one_outlet_are_two_people(work: Work, make: Make, enter: Enter) -> None:
    outlet = make.outlet()
    for name in ("Anna Ivanova", "Vera Ivanova"):
        enter(name, outlet=outlet, phone="+78001234567")

    assert reasons(work) == []


def test_father_and_son_are_two_people(work: Work, make: Make, enter: Enter) -> None:
    outlet = make.outlet()
    enter("Ivan Petrovich Ivanov", outlet=outlet)
    enter("Ivan Ivanovich Ivanov", outlet=outlet)

    assert reasons(work) == []


def test_a_man_and_a_woman_are_two_people(work: Work, make: Make, enter: Enter) -> None:
    outlet = make.outlet()
    enter("Sasha Kim", outlet=outlet, gender=Gender.MASCULINE)
    enter("Sasha Kim", outlet=outlet, gender=Gender.FEMININE)

    assert reasons(work) == []


def test_a_name_that_many_have_says_nothing(work: Work, make: Make, enter: Enter) -> None:
    for _number in range(8):
        enter("Ivan Ivanov", outlet=make.outlet())
    work.session.commit()
    work.session.query(Person).update({"compared_edition": 0})

    assert reasons(work) == []


def test_whoever_is_in_the_archive_is_left_out(work: Work, enter: Enter) -> None:
    enter("Anna Arden", email="anna@paper.test", archived_at=NOW)
    enter("Anna Arden", email="anna@paper.test")

    assert reasons(work) == []


def test_people_of_another_office_are_left_out(work: Work, make: Make, enter: Enter) -> None:
    Make(replace(work, office_id=make.office().id)).person("Anna Arden")
    enter("Anna Arden")

    assert reasons(work) == []


def test_who_is_saved_is_compared_again(work: Work, enter: Enter) -> None:
    one, other = enter("Anna Arden"), enter("Ben Bellwether")
    assert found(work) == []

    other.names = Texts(en="Anna Arden")
    work.session.flush()

    assert found(work) == [(one.id, other.id, Reason.ONLY_NAME)]


def test_a_pair_goes_when_a_record_is_corrected(work: Work, enter: Enter) -> None:
    enter("Anna Arden")
    other = enter("Anna Arden")
    assert reasons(work) == [Reason.ONLY_NAME]

    other.names = Texts(en="Ben Bellwether")
    work.session.flush()

    assert reasons(work) == []


def test_a_new_telephone_alone_is_looked_at(work: Work, enter: Enter) -> None:
    enter("Anna Arden", phone="+78001234567")
    other = enter("A. Arden")
    assert reasons(work) == []

    other.channels.append(
        Channel(
            office_id=work.office_id,
            kind=ChannelKind.PHONE,
            value="+78001234567",
            key="+78001234567",
            position=0,
        )
    )
    work.session.flush()

    assert reasons(work) == [Reason.TELEPHONE_OF_SIMILAR_NAME]


def test_people_from_before_there_were_keys_are_found(work: Work, enter: Enter) -> None:
    enter("Anna Arden")
    enter("Anna Arden")
    work.session.query(PersonKey).delete()

    assert reasons(work) == [Reason.ONLY_NAME]


def test_whoever_is_compared_is_said_to_be(work: Work, enter: Enter) -> None:
    person = enter("Anna Arden")
    waits = work.session.scalars(are_all_compared(work.office_id)).all()

    found(work)

    assert waits == [person.id]
    assert work.session.scalars(are_all_compared(work.office_id)).all() == []


def test_of_two_who_are_to_be_compared_the_later_number_is(work: Work, enter: Enter) -> None:
    one, other = (enter("Anna Arden", email="anna@paper.test") for _ in range(2))

    earlier, later = (find_pairs(work, known_people(work, [person.id])) for person in (one, other))

    assert (list(earlier.matches), earlier.put_off) == ([], {(one.id, other.id)})
    assert (list(later.matches), later.put_off) == ([(one.id, other.id)], set())


def test_a_pair_that_another_worker_finds_meanwhile_stays(work: Work, enter: Enter) -> None:
    one, other = (enter("Anna Arden", email="anna@paper.test") for _ in range(2))
    slow = find_pairs(work, known_people(work, [one.id]))
    pairs = found(work)

    store_pairs(work, {one.id: one.edition}, slow)

    assert pairs == found(work) == [(one.id, other.id, Reason.ADDRESS)]
