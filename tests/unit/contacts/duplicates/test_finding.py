"""Who may be one person, and who is not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import select

from planner.contacts.duplicates.evidence import Reason, is_of_newsroom
from planner.contacts.duplicates.models import DuplicatePair, PersonKey
from planner.contacts.duplicates.pairs import (
    PairList,
    are_all_compared,
    dismiss,
    level_of,
    open_pairs,
    pairs_of,
    restore_pair,
)
from planner.contacts.models import Channel, ChannelKind, Gender, Outlet, Person
from planner.history.models import Entry
from planner.jobs.comparing import compare_some
from planner.kernel.errors import Conflict
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from tests.conftest import NOW
from tests.factories import Make

Enter = Callable[..., Person]


@pytest.fixture
def enter(work: Work, make: Make) -> Enter:
    """A person with a name, perhaps an address, a telephone and an outlet."""

    def enter(
        name: str,
        *,
        email: str | None = None,
        phone: str = "",
        outlet: Outlet | None = None,
        **given: object,
    ) -> Person:
        person = make.person(names=Texts(en=name), email=email or "", **given)
        person.channels = [
            Channel(office_id=work.office_id, kind=kind, value=value, key=value, position=0)
            for kind, value in ((ChannelKind.EMAIL, email), (ChannelKind.PHONE, phone))
            if value
        ]
        if outlet is not None:
            make.affiliation(person, outlet=outlet)
        work.session.flush()
        work.session.expire_all()
        return person

    return enter


def found(work: Work) -> list[tuple[int, int, Reason]]:
    """The open pairs once everybody is compared."""
    work.session.commit()
    while compare_some(work.session, work.links, NOW):
        pass
    work.session.expire_all()
    pairs = PairList(office_id=work.office_id).select().order_by(DuplicatePair.doubt)
    return [(one.first_id, one.second_id, one.reason) for one in work.session.scalars(pairs)]


def reasons(work: Work) -> list[Reason]:
    return [reason for _first, _second, reason in found(work)]


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


def the_pair(work: Work) -> DuplicatePair:
    return work.session.scalars(select(DuplicatePair)).one()


def test_who_is_not_the_same_is_not_shown_again(work: Work, enter: Enter) -> None:
    one = enter("Anna Arden", email="anna@paper.test")
    enter("Anna Arden")
    found(work)
    dismiss(work, the_pair(work))

    one.notes = "Anything else."
    work.session.flush()

    assert reasons(work) == []


def test_until_a_name_or_an_address_changes(work: Work, enter: Enter) -> None:
    enter("Anna Arden", email="anna@paper.test")
    other = enter("Anna Arden")
    found(work)
    dismiss(work, the_pair(work))

    other.channels.append(
        Channel(
            office_id=work.office_id,
            kind=ChannelKind.EMAIL,
            value="anna@paper.test",
            key="anna@paper.test",
        )
    )
    work.session.flush()

    assert reasons(work) == [Reason.ADDRESS]


def test_it_can_be_said_otherwise(work: Work, enter: Enter) -> None:
    enter("Anna Arden")
    enter("Anna Arden")
    found(work)
    pair = the_pair(work)

    for _twice in range(2):
        dismiss(work, pair)
    for _twice in range(2):
        restore_pair(work, pair)

    told = select(Entry.verb).where(Entry.verb.startswith("duplicate.")).order_by(Entry.id)
    assert work.session.scalars(told).all() == ["duplicate.dismissed", "duplicate.restored"]
    assert work.session.scalar(open_pairs(work.office_id)) == 1


def test_what_is_said_of_somebody_who_is_gone_is_refused(work: Work, enter: Enter) -> None:
    enter("Anna Arden")
    other = enter("Anna Arden")
    found(work)
    other.archived_at = NOW
    work.session.flush()

    with pytest.raises(Conflict, match="not in the register any more"):
        dismiss(work, the_pair(work))


def test_the_list_is_narrowed_to_a_level(work: Work, enter: Enter) -> None:
    enter("Anna Arden", email="anna@paper.test")
    enter("Anna Arden", email="anna@paper.test")
    enter("Ben Bellwether")
    enter("Ben Bellwether")
    found(work)

    levels = {
        level: len(
            work.session.scalars(PairList(office_id=work.office_id, level=level).select()).all()
        )
        for level in ("certain", "likely", "possible", "")
    }

    assert levels == {"certain": 1, "likely": 0, "possible": 1, "": 2}
    assert [level_of(doubt) for doubt in (0, 10, 11, 40, 41, 70)] == [
        *("certain", "certain", "likely", "likely", "possible", "possible")
    ]


def test_the_pairs_of_a_person(work: Work, enter: Enter) -> None:
    enter("Anna Arden")
    other = enter("Anna Arden")
    found(work)

    assert work.session.scalars(pairs_of(work.office_id, other.id)).all() == [the_pair(work)]
