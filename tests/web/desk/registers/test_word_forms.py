"""Words and cases of rows of the registers."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.contacts.models import Gender
from planner.grammar.models import WordForm
from planner.grammar.needs import Need
from planner.history.models import Entry
from planner.kernel.texts import Texts
from tests.factories import Make
from tests.web.reading import attributes, filled, texts, wrong
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
def test_the_page_of_a_row_leads_to_its_words(
    viewer: Visitor, make: Make, register: str, legends: list[str], forms: list[str]
) -> None:
    url = addresses(make)[register]

    assert f"{url}/word-forms" in attributes(viewer.get(url).text, "main a", "href")
    page = viewer.get(f"{url}/word-forms").text
    assert texts(page, ".rows legend") == legends
    assert shown(page) == forms
    assert texts(page, "main button") == []


def test_what_is_confirmed_there_is_stored(editor: Visitor, make: Make, session: Session) -> None:
    url = f"{addresses(make)['organisations']}/word-forms"
    page = editor.get(url).text

    assert editor.post(url, {**filled(page), "what": "all"}).status_code == 303

    assert "6 forms are saved." in editor.get(url).text
    stored = {row.need: row.form for row in session.scalars(select(WordForm))}
    assert (stored[Need.GENITIVE], stored[Need.GENDER]) == ("Озёрного фонда", "m")
    assert len(stored) == 6
    assert set(session.scalars(select(Entry.verb))) == {"form.confirmed"}


def test_what_cannot_be_is_refused_there_too(editor: Visitor, make: Make, session: Session) -> None:
    url = f"{addresses(make)['studies']}/word-forms"
    page = editor.get(url).text
    (name,) = [n for n, v in filled(page).items() if v == "малых реках"]

    refused = editor.post(url, {**filled(page), name: "malykh rekakh"})

    assert refused.status_code == 422
    assert list(wrong(refused.text)) == [name]
    assert session.scalars(select(WordForm)).all() == []


def test_a_name_without_a_gender_says_what_is_missing(viewer: Visitor, make: Make) -> None:
    person = make.person(names=Texts(en="Anna Lozovaya", ru="Анна Лозовая"))

    page = viewer.get(f"/desk/people/{person.id}/word-forms").text

    assert shown(page) == ["", ""]
    assert texts(page, ".rows__row .field__hint")[0] == (
        "по словам (кого?) … not known Enter the grammatical gender of the person: then it is "
        "proposed."
    )


def test_a_row_in_english_alone_needs_none(viewer: Visitor, make: Make) -> None:
    body = make.organisation(names=Texts(en="Lake Fund"))

    page = viewer.get(f"/desk/organisations/{body.id}/word-forms").text

    assert "Nothing is entered here in a language whose sentences need other forms" in page
    assert texts(page, "main fieldset") == []


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
