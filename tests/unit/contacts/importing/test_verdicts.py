"""What importing a row would do: new, same, changes, suppressed, doubtful, error."""

from __future__ import annotations

import pytest

from planner.accounts.installation import knows_key
from planner.contacts import suppressions as suppressing
from planner.contacts.models import Channel, ChannelKind, Person, PoolMember
from planner.contacts.suppression import SuppressionRoad, Unwanted
from planner.kernel.messages import gettext as _
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.organisations.archiving import archive
from tests.conftest import NOW, SECRET
from tests.factories import Make
from tests.unit.contacts.importing.acts import (
    changes,
    previewed,
    row,
    taken_in,
    verdict,
    verdicts,
)


def phone(make: Make, person: Person, number: str) -> None:
    make._own(Channel, {}, person=person, kind=ChannelKind.PHONE, value=number, key=number)


def suppress(work: Work, address: str) -> None:
    knows_key(work.session, SECRET, NOW)
    suppressing.suppress(work, [address], Unwanted.EVERYTHING, SuppressionRoad.LINK)


def test_a_row_about_nobody_known_is_new(work: Work) -> None:
    brought = previewed(work, row(1, "Ada Ferrymann", "ada@paper.test"))

    assert verdicts(work, brought) == [(1, "new", "")]
    assert brought.counts == {"new": 1}


@pytest.mark.parametrize("name", ["Ada Ferrymann", "FERRYMANN, Ada", "Ada Maria Ferrymann", ""])
def test_the_same_address_is_the_same_person(make: Make, work: Work, name: str) -> None:
    make.person("Ada Ferrymann", email="ada@paper.test", is_journalist=True, source="a card")
    given = row(1, name, "Ada@Paper.test")

    told = verdicts(work, previewed(work, given))[0][1]

    assert told == ("changes" if "Maria" in name else "same")


def test_a_name_in_other_letters_is_the_same_person_and_stands_beside_the_first(
    make: Make, work: Work
) -> None:
    make.person("Ivan Petrov", email="petrov@paper.test", is_journalist=True, source="a card")

    assert verdict(work, row(1, "Петров Иван", "petrov@paper.test")) == ("same", "")


def test_an_address_of_somebody_of_another_name_is_doubtful(make: Make, work: Work) -> None:
    make.person("Boris Quayle", email="news@paper.test")

    told = verdict(work, row(1, "Ada Ferrymann", "news@paper.test"))

    assert told == ("doubtful", "Somebody of another name has this address.")


def test_the_same_telephone_is_the_same_person_only_with_the_name(make: Make, work: Work) -> None:
    phone(make, make.person("Ada Ferrymann"), "+78120000001")
    number = ("+78120000001",)

    known = previewed(work, row(1, "Ada Ferrymann", "new@paper.test", phones=number))
    near = verdict(work, row(1, "Boris Ferrymann", "b@paper.test", phones=number))
    colleague = verdict(work, row(1, "Boris Quayle", "q@paper.test", phones=number))

    assert verdicts(work, known) == [(1, "changes", "")]
    assert near == ("doubtful", "Somebody of a similar name has this telephone number.")
    assert colleague == ("new", "")


def test_a_namesake_is_the_same_at_the_same_outlet_and_new_at_another(
    make: Make, work: Work
) -> None:
    herald = make.outlet(names=Texts(en="Herald", ru="Вестник"))
    make.affiliation(make.person("Ada Ferrymann"), outlet=herald)

    at_home = verdict(work, row(1, "Ada Ferrymann", "new@paper.test", outlet="«Вестник»"[1:-1]))
    elsewhere = verdict(work, row(1, "Ada Ferrymann", "new@paper.test", outlet="Gazette"))
    unsaid = verdict(work, row(1, "Ada Ferrymann", "new@paper.test"))

    assert at_home == ("changes", "")
    assert elsewhere == ("new", "")
    assert unsaid == (
        "doubtful",
        "Somebody of this name is in the register, and no outlet tells them apart.",
    )


