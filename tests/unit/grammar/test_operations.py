"""What people say of forms: confirmed, corrected, none, withdrawn; and what is refused."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from planner.grammar.models import WordForm
from planner.grammar.needs import GENDERS, Need
from planner.grammar.operations import FormPlan, confirm_forms, forget_forms
from planner.history.models import Entry
from planner.kernel.errors import Conflict, Invalid
from planner.kernel.text_normalising import clean_line
from planner.kernel.work import Work
from tests.factories import Make

FUND = "Озёрный фонд"


def plan(form: str | None, need: Need = Need.GENITIVE, **given: Any) -> FormPlan:
    return FormPlan(**{"language": "ru", "text": FUND, "need": need, "form": form, **given})


def stored(work: Work) -> dict[Need, str]:
    return {row.need: row.form for row in work.session.scalars(select(WordForm))}


def history(work: Work) -> list[tuple[str, dict[str, Any]]]:
    found = work.session.scalars(select(Entry).order_by(Entry.id))
    return [(entry.verb, entry.facts) for entry in found]


def test_a_form_is_confirmed_corrected_and_withdrawn(work: Work, make: Make) -> None:
    event, user = make.event(), make.user()
    work = replace(work, actor_id=user.id)

    assert confirm_forms(work, [plan(" Озёрного  фонда ")], event_id=event.id) == 1
    row = work.session.scalars(select(WordForm)).one()
    assert (row.form, row.confirmed_at, row.confirmed_by) == ("Озёрного фонда", work.now, user)
    assert confirm_forms(work, [plan("Озерного фонда", opened="Озёрного фонда")]) == 1
    assert stored(work) == {Need.GENITIVE: "Озерного фонда"}
    assert confirm_forms(work, [plan(None, opened="Озерного фонда")]) == 1

    assert stored(work) == {}
    said = {"language": "ru", "need": "genitive", "text": FUND}
    assert history(work) == [
        ("form.confirmed", {**said, "form": "Озёрного фонда"}),
        ("form.corrected", {**said, "before": "Озёрного фонда", "form": "Озерного фонда"}),
        ("form.withdrawn", {**said, "before": "Озерного фонда"}),
    ]
    assert work.session.scalars(select(Entry.event_id).order_by(Entry.id)).first() == event.id


def test_the_same_again_changes_nothing(work: Work) -> None:
    forms = [plan("Озёрного фонда"), plan("m", Need.GENDER), plan(None, Need.DATIVE)]
    assert confirm_forms(work, forms) == 2

    assert confirm_forms(work, forms) == 0

    assert stored(work) == {Need.GENITIVE: "Озёрного фонда", Need.GENDER: "m"}
    assert len(history(work)) == 2


def test_a_person_may_say_that_there_is_no_form(work: Work) -> None:
    confirm_forms(work, [plan("")])

    assert stored(work) == {Need.GENITIVE: ""}


def test_the_history_keeps_no_name_of_a_person(work: Work) -> None:
    confirm_forms(work, [plan("Анны Лозовой", text="Анна Лозовая", is_person=True)])

    assert history(work) == [("form.confirmed", {"language": "ru", "need": "genitive"})]


def test_all_forms_of_some_texts_are_forgotten(work: Work, make: Make) -> None:
    elsewhere = replace(work, office_id=make.office().id)
    for one in (work, elsewhere):
        confirm_forms(one, [plan("Анны"), plan("Анне", Need.DATIVE), plan("Ольги", text="Ольга")])

    forget_forms(work, [FUND])

    left = work.session.execute(select(WordForm.office_id, WordForm.text)).tuples().all()
    assert sorted(left) == sorted(
        [(work.office_id, "Ольга"), *((elsewhere.office_id, t) for t in (FUND, FUND, "Ольга"))]
    )


@pytest.mark.parametrize(
    ("text", "form", "word"),
    [
        (FUND, "Озёрного фoнда", "фoнда"),  # a Latin “o”
        (FUND, "Ozyornogo fonda", "Ozyornogo"),
        ("данные Sentinel-2", "данных Sentinel-3", "Sentinel-3"),
    ],
)
def test_latin_letters_that_the_text_has_not_are_refused(
    work: Work, text: str, form: str, word: str
) -> None:
    with pytest.raises(Invalid) as refused:
        confirm_forms(work, [plan("m", Need.GENDER), plan(form, text=text)])

    assert refused.value.field == "form"
    assert str(refused.value.message) == (
        f"“{word}” has Latin letters in it. Type the word in the letters of the language."
    )
    assert stored(work) == {}


def test_latin_letters_of_the_text_itself_stay(work: Work) -> None:
    confirm_forms(work, [plan("данных Sentinel-2", text="данные Sentinel-2")])
    confirm_forms(work, [plan("of the fund", text="fund", language="en")])

    assert sorted(work.session.scalars(select(WordForm.form))) == [
        "of the fund",
        "данных Sentinel-2",
    ]


def test_a_surname_is_a_part_of_the_name(work: Work) -> None:
    confirm_forms(work, [plan("Лозовая", Need.SURNAME, text="Анна Лозовая")])

    with pytest.raises(Invalid, match="“Лозова” does not stand in the name “Анна Рябь”"):
        confirm_forms(work, [plan("Лозова", Need.SURNAME, text="Анна Рябь")])


def test_a_gender_is_one_of_four(work: Work) -> None:
    with pytest.raises(Invalid, match="Choose one of the genders"):
        confirm_forms(work, [plan("мужской", Need.GENDER)])


@pytest.mark.parametrize(
    ("meanwhile", "opened", "sentence"),
    [
        (
            "Фонда",
            None,
            "Somebody else has confirmed another form of “Озёрный фонд” meanwhile: “Фонда”. Look at it again.",
        ),
        (
            "",
            "Озера",
            "Somebody else has confirmed another form of “Озёрный фонд” meanwhile: “–”. Look at it again.",
        ),
        (
            None,
            "Фонда",
            "Somebody else has withdrawn a form of “Озёрный фонд” meanwhile. Look at it again.",
        ),
    ],
)
def test_what_somebody_else_said_meanwhile_is_not_overwritten(
    work: Work, meanwhile: str | None, opened: str | None, sentence: str
) -> None:
    confirm_forms(work, [plan(meanwhile)])

    with pytest.raises(Conflict) as refused:
        confirm_forms(work, [plan("m", Need.GENDER), plan("Озёрного фонда", opened=opened)])

    assert str(refused.value.message) == sentence
    assert stored(work) == ({} if meanwhile is None else {Need.GENITIVE: meanwhile})


CASES_ONLY = [need for need in Need if need not in (Need.GENDER, Need.SURNAME)]
CYRILLIC = st.text("абвгдеёжзийклмнопрстуфхцчшщъыьэюя «»-", max_size=20)
SAID = st.one_of(st.none(), CYRILLIC)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.tuples(st.sampled_from(CASES_ONLY), SAID)))
def test_what_is_said_last_is_what_stands(work: Work, said: list[tuple[Need, str | None]]) -> None:
    """Any order of confirming, correcting, saying that there is none, and withdrawing."""
    expected = stored(work)
    for need, form in said:
        confirm_forms(work, [plan(form, need, opened=expected.get(need))])
        if form is None:
            expected.pop(need, None)
        else:
            expected[need] = clean_line(form)

        assert stored(work) == expected


@pytest.mark.parametrize("gender", GENDERS)
def test_every_gender_can_be_said(work: Work, gender: str) -> None:
    confirm_forms(work, [plan(gender, Need.GENDER)])

    assert stored(work) == {Need.GENDER: gender}
