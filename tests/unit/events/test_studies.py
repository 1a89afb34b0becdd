from __future__ import annotations

import pytest

from planner.events.models.study import StudyKind
from planner.events.operations.studies import StudyPlan, enter_study, revise_study
from planner.kernel.errors import Invalid, Stale
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from tests.factories import Make

PLAN = StudyPlan(kind=StudyKind.RESEARCH, titles=Texts(en="Lives on the move"))


def test_a_study_with_all_that_a_release_may_say(work: Work, make: Make) -> None:
    lab, unicef, line = make.organisation("Lab"), make.organisation("UNICEF"), make.hotline()

    study = enter_study(
        work,
        StudyPlan(
            kind=StudyKind.RESEARCH,
            titles=Texts(en="Children"),
            conductor_id=lab.id,
            commissioner_id=unicef.id,
            hotline_id=line.id,
            aims=Texts(en="study the needs\ndevelop recommendations"),
            methods=Texts(en="analysis of enquiries"),
            embargo_until=work.now,
        ),
    )

    assert (study.conductor, study.commissioner, study.hotline) == (lab, unicef, line)
    assert study.aims.lines("en") == ["study the needs", "develop recommendations"]
    assert (study.label, study.search_text) == ("Children", "children lab unicef")
    assert study.embargo_until == work.now


@pytest.mark.parametrize(
    ("plan", "field"),
    [
        (StudyPlan(kind=StudyKind.SURVEY, titles=Texts()), "titles"),
        (StudyPlan(kind=StudyKind.SURVEY, titles=Texts(en="X"), url="ftp://x"), "url"),
        (StudyPlan(kind=StudyKind.SURVEY, titles=Texts(en="X"), conductor_id=9), "conductor_id"),
        (StudyPlan(kind=StudyKind.SURVEY, titles=Texts(en="X"), hotline_id=9), "hotline_id"),
        (StudyPlan(kind=StudyKind.SURVEY, titles=Texts(en="X"), year=27), "year"),
        (StudyPlan(kind=StudyKind.SURVEY, titles=Texts(en="X"), year=2027, month=13), "month"),
        (StudyPlan(kind=StudyKind.SURVEY, titles=Texts(en="X"), month=5), "year"),
        (StudyPlan(kind=StudyKind.SURVEY, titles=Texts(en="X"), data_until=2027), "data_from"),
        (
            StudyPlan(kind=StudyKind.SURVEY, titles=Texts(en="X"), data_from=2027, data_until=1997),
            "data_until",
        ),
        (StudyPlan(kind=StudyKind.SURVEY, titles=Texts(en="X"), sample_size=9), "sample_units"),
        (StudyPlan(kind=StudyKind.SURVEY, titles=Texts(en="X"), sample_size=-1), "sample_size"),
        (
            StudyPlan(kind=StudyKind.SURVEY, titles=Texts(en="X"), sample_units=Texts(en="wells")),
            "sample_size",
        ),
    ],
)
def test_what_is_wrong_is_named(work: Work, plan: StudyPlan, field: str) -> None:
    with pytest.raises(Invalid) as refusal:
        enter_study(work, plan)

    assert refusal.value.field == field


def test_two_who_edit_one_study(work: Work) -> None:
    study = enter_study(work, PLAN)

    revise_study(work, study, StudyPlan(kind=StudyKind.SURVEY, titles=Texts(ru="Жизнь")), 1)

    assert (study.kind, study.label) == (StudyKind.SURVEY, "Жизнь")
    with pytest.raises(Stale):
        revise_study(work, study, PLAN, 1)
