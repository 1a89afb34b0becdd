"""The list for whoever guards the entrance."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import html5lib
import pytest

from planner.accounts.models import Office
from planner.accreditation.deciding import approve
from planner.accreditation.guard_list import (
    GuardLine,
    Standing,
    asks_documents,
    guard_lines,
    list_length,
)
from planner.accreditation.guard_paper import (
    MOST_ROWS,
    GuardPaper,
    guard_html,
    guard_papers,
    takes_long,
)
from planner.accreditation.season import SeasonPlan, accredit
from planner.events.models.accreditation import RequestsTaken
from planner.events.models.event import Event
from planner.invitations.models import Answer
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.pdf.limits import check_source, check_tree
from tests.conftest import NOW
from tests.factories import Make
from tests.unit.accreditation.asked import asked, open_event


def lines(work: Work, event: Event, *, with_silent: bool = False) -> list[GuardLine]:
    return list(guard_lines(work, event, ("en",), with_silent=with_silent))


def names(work: Work, event: Event, *, with_silent: bool = False) -> list[str]:
    return [line.name for line in lines(work, event, with_silent=with_silent)]


def paper_of(work: Work, event: Event, language: str, office: Office) -> GuardPaper:
    """Of a list that needs no parts."""
    (paper,) = guard_papers(event, lines(work, event), language, office, printed_at=NOW)
    return paper


def test_only_those_who_may_come_stand_on_it_by_name(work: Work, make: Make) -> None:
    event = make.event()
    for name, answer in (
        ("Zoe", Answer.ACCEPTED),
        ("Ada", Answer.TENTATIVE),
        ("Boris", Answer.DECLINED),
        ("Clara", Answer.NEEDS_ACTION),
        ("Dora", Answer.REMOTE),
    ):
        make.invitation(event, name=name, answer=answer)
    make.invitation(event, name="Emil", answer=Answer.ACCEPTED, withdrawn_at=NOW)
    make.invitation(event, name="Fritz", answer=Answer.DECLINED, checked_in_at=NOW)

    assert names(work, event) == ["Ada", "Fritz", "Zoe"]
    assert names(work, event, with_silent=True) == ["Ada", "Clara", "Fritz", "Zoe"]


def test_the_length_counts_lines_and_the_names_of_crews_on_them(work: Work, make: Make) -> None:
    event = make.event()
    assert list_length(work, event) == (0, 0)

    make.invitation(event, answer=Answer.ACCEPTED, crew_names="Я\nBo")
    make.invitation(event, answer=Answer.DECLINED, crew_names="Cy")
    make.invitation(event)

    assert list_length(work, event) == (1, 4)
    assert list_length(work, event, with_silent=True) == (2, 4)


@pytest.mark.parametrize(
    ("rows", "letters", "is_long"), [(100, 8_000, False), (101, 0, True), (1, 8_001, True)]
)
def test_many_lines_or_long_crews_take_long(rows: int, letters: int, *, is_long: bool) -> None:
    assert takes_long(rows, letters) == is_long


def test_what_was_asked_for_stands_with_the_guest(work: Work, make: Make) -> None:
    event = open_event(make, asks_press_card=True)
    request = asked(
        work, event, press_card="17", crew=2, crew_names="Bo, Cy", equipment="camera", car="A 1 BC"
    )
    approve(work, request)

    (line,) = lines(work, event)

    assert (line.outlet, line.crew, line.crew_names) == ("River Post", 2, "Bo, Cy")
    assert (line.equipment, line.car, line.document) == ("camera", "A 1 BC", "17")
    assert line.standing is Standing.REQUEST


def test_a_season_goes_before_a_request_and_brings_its_number(work: Work, make: Make) -> None:
    event = open_event(make)
    guest = approve(work, asked(work, event))
    accredit(
        work,
        guest.person,
        SeasonPlan(since=date(2012, 1, 1), until=date(2012, 12, 31), number="P-17"),
    )

    (line,) = lines(work, event)

    assert (line.standing, line.document) == (Standing.SEASON, "P-17")


def test_documents_have_a_column_where_they_are_asked_for(make: Make) -> None:
    assert not asks_documents(make.event())
    assert asks_documents(make.event(asks_press_card=True))
    assert asks_documents(make.event(requests_taken=RequestsTaken.ACCREDITATION))


def test_the_paper_says_who_and_when_it_was_printed(work: Work, make: Make, office: Office) -> None:
    event = make.event(titles=Texts(en="Small Rivers"))
    make.invitation(event, name="علي <b>", answer=Answer.ACCEPTED, crew=3)
    make.invitation(event, name="Борис", answer=Answer.ACCEPTED)

    paper = paper_of(work, event, "en", office)
    html = guard_html(paper)

    assert paper.people == "2 guests may come. 3 people come along with them."
    assert paper.footer == (
        "Press House, printed on 20\u00a0March\u00a02012, 13:00. Later changes are not on it."
    )
    assert {row.name for row in paper.rows} == {"Борис", "علي <b>"}
    assert "علي &lt;b&gt;" in html
    assert not paper.has_documents


def test_without_crews_they_are_not_counted(work: Work, make: Make, office: Office) -> None:
    event = make.event()
    make.invitation(event, answer=Answer.ACCEPTED)

    paper = paper_of(work, event, "ru", office)

    assert (paper.language, len(paper.rows), paper.rows[0].crew) == ("ru", 1, "")


def long_list(work: Work, make: Make, **given: Any) -> tuple[Event, list[GuardLine]]:
    """More than one paper holds."""
    event = open_event(make, asks_press_card=True)
    outlet = make.outlet(names=Texts(ru="Вестник малых рек и озёр"))
    make.invitation(event, name="Анна Перевозчикова", outlet=outlet, answer=Answer.ACCEPTED)
    (line,) = lines(work, event)
    return event, [replace(line, name=f"N{number}", **given) for number in range(MOST_ROWS + 1)]


def test_a_long_list_is_drawn_in_parts(work: Work, make: Make, office: Office) -> None:
    event, many = long_list(work, make)

    first, second = guard_papers(event, many, "en", office, printed_at=NOW)

    assert (len(first.rows), len(second.rows), second.rows[0].number) == (150, 1, 151)
    assert (first.part, second.part) == ("Part 1 of 2: N0 – N149", "Part 2 of 2: N150 – N150")
    assert first.people == second.people == "151 guests may come."


def test_long_texts_make_shorter_parts(work: Work, make: Make, office: Office) -> None:
    event, many = long_list(work, make, crew_names="Я" * 200)

    papers = guard_papers(event, many, "ru", office, printed_at=NOW)

    assert [len(paper.rows) for paper in papers] == [101, 50]


def test_each_part_is_within_the_limits_of_a_paper(work: Work, make: Make, office: Office) -> None:
    event, many = long_list(work, make, crew_names="Я" * 140, car="A 1", document="17")

    for paper in guard_papers(event, many, "ru", office, printed_at=NOW):
        html = guard_html(paper)
        check_source(html)
        check_tree(html5lib.parse(html, namespaceHTMLElements=False))
