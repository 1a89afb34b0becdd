"""Forms of texts that are entered nowhere: kept for 90 days, then deleted."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from planner.grammar.cleanup import KEPT_FOR, forget_forms_without_text, texts_without_place
from planner.grammar.models import WordForm
from planner.grammar.needs import Need
from planner.grammar.operations import FormPlan, confirm_forms
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from tests.conftest import NOW
from tests.factories import Make

FUND = "Озёрный фонд"
DAY = timedelta(days=1)


def confirmed(work: Work, text: str = FUND, form: str = "Озёрного фонда") -> None:
    plan = FormPlan(language="ru", text=text, need=Need.GENITIVE, form=form)
    assert confirm_forms(work, [plan]) == 1


def look(work: Work, days: int) -> None:
    """As the worker does, so many days after `NOW`."""
    missed = texts_without_place(work.session)
    forget_forms_without_text(work.session, missed, NOW + days * DAY)


def texts(work: Work) -> list[str]:
    return list(work.session.scalars(select(WordForm.text).order_by(WordForm.text)))


@pytest.mark.parametrize("form", ["Озёрного фонда", ""])
def test_a_form_is_deleted_when_its_text_was_missed_for_ninety_days(work: Work, form: str) -> None:
    confirmed(work, form=form)

    look(work, 0)
    look(work, KEPT_FOR.days - 1)
    assert texts(work) == [FUND]

    look(work, KEPT_FOR.days)
    assert texts(work) == []


def test_who_takes_an_edit_back_finds_the_forms_and_the_days_are_counted_anew(
    work: Work, make: Make
) -> None:
    confirmed(work)
    look(work, 0)
    body = make.organisation(names=Texts(ru=FUND))
    look(work, KEPT_FOR.days)
    body.names = Texts(ru="Речной фонд")
    work.session.flush()

    look(work, KEPT_FOR.days + 1)
    look(work, 2 * KEPT_FOR.days)
    assert texts(work) == [FUND]

    look(work, 2 * KEPT_FOR.days + 1)
    assert texts(work) == []


def test_each_line_of_a_text_has_forms_of_its_own(work: Work, make: Make) -> None:
    event = make.event()
    make.item(event, topics=Texts(ru="паводки\n уход за колодцами "))
    confirmed(work, "уход за колодцами", "ухода за колодцами")
    confirmed(work, "уход за рыбоходами", "ухода за рыбоходами")

    look(work, 0)
    look(work, KEPT_FOR.days)

    assert texts(work) == ["уход за колодцами"]


def test_the_texts_of_an_office_itself_are_looked_at(work: Work) -> None:
    confirmed(work, "Женева", "Женевы")

    assert texts_without_place(work.session) == set()


def test_the_text_of_another_office_is_not_the_text_of_this_one(work: Work, make: Make) -> None:
    confirmed(work)
    make.organisation(names=Texts(ru=FUND), office_id=make.office().id)

    assert texts_without_place(work.session) == {(work.office_id, FUND)}