def test_two_people_of_the_register_who_may_be_meant(make: Make, work: Work) -> None:
    make.person("Ada Ferrymann", email="ada@paper.test")
    make.person("Ada Ferrymann", email="desk@paper.test")

    told = verdict(work, row(1, "Ada Ferrymann", "ada@paper.test", "desk@paper.test"))

    assert told == ("doubtful", "Several people of the register may be meant.")


@pytest.mark.parametrize("outlet", ["", "Herald"])
def test_somebody_in_the_archive_is_asked_about(make: Make, work: Work, outlet: str) -> None:
    person = make.person("Ada Ferrymann", email="ada@paper.test")
    make.affiliation(person, outlet=make.outlet(names=Texts(en="Herald")))
    archive(work, person, "person")
    address = "new@paper.test" if outlet else "ada@paper.test"

    told = verdict(work, row(1, "Ada Ferrymann", address, outlet=outlet))

    assert told == ("doubtful", "This person is in the archive.")


def test_what_differs_is_told_field_by_field(make: Make, work: Work) -> None:
    person = make.person("Ada Ferrymann", email="ada@paper.test", language="en")
    make.affiliation(
        person, outlet=make.outlet(names=Texts(en="Herald")), functions=Texts(en="reporter")
    )
    pool = make.pool(names=Texts(en="City desk"))
    make._own(PoolMember, {}, person=person, pool=pool)
    given = row(
        1,
        "Ada Ferrymann",
        "ada@paper.test",
        "home@paper.test",
        surnames=Texts(en="Ferrymann"),
        phones=("+78120000001",),
        outlet="Gazette",
        function="editor",
        language="ru",
        topics=("Water",),
        pools=("city desk", "Rivers"),
        notes="calls in the morning",
    )

    brought = previewed(work, given, legal_basis="asked by them")

    assert changes(work, brought) == [
        ("surname", "", "Ferrymann"),
        ("outlet", "Herald", "Gazette"),
        ("function", "reporter", "editor"),
        ("email", "", "home@paper.test"),
        ("phone", "", "+78120000001"),
        ("language", "en", "ru"),
        ("journalist", "", "yes"),
        ("topic", "", "Water"),
        ("pool", "", "Rivers"),
        ("notes", "", "calls in the morning"),
        ("source", "", "Press card office"),
        ("legal_basis", "", "asked by them"),
    ]


def test_what_is_not_to_be_entered_is_no_change(make: Make, work: Work) -> None:
    make.person("Ada Ferrymann", email="ada@paper.test", is_journalist=True, source="a card")
    given = row(1, "Ada Ferrymann", "ada@paper.test", topics=("Water",), pools=("Rivers",))

    told = verdict(work, given, enters_topics=False, enters_pools=False)

    assert told == ("same", "")


def test_everybody_comes_into_the_pool_of_the_list(make: Make, work: Work) -> None:
    make.person("Ada Ferrymann", email="ada@paper.test", is_journalist=True, source="a card")
    pool = make.pool(names=Texts(ru="Пул", en="Rivers"))

    brought = previewed(work, row(1, "Ada Ferrymann", "ada@paper.test"), pool_ids=[pool.id])

    assert changes(work, brought) == [("pool", "", "Rivers")]


def test_whoever_wants_no_letters_is_not_brought_in(work: Work) -> None:
    suppress(work, "ada@paper.test")

    told = verdict(work, row(1, "Ada Ferrymann", "new@paper.test", "ADA@paper.test"))

    assert told == ("suppressed", "does not want letters")


def test_whoever_wants_no_releases_is_brought_in_and_gets_none(work: Work) -> None:
    knows_key(work.session, SECRET, NOW)
    address = ["ada@paper.test"]
    suppressing.suppress(work, address, Unwanted.RELEASES, SuppressionRoad.LINK)
    assert verdict(work, row(1, "Ada Ferrymann", *address))[0] == "new"

    suppressing.suppress(work, address, Unwanted.INVITATIONS, SuppressionRoad.LINK)
    assert verdict(work, row(1, "Ada Ferrymann", *address))[0] == "suppressed"


