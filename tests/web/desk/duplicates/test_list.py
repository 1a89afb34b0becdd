"""The list of pairs, two records side by side, merging, and taking it back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.accounts.models import Role
from planner.contacts.duplicates.models import DuplicatePair, Merge
from planner.contacts.models import Person
from planner.invitations.models import Answer
from planner.jobs.comparing import compare_some
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.merging.merge import MergePlan, merge
from tests.conftest import NOW
from tests.factories import Make
from tests.web.desk.undoing import undo
from tests.web.reading import attributes, texts
from tests.web.visitor import Visitor

LIST = "/desk/people/duplicates/"


@pytest.fixture
def approver(visit: Callable[[Role], Visitor]) -> Visitor:
    return visit(Role.APPROVER)


@pytest.fixture
def two(make: Make, work: Work, session: Session) -> tuple[Person, Person]:
    first = make.person(names=Texts(en="Anna Arden"), email="anna@paper.test")
    second = make.person(names=Texts(en="A. Arden"), email="arden@radio.test")
    outlet = make.outlet()
    make.affiliation(first, outlet=outlet)
    make.affiliation(second, outlet=outlet)
    session.expire_all()
    return first, second


@pytest.fixture
def pair(work: Work, session: Session, two: tuple[Person, Person]) -> DuplicatePair:
    session.commit()
    while compare_some(session, work.links, NOW):
        pass
    return session.scalars(select(DuplicatePair)).one()


def side_by_side(keep: Person, other: Person) -> str:
    return f"{LIST}merge?keep={keep.id}&other={other.id}"


def sent(keep: Person, other: Person, **chosen: object) -> dict[str, object]:
    return {
        "keep": keep.id,
        "other": other.id,
        "keep_version": keep.version,
        "other_version": other.version,
        **chosen,
    }


def test_pairs_stand_with_their_reason(approver: Visitor, pair: DuplicatePair) -> None:
    page = approver.get(LIST).text

    assert texts(page, "h1") == ["Duplicates (1)"]
    assert texts(page, ".pair__reason") == [
        "likely · One name may be the other one shortened, at the same outlet."
    ]
    assert texts(page, ".pair__name") == ["Anna Arden", "A. Arden"]


def test_the_list_is_narrowed(approver: Visitor, pair: DuplicatePair) -> None:
    page = approver.get(f"{LIST}?level=certain").text

    assert texts(page, ".pair__name") == []


def test_an_empty_list_says_so(approver: Visitor) -> None:
    page = approver.get(LIST).text

    assert texts(page, ".empty") == [
        "Nobody stands here twice, as far as names, addresses and telephones tell."
    ]


def test_people_who_wait_to_be_compared_are_told_of(
    approver: Visitor, two: tuple[Person, Person], session: Session
) -> None:
    session.commit()

    page = approver.get(LIST).text

    assert "People who were entered or changed are still being compared." in page


def test_not_the_same_person_and_undo(
    approver: Visitor, pair: DuplicatePair, session: Session
) -> None:
    approver.post(f"{LIST}{pair.id}/dismissal")
    page = approver.get(LIST).text
    dismissed = texts(page, ".pair__name")
    said = texts(approver.get(f"{LIST}?dismissed=yes").text, ".pair__name")

    undo(approver, page)

    assert (dismissed, said) == ([], ["Anna Arden", "A. Arden"])
    assert texts(approver.get(LIST).text, ".pair__name") == ["Anna Arden", "A. Arden"]


def test_two_records_stand_side_by_side(approver: Visitor, two: tuple[Person, Person]) -> None:
    page = approver.get(side_by_side(*two)).text

    assert texts(page, ".merge__name") == ["Anna Arden", "A. Arden"]
    assert attributes(page, ".merge__row--open input", "value") == ["mine", "theirs"]
    assert attributes(page, ".merge__item label.soft input", "value") == [
        "anna@paper.test",
        "arden@radio.test",
    ]


def test_the_record_with_more_events_is_proposed_to_stay(
    approver: Visitor, make: Make, two: tuple[Person, Person]
) -> None:
    make.invitation(person=two[1], answer=Answer.ACCEPTED)

    page = approver.get(side_by_side(*two) + "&suggest=yes").text

    assert texts(page, ".merge__name") == ["A. Arden", "Anna Arden"]


def test_without_two_people_the_list_is_shown(approver: Visitor) -> None:
    asked = approver.get(f"{LIST}merge")
    sent_off = approver.post(f"{LIST}merge", {"keep": "1"})

    assert (asked.status_code, asked.headers["Location"]) == (303, LIST)
    assert (sent_off.status_code, sent_off.headers["Location"]) == (303, LIST)


def test_merging_keeps_what_was_chosen(
    approver: Visitor, two: tuple[Person, Person], session: Session
) -> None:
    first, second = two
    mark = 'channels:["email", "anna@paper.test"]'
    other_mark = 'channels:["email", "arden@radio.test"]'

    answer = approver.post(
        f"{LIST}merge",
        sent(
            second,
            first,
            **{"field-names.en": "theirs", "shown": [mark, other_mark], "keeps": [other_mark]},
        ),
    )

    session.expire_all()
    assert answer.headers["Location"] == f"/desk/people/{second.id}"
    assert (second.names, second.emails) == (Texts(en="Anna Arden"), ["arden@radio.test"])


def test_the_old_page_leads_on(
    approver: Visitor, two: tuple[Person, Person], work: Work, session: Session
) -> None:
    merge(work, *two, MergePlan())
    session.commit()

    answer = approver.get(f"/desk/people/{two[1].id}")

    assert answer.headers["Location"] == f"/desk/people/{two[0].id}"


def test_a_merge_is_undone_from_the_notice_and_from_the_page(
    approver: Visitor, two: tuple[Person, Person], session: Session
) -> None:
    approver.post(f"{LIST}merge", sent(*two))
    page = approver.get(f"/desk/people/{two[0].id}").text
    told = [one for one in texts(page, ".facts p") if one.startswith("Another record")]

    undo(approver, page)

    session.expire_all()
    assert told == ["Another record was merged into this one on 20\xa0March\xa02012."]
    assert session.scalars(select(Merge)).all() == []
    assert [one.emails for one in two] == [["anna@paper.test"], ["arden@radio.test"]]
    assert "Two records again, as they were." in approver.get(f"/desk/people/{two[0].id}").text


def test_what_was_saved_meanwhile_is_looked_at_again(
    approver: Visitor, two: tuple[Person, Person], session: Session
) -> None:
    form = sent(*two)
    two[0].version += 1
    session.commit()

    answer = approver.post(f"{LIST}merge", form)

    assert answer.status_code == 409
    assert texts(answer.text, ".merge__name") == ["Anna Arden", "A. Arden"]


def test_the_history_of_the_survivor_tells_that_of_both(
    approver: Visitor, two: tuple[Person, Person], work: Work, session: Session
) -> None:
    merge(work, *two, MergePlan())
    session.commit()

    page = approver.get(f"/desk/history/?person={two[0].id}").text

    assert "Another record of the person merged into this one" in page
    assert "Merged into another record of the person" in page


def test_the_page_of_a_person_names_who_may_be_the_same(
    approver: Visitor, pair: DuplicatePair, two: tuple[Person, Person]
) -> None:
    page = approver.get(f"/desk/people/{two[0].id}").text

    assert "Perhaps the same person: A. Arden." in " ".join(texts(page, "p.facts"))
