from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.kernel.texts import Texts
from planner.organisations.models import Organisation
from tests.factories import Make
from tests.web.visitor import Visitor

URL = "/desk/organisations/"
TYPED = {
    "names-en": "Society of the <b>North</b>",
    "names-ru": "Общество Севера",
    "names-other-language": "ka",
    "names-other-text": "ჩრდილოეთის საზოგადოება",
    "short_names-en": "SN",
    "kind": "ngo",
    "datelines-en": "{CITY}, {date} –",
    "en_article": "y",
    "ru_gender": "n",
    "ru_instrumental": "Обществом Севера",
    "boilerplates-0-language": "en",
    "boilerplates-0-text": "The Society works in the North.",
    "boilerplates-0-valid_from": "2012-01-01",
    "boilerplates-1-language": "",
    "boilerplates-1-text": "",
}


def test_a_body_is_entered_with_all_that_a_release_needs(editor: Visitor, session: Session) -> None:
    parent = editor.post(URL, {"names-en": "Federation", "kind": "other"})
    parent_id = parent.location.rsplit("/", 1)[1]

    response = editor.post(URL, {**TYPED, "parent_id": parent_id})

    assert response.status_code == 303
    page = editor.get(response.location).text
    assert "“Society of the &lt;b&gt;North&lt;/b&gt;” is in the register." in page
    body = session.scalars(select(Organisation).where(Organisation.parent_id.is_not(None))).one()
    assert body.names == Texts(
        en="Society of the <b>North</b>", ru="Общество Севера", ka="ჩრდილოეთის საზოგადოება"
    )
    assert body.grammar == {
        "en": {"article": "the"},
        "ru": {"gender": "n", "instrumental": "Обществом Севера"},
    }
    assert [(b.language, b.text, b.valid_from) for b in body.boilerplates] == [
        ("en", "The Society works in the North.", date(2012, 1, 1))
    ]
    assert 'name="ru_instrumental" type="text" value="Обществом Севера"' in page


def test_wrong_values_are_marked_and_nothing_typed_is_lost(
    editor: Visitor, session: Session
) -> None:
    wrong = {
        **TYPED,
        "names-en": "",
        "names-ru": "",
        "names-other-text": "",
        "kind": "secret society",
        "parent_id": "999",
        "website": "javascript:alert(1)",
        "ru_gender": "x",
        "boilerplates-0-valid_from": "2012-02-30",
        "boilerplates-0-language": "klingon",
    }

    response = editor.post(URL, wrong)

    assert response.status_code == 422
    assert 'value="javascript:alert(1)"' in response.text
    assert "The Society works in the North." in response.text
    for field in ("names", "kind", "parent_id", "website", "ru_gender"):
        assert f'id="{field}-error"' in response.text
    assert 'id="boilerplates-0-valid_from-error"' in response.text
    assert 'id="boilerplates-0-language-error"' in response.text
    assert session.scalars(select(Organisation)).all() == []


def test_an_unknown_placeholder_is_refused_with_those_that_are_known(editor: Visitor) -> None:
    response = editor.post(URL, {**TYPED, "datelines-en": "{city.__class__} –"})

    assert response.status_code == 422
    assert "What can stand in braces: {city}, {CITY}, {date}." in response.text


def test_another_row_is_added_without_saving(editor: Visitor, session: Session) -> None:
    response = editor.post(URL, {**TYPED, "names-en": "", "more": "boilerplates"})

    assert response.status_code == 200
    assert 'name="boilerplates-1-text"' in response.text
    assert "field__error" not in response.text
    assert session.scalars(select(Organisation)).all() == []


def test_a_stale_save_shows_both_versions(editor: Visitor, make: Make) -> None:
    url = f"{URL}{make.organisation('North').id}"
    assert editor.post(url, {**TYPED, "version": "1"}).status_code == 303

    response = editor.post(url, {**TYPED, "names-en": "South", "version": "1"})

    assert response.status_code == 409
    assert "Saved meanwhile by somebody else" in response.text
    assert 'value="South"' in response.text
    assert 'name="version" value="2"' in response.text
    assert editor.post(url, {**TYPED, "names-en": "South", "version": "2"}).status_code == 303


def test_a_body_cannot_stand_above_itself(editor: Visitor, make: Make) -> None:
    top = make.organisation("Top")
    below = make.organisation("Below", parent=top)

    response = editor.post(
        f"{URL}{top.id}",
        {"names-en": "Top", "kind": "other", "parent_id": str(below.id), "version": "1"},
    )

    assert response.status_code == 422
    assert "cannot stand above itself" in response.text


