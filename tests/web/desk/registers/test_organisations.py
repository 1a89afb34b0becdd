from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.kernel.texts import Texts
from planner.organisations.models import Organisation
from tests.factories import Make
from tests.web.reading import attributes, filled, texts, wrong
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
    "takes_the": "y",
    "generic_nouns-ru": "общество",
    "boilerplates-0-language": "English",
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
    assert texts(page, ".notice") == ["“Society of the <b>North</b>” is in the register."]
    body = session.scalars(select(Organisation).where(Organisation.parent_id.is_not(None))).one()
    assert body.names == Texts(
        en="Society of the <b>North</b>", ru="Общество Севера", ka="ჩრდილოეთის საზოგადოება"
    )
    assert (body.takes_the, body.generic_nouns) == (True, Texts(ru="общество"))
    assert [(b.language, b.text, b.valid_from) for b in body.boilerplates] == [
        ("en", "The Society works in the North.", date(2012, 1, 1))
    ]
    assert filled(page, TYPED) == {**TYPED, "names-other-language": "", "names-other-text": ""}
    assert filled(page, {"names-ka"}) == {"names-ka": TYPED["names-other-text"]}


def test_wrong_values_are_marked_and_nothing_typed_is_lost(
    editor: Visitor, session: Session
) -> None:
    sent = {
        **TYPED,
        "names-en": "",
        "names-ru": "",
        "names-other-text": "",
        "kind": "secret society",
        "parent_id": "999",
        "website": "javascript:alert(1)",
        "boilerplates-0-valid_from": "2012-02-30",
        "boilerplates-0-language": "elvish",
    }

    response = editor.post(URL, sent)

    assert response.status_code == 422
    assert wrong(response.text) == {
        "names": "This is needed. Please fill it in.",
        "kind": "Choose one of the list.",
        "parent_id": "Choose one of the list.",
        "website": "This is not a web address. It looks like https://example.org/page.",
        "boilerplates-0-language": (
            "“elvish” is no language that is known here. Write its name, such as Russian, or its code, "
            "such as ru."
        ),
        "boilerplates-0-valid_from": "There is no such day. Give it as 2012-03-27.",
    }
    lists = {"kind", "parent_id", "boilerplates-0-language"}
    kept = {name: value for name, value in sent.items() if name not in lists}
    assert filled(response.text, kept) == kept
    assert session.scalars(select(Organisation)).all() == []


def test_an_unknown_placeholder_is_refused_with_those_that_are_known(editor: Visitor) -> None:
    response = editor.post(URL, {**TYPED, "datelines-en": "{city.__class__} –"})

    assert response.status_code == 422
    assert wrong(response.text) == {
        "datelines": "A brace stands alone. What can stand in braces: {city}, {CITY}, {date}."
    }


def test_another_row_is_added_without_saving(editor: Visitor, session: Session) -> None:
    response = editor.post(URL, {**TYPED, "names-en": "", "more": "boilerplates"})

    assert response.status_code == 200
    assert attributes(response.text, ".rows textarea", "name") == [
        "boilerplates-0-text",
        "boilerplates-1-text",
    ]
    assert wrong(response.text) == {}
    assert session.scalars(select(Organisation)).all() == []


def test_a_stale_save_shows_both_versions(editor: Visitor, make: Make) -> None:
    url = f"{URL}{make.organisation('North').id}"
    assert editor.post(url, {**TYPED, "version": "1"}).status_code == 303

    response = editor.post(url, {**TYPED, "names-en": "South", "version": "1"})

    assert response.status_code == 409
    assert texts(response.text, ".field__stored") == [
        (
            "Saved meanwhile by somebody else: English: Society of the <b>North</b> Russian: "
            "Общество Севера Georgian: ჩრდილოეთის საზოგადოება"
        )
    ]
    assert filled(response.text, {"names-en", "version"}) == {"names-en": "South", "version": "2"}
    assert editor.post(url, {**TYPED, "names-en": "South", "version": "2"}).status_code == 303


def test_a_body_cannot_stand_above_itself(editor: Visitor, make: Make) -> None:
    top = make.organisation("Top")
    below = make.organisation("Below", parent=top)

    response = editor.post(
        f"{URL}{top.id}",
        {"names-en": "Top", "kind": "other", "parent_id": str(below.id), "version": "1"},
    )

    assert response.status_code == 422
    assert wrong(response.text) == {
        "parent_id": "A body cannot stand above itself. Choose another one."
    }


def test_the_shelf_keeps_what_is_referred_to(editor: Visitor, make: Make, session: Session) -> None:
    top, lonely = make.organisation("Top"), make.organisation("Lonely")
    make.organisation("Below", parent=top)
    lonely_url = f"{URL}{lonely.id}"

    def listed(query: str = "") -> list[str]:
        return texts(editor.get(URL + query).text, "tbody th")

    editor.post(f"{URL}{top.id}/archive")
    assert (listed(), listed("?archived=yes")) == (["Below", "Lonely"], ["Top"])
    kept = editor.post(f"{URL}{top.id}/removal")
    assert texts(editor.get(kept.location).text, ".notice") == [
        "“Top” stays in the archive: other records refer to it."
    ]
    editor.post(f"{URL}{top.id}/restoration")
    assert (listed(), listed("?archived=yes")) == (["Below", "Lonely", "Top"], [])
    gone = editor.post(f"{lonely_url}/removal")

    assert gone.location == URL
    assert texts(editor.get(URL).text, ".notice") == [
        "“Lonely” is deleted: nothing referred to it."
    ]
    assert editor.get(lonely_url).status_code == 404


def test_the_list_is_searched_across_scripts_and_by_kind(viewer: Visitor, make: Make) -> None:
    make.organisation(names=Texts(ru="Красный Крест"))
    make.organisation("Other")

    def listed(query: str) -> list[str]:
        return texts(viewer.get(f"{URL}?{query}").text, "tbody th")

    assert listed("search=krasny+kr") == ["Красный Крест"]
    assert listed("kind=ngo") == []
    assert listed("kind=nonsense") == ["Красный Крест", "Other"]


def test_a_long_list_goes_on_by_key(viewer: Visitor, make: Make) -> None:
    for number in range(51):
        make.organisation(f"Body {number:03}")
    first = viewer.get(URL)
    after = first.text.split("after=")[1].split('"')[0]

    second = viewer.get(f"{URL}?after={after}")

    assert texts(first.text, "tbody th") == [f"Body {number:03}" for number in range(50)]
    assert texts(second.text, "tbody th") == ["Body 050"]
    for foreign in ("nonsense", "WyJhIixudWxsXQ", "WyJhIiw5OTk5OTk5OTk5OTk5OTk5OTk5OTk5XQ"):
        page = viewer.get(f"{URL}?after={foreign}").text
        assert texts(page, "tbody th") == texts(first.text, "tbody th")


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
    assert attributes(page.text, "main form", "action") == []
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
    assert texts(editor.get(URL).text, "tbody th") == []
    assert editor.post(URL, {**TYPED, "parent_id": str(foreign.id)}).status_code == 422
