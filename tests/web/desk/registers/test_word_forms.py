"""Words and cases of rows of the registers."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.contacts.models import Gender
from planner.grammar.models import WordForm
from planner.grammar.needs import Need
from planner.kernel.texts import Texts
from tests.factories import Make
from tests.web.reading import filled, texts, wrong
from tests.web.visitor import Visitor


def shown(page: str) -> list[str]:
    """What the fields of forms hold."""
    return [v for n, v in filled(page).items() if n.startswith("form-") and n[-4:] != "-was"]


def addresses(make: Make) -> dict[str, str]:
    body = make.organisation(names=Texts(en="Lake Fund", ru="Озёрный фонд"))
    person = make.person(names=Texts(ru="Анна Лозовая"), gender=Gender.FEMININE)
    make.affiliation(person, functions=Texts(ru="директор музея"))
    anniversary = make.anniversary(phrases=Texts(ru="Озёрному фонду"))
    study = make.study(subjects=Texts(ru="малые реки"))
    return {
        "organisations": f"/desk/organisations/{body.id}",
        "people": f"/desk/people/{person.id}",
        "anniversaries": f"/desk/anniversaries/{anniversary.id}",
        "studies": f"/desk/studies/{study.id}",
    }


@pytest.mark.parametrize(
    ("register", "legends", "forms"),
    [
        (
            "organisations",
            ["Озёрный фонд"],
            [
                "Озёрного фонда",
                "Озёрному фонду",
                "Озёрный фонд",
                "Озёрным фондом",
                "Озёрном фонде",
                "m",
            ],
        ),
        (
            "people",
            ["Анна Лозовая", "директор музея"],
            ["Анны Лозовой", "Анной Лозовой", "директора музея", "директором музея"],
        ),
        ("anniversaries", ["Озёрному фонду"], ["Озёрного фонда", "Озёрному фонду"]),
        ("studies", ["малые реки"], ["малых рек", "малые реки", "малых реках"]),
    ],
)
def test_the_forms_stand_in_the_form_of_a_row(
    editor: Visitor, make: Make, register: str, legends: list[str], forms: list[str]
) -> None:
    page = editor.get(addresses(make)[register]).text

    assert texts(page, ".rows legend bdi[lang=ru]") == legends
    assert shown(page) == forms
    assert set(texts(page, ".rows__row .state")) == {"proposed"}


def test_they_are_confirmed_with_a_tick(editor: Visitor, make: Make, session: Session) -> None:
    url = addresses(make)["organisations"]
    page = editor.get(url).text

    assert editor.post(url, {**filled(page), "what": "all"}).status_code == 303

    stored = {row.need: row.form for row in session.scalars(select(WordForm))}
    assert (stored[Need.GENITIVE], stored[Need.GENDER]) == ("Озёрного фонда", "m")
    assert len(stored) == 6
    assert "proposed" not in texts(editor.get(url).text, ".rows__row .state")


def test_without_the_tick_only_what_was_corrected_is_confirmed(
    editor: Visitor, make: Make, session: Session
) -> None:
    url = addresses(make)["organisations"]
    page = editor.get(url).text
    (name,) = [n for n, v in filled(page).items() if v == "Озёрным фондом" and n[-4:] != "-was"]

    assert editor.post(url, {**filled(page), name: "Озёрным Фондом"}).status_code == 303

    (row,) = session.scalars(select(WordForm))
    assert (row.need, row.form) == (Need.INSTRUMENTAL, "Озёрным Фондом")


def test_forms_of_a_name_that_is_replaced_are_not_confirmed(
    editor: Visitor, make: Make, session: Session
) -> None:
    url = addresses(make)["organisations"]
    page = editor.get(url).text

    editor.post(url, {**filled(page), "names-ru": "Речной фонд", "what": "all"})

    assert session.scalars(select(WordForm)).all() == []
    assert "Речного фонда" in shown(editor.get(url).text)


def test_what_cannot_be_is_refused(editor: Visitor, make: Make, session: Session) -> None:
    url = addresses(make)["studies"]
    page = editor.get(url).text
    (name,) = [n for n, v in filled(page).items() if v == "малых реках"]

    refused = editor.post(url, {**filled(page), name: "malykh rekakh"})

    assert refused.status_code == 422
    assert list(wrong(refused.text)) == [name]
    assert session.scalars(select(WordForm)).all() == []


def test_a_form_that_somebody_else_confirmed_meanwhile_is_not_overwritten(
    editor: Visitor, make: Make, session: Session
) -> None:
    url = addresses(make)["organisations"]
    page = editor.get(url).text
    make.forms("Озёрный фонд", genitive="Озёрного Фонда")
    session.commit()

    refused = editor.post(url, {**filled(page), "what": "all"})

    assert refused.status_code == 409
    assert [row.form for row in session.scalars(select(WordForm))] == ["Озёрного Фонда"]


def test_a_name_without_a_gender_says_what_is_missing(editor: Visitor, make: Make) -> None:
    person = make.person(names=Texts(en="Anna Lozovaya", ru="Анна Лозовая"))

    page = editor.get(f"/desk/people/{person.id}").text

    assert shown(page) == ["", ""]
    assert texts(page, ".rows__row .field__hint")[0] == (
        "по словам (кого?) … not known Enter the grammatical gender of the person: then it is "
        "proposed."
    )


def test_a_row_in_english_alone_needs_none(editor: Visitor, make: Make) -> None:
    body = make.organisation(names=Texts(en="Lake Fund"))

    assert shown(editor.get(f"/desk/organisations/{body.id}").text) == []


@pytest.mark.parametrize("register", ["pools", "programmes-of-work"])
def test_pools_and_programmes_have_them_too(editor: Visitor, make: Make, register: str) -> None:
    name = Texts(ru="Озёрная программа")
    number = make.pool(names=name).id if register == "pools" else make.aid_programme(names=name).id

    assert "Озёрной программы" in shown(editor.get(f"/desk/{register}/{number}").text)


def test_with_a_person_the_forms_of_the_name_go(
    editor: Visitor, make: Make, session: Session
) -> None:
    person = make.person(names=Texts(ru="Анна Лозовая"), surnames=Texts(ru="Лозовая"))
    make.forms("Анна Лозовая", genitive="Анны Лозовой")
    make.forms("Лозовая", genitive="Лозовой")
    make.forms("Озёрный фонд", genitive="Озёрного фонда")
    url = f"/desk/people/{person.id}"
    editor.post(f"{url}/archive")

    assert editor.post(f"{url}/removal").status_code == 303

    assert session.scalars(select(WordForm.text)).all() == ["Озёрный фонд"]