def test_the_shelf_keeps_what_is_referred_to(editor: Visitor, make: Make, session: Session) -> None:
    top, lonely = make.organisation("Top"), make.organisation("Lonely")
    make.organisation("Below", parent=top)
    lonely_url = f"{URL}{lonely.id}"

    editor.post(f"{URL}{top.id}/archive")
    assert "Top" not in editor.get(URL).text
    assert "Top" in editor.get(f"{URL}?archived=yes").text
    kept = editor.post(f"{URL}{top.id}/removal")
    assert "other records refer to it" in editor.get(kept.location).text
    editor.post(f"{URL}{top.id}/restoration")
    assert "Top" in editor.get(URL).text
    gone = editor.post(f"{lonely_url}/removal")

    assert gone.location == URL
    assert "“Lonely” is deleted" in editor.get(URL).text
    assert editor.get(lonely_url).status_code == 404


def test_the_list_is_searched_across_scripts_and_by_kind(viewer: Visitor, make: Make) -> None:
    make.organisation(names=Texts(ru="Красный Крест"))
    make.organisation("Other")

    found = viewer.get(f"{URL}?search=krasny+kr")

    assert "Красный Крест" in found.text
    assert "Other" not in found.text.split("<tbody>")[1]
    assert "Nothing here matches your search" in viewer.get(f"{URL}?kind=ngo").text
    assert "Красный Крест" in viewer.get(f"{URL}?kind=nonsense").text


def test_a_long_list_goes_on_by_key(viewer: Visitor, make: Make) -> None:
    for number in range(51):
        make.organisation(f"Body {number:03}")
    first = viewer.get(URL)
    after = first.text.split("after=")[1].split('"')[0]

    second = viewer.get(f"{URL}?after={after}")

    assert first.text.count('<th scope="row">') == 50
    assert second.text.count('<th scope="row">') == 1
    assert "Body 050" in second.text
    for foreign in ("nonsense", "WyJhIixudWxsXQ", "WyJhIiw5OTk5OTk5OTk5OTk5OTk5OTk5OTk5XQ"):
        page = viewer.get(f"{URL}?after={foreign}").text
        assert page.count('<th scope="row">') == 50


def test_no_number_or_search_is_too_strange(viewer: Visitor) -> None:
    assert viewer.get(f"{URL}99999999999999999999999").status_code == 404
    assert viewer.get(f"{URL}?search=%00%ed%a0%80").status_code == 200


@pytest.mark.parametrize("bodies", [1, 3])
def test_the_list_takes_as_many_statements_for_three_as_for_one(
    viewer: Visitor, make: Make, statements: list[str], bodies: int
) -> None:
    for _ in range(bodies):
        make.organisation(parent=make.organisation(), archived_at=None)
    viewer.session.commit()
    statements.clear()

    viewer.get(URL)

    assert len(statements) == 2, statements


def test_the_download_is_the_very_list_and_harmless(viewer: Visitor, make: Make) -> None:
    make.organisation('=cmd|"/c calc"!A1', website="https://example.org")
    make.organisation("Other")

    response = viewer.get(f"{URL}list.csv?search=calc")

    assert response.mimetype == "text/csv"
    assert response.headers["Content-Disposition"] == "attachment; filename=organisations.csv"
    assert response.data.decode() == (
        "\ufeffName,Short name,Kind,Part of,Website\r\n"
        '"\'=cmd|""/c calc""!A1",,other,,https://example.org\r\n'
    )


def test_viewers_read_and_do_not_write(viewer: Visitor, make: Make) -> None:
    url = f"{URL}{make.organisation('North').id}"

    page = viewer.get(url)

    assert page.status_code == 200
    assert "<form" not in page.text.split("<main")[1]
    assert viewer.post(url, TYPED).status_code == 403
    assert viewer.get(f"{URL}new").status_code == 403
    assert viewer.post(f"{url}/removal").status_code == 403


def test_a_body_of_another_office_is_not_there(editor: Visitor, make: Make) -> None:
    other = make.office()
    foreign = make.organisation("Foreign", office_id=other.id)
    url = f"{URL}{foreign.id}"

    assert editor.get(url).status_code == 404
    assert editor.post(url, TYPED).status_code == 404
    assert editor.post(f"{url}/archive").status_code == 404
    assert "Foreign" not in editor.get(URL).text
    assert editor.post(URL, {**TYPED, "parent_id": str(foreign.id)}).status_code == 422
