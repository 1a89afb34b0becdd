from __future__ import annotations

from datetime import date

import pytest

from planner.anniversaries.calendars import Calendar, WrittenDay
from planner.anniversaries.models import AnniversaryKind, Precision
from planner.anniversaries.operations import (
    AnniversaryPlan,
    add_anniversary,
    archive_anniversary,
    restore_anniversary,
    revise_anniversary,
)
from planner.anniversaries.queries import AnniversaryList
from planner.kernel.errors import Conflict, Invalid, Stale
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from tests.factories import Make

PHRASES = Texts(en="the founding of the Society", ru="со дня основания Общества")


def plan(**given: object) -> AnniversaryPlan:
    defaults = {"kind": AnniversaryKind.FOUNDATION, "base_year": 1867, "phrases": PHRASES}
    return AnniversaryPlan(**{**defaults, **given})  # type: ignore[arg-type]


def test_an_anniversary_is_found_by_its_phrase_and_its_owner_in_any_script(
    work: Work, make: Make
) -> None:
    owner = make.organisation(names=Texts(ru="Красный Крест"))
    anniversary = add_anniversary(work, plan(owner_id=owner.id))

    for words in ("society", "ОБЩЕСТВА", "krasny"):
        wanted = AnniversaryList(office_id=work.office_id, search=words).select()
        assert work.session.scalars(wanted).all() == [anniversary]
    assert not work.session.scalars(
        AnniversaryList(office_id=work.office_id, search="%").select()
    ).all()


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"base_year": 0}, "base_year"),
        ({"base_year": 2201}, "base_year"),
        ({"base_year": 2013}, "base_year"),
        (
            {
                "base_year": 1700,
                "precision": Precision.DAY,
                "exact_on": WrittenDay(1700, 2, 29),
                "calendar": Calendar.GREGORIAN,
            },
            "exact_on",
        ),
        ({"precision": Precision.DAY}, "exact_on"),
        ({"precision": Precision.DAY, "exact_on": WrittenDay(1868, 5, 15)}, "exact_on"),
        ({"owner_id": 999}, "owner_id"),
    ],
)
def test_what_cannot_be_is_refused(work: Work, given: dict[str, object], field: str) -> None:
    with pytest.raises(Invalid) as refusal:
        add_anniversary(work, plan(**given))

    assert refusal.value.field == field


def test_without_a_day_only_the_year_counts(work: Work) -> None:
    known = add_anniversary(work, plan(precision=Precision.DAY, exact_on=WrittenDay(1867, 5, 15)))
    unknown = add_anniversary(work, plan())

    assert known.precision is Precision.DAY
    assert unknown.precision is Precision.YEAR


def test_a_day_is_kept_as_gregorian_and_shown_in_its_calendar(work: Work) -> None:
    julian = plan(
        base_year=1700,
        precision=Precision.DAY,
        exact_on=WrittenDay(1700, 2, 29),
        calendar=Calendar.JULIAN,
    )

    anniversary = add_anniversary(work, julian)

    assert anniversary.exact_on == date(1700, 3, 11)
    assert anniversary.written_on == WrittenDay(1700, 2, 29)
    assert anniversary.has_certain_day


def test_a_day_before_1900_is_certain_only_in_a_calendar(work: Work) -> None:
    def days(year: int, calendar: Calendar) -> bool:
        day = WrittenDay(year, 5, 15)
        known = plan(base_year=year, precision=Precision.DAY, exact_on=day, calendar=calendar)
        return add_anniversary(work, known).has_certain_day

    assert not days(1867, Calendar.UNKNOWN)
    assert days(1867, Calendar.GREGORIAN)
    assert days(1900, Calendar.UNKNOWN)


def test_a_second_save_of_the_same_version_is_refused(work: Work) -> None:
    anniversary = add_anniversary(work, plan())
    work.session.flush()
    revise_anniversary(work, anniversary, plan(base_year=1868), 1)

    with pytest.raises(Stale):
        revise_anniversary(work, anniversary, plan(base_year=1869), 1)

    assert anniversary.base_year == 1868


def test_archiving_twice_is_once_and_can_be_undone(work: Work, make: Make) -> None:
    anniversary = make.anniversary()

    archive_anniversary(work, anniversary)
    archive_anniversary(work, anniversary)

    assert anniversary.archived_at == work.now
    restore_anniversary(work, anniversary)
    assert not anniversary.is_archived
    with pytest.raises(Conflict):
        restore_anniversary(work, anniversary)