def test_a_row_with_faults_is_an_error_with_all_of_them(work: Work) -> None:
    faults = (_("This e-mail address is too long to be one."), _("Choose from the list."))

    told = verdict(work, row(1, "Ada", faults=faults))

    assert told == (
        "error",
        "This e-mail address is too long to be one. Choose from the list.",
    )


def test_the_address_of_the_office_and_nobody_at_all_are_errors(work: Work) -> None:
    own = verdict(work, row(1, "Ada", "Press@house.test"))
    nobody = verdict(work, row(1, "", phones=("+78120000001",)))

    assert own == ("error", "This is the office's own address.")
    assert nobody == ("error", "Neither a name nor an e-mail address stands in this row.")


@pytest.mark.parametrize(("outlet", "called"), [("Herald", "Herald"), ("", "news@paper.test")])
def test_an_address_without_a_name_is_asked_about(work: Work, outlet: str, called: str) -> None:
    told = verdict(work, row(1, "", "news@paper.test", outlet=outlet))

    reason = f"No name stands in this row. It would be entered as “{called}”."
    assert told == ("doubtful", reason)


def test_what_should_be_looked_at_is_doubtful_unless_nothing_would_happen(work: Work) -> None:
    doubts = (_("Choose from the list."),)
    given = row(1, "Ada Ferrymann", "ada@paper.test", doubts=doubts)

    first = verdict(work, given)
    taken_in(work, row(1, "Ada Ferrymann", "ada@paper.test"))
    second = verdict(work, given)

    assert (first, second) == (("doubtful", "Choose from the list."), ("same", ""))


@pytest.mark.parametrize("portion", [1, 500])
def test_two_rows_of_a_list_about_the_same_person_are_seen(work: Work, portion: int) -> None:
    rows = (
        row(1, "Ada Ferrymann", "ada@paper.test", outlet="Herald"),
        row(2, "Ferrymann Ada", "ada@paper.test"),
        row(3, "Ada Ferrymann", "home@paper.test", outlet="Herald"),
        row(4, "Boris Quayle", "ada@paper.test"),
        row(5, "Ada Ferrymann", "other@paper.test", outlet="Gazette"),
        row(6, "Ada Maria Ferrymann", "ada@paper.test"),
    )

    brought = previewed(work, *rows, portion=portion)

    assert verdicts(work, brought) == [
        (1, "new", ""),
        (2, "same", "The same person as in row 1."),
        (3, "changes", "The same person as in row 1."),
        (4, "doubtful", "Row 1 has the same address and another name."),
        (5, "new", ""),
        (6, "changes", "The same person as in row 1."),
    ]


def test_colleagues_with_one_telephone_are_two_people(work: Work) -> None:
    number = ("+78120000001",)

    brought = previewed(
        work,
        row(1, "Ada Ferrymann", "ada@paper.test", phones=number),
        row(2, "Boris Quayle", "boris@paper.test", phones=number),
        row(3, "Ada Ferrymann", phones=number),
    )

    assert [told for _n, told, _r in verdicts(work, brought)] == ["new", "new", "same"]


def test_the_same_list_again_changes_nothing(make: Make, work: Work) -> None:
    make.organisation("Water Fund")
    pool = make.pool(names=Texts(en="Everybody"))
    rows = (
        row(
            1,
            "Ferrymann Ada Maria",
            *(f"ada{n}@paper.test" for n in range(10)),
            outlet="Herald",
            function="редактор",
            topics=("Water", "water", "Schools"),
            pools=("Rivers",),
            surnames=Texts(en="Ferrymann"),
            notes="calls",
            language="ru",
        ),
        row(2, "Юлия О’Нил 🙂", "julia@paper.test", organisation="Water Fund"),
        row(3, "Ada Ferrymann", "ada@other.test", phones=("+78120000001",)),
        row(4, "Boris Quayle", function="stringer"),
    )
    taken_in(work, *rows, pool_ids=[pool.id])

    again = previewed(work, *rows, pool_ids=[pool.id])

    assert again.counts == {"same": 4}
