from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.contacts.models import Outlet, OutletKind, OutletScope
from tests.factories import Make
from tests.web.reading import filled, rows, texts, wrong
from tests.web.visitor import Visitor

URL = "/desk/outlets/"
TYPED = {
    "names-en": "Northern <Agency>",
    "kind": "news_agency",
    "scope": "regional",
    "cities-en": "St. Petersburg",
    "language": "Russian",
    "website": "https://agency.test",
}


def test_an_outlet_is_entered_and_found_by_its_city(editor: Visitor, session: Session) -> None:
    response = editor.post(URL, TYPED)

    assert response.status_code == 303
    page = editor.get(response.location).text
    assert texts(page, "h1") == ["Northern <Agency>"]
    assert filled(page, TYPED) == TYPED
    outlet = session.scalars(select(Outlet)).one()
    assert (outlet.kind, outlet.scope) == (OutletKind.AGENCY, OutletScope.REGIONAL)
    assert rows(editor.get(f"{URL}?search=petersb&kind=news_agency").text) == [
        ["Northern <Agency>", "news agency", "regional", "St. Petersburg"]
    ]
    assert rows(editor.get(f"{URL}?kind=radio").text) == []


def test_wrong_values_are_marked(editor: Visitor) -> None:
    sent = {"names-en": "", "language": "??", "website": "agency", "cities-en": "St. Petersburg"}

    response = editor.post(URL, {**TYPED, **sent, "kind": "blog", "scope": ""})

    assert response.status_code == 422
    assert wrong(response.text) == {
        "names": "This is needed. Please fill it in.",
        "kind": "Choose one of the list.",
        "scope": "Choose one of the list.",
        "language": (
            "“??” is no language that is known here. Write its name, such as Russian, or its code, "
            "such as ru."
        ),
        "website": "This is not a web address. It looks like https://example.org/page.",
    }
    assert filled(response.text, sent) == sent


def test_a_stale_save_shows_both_versions(editor: Visitor) -> None:
    url = editor.post(URL, TYPED).location
    editor.post(url, {**TYPED, "version": "1", "cities-en": "Pskov"})

    response = editor.post(url, {**TYPED, "version": "1", "cities-en": "Omsk"})

    assert response.status_code == 409
    assert filled(response.text, {"cities-en"}) == {"cities-en": "Omsk"}
    assert texts(response.text, ".field__stored") == [
        "Saved meanwhile by somebody else: English: Pskov"
    ]


@pytest.mark.parametrize("outlets", [1, 3])
def test_list_and_download_take_bounded_statements(
    viewer: Visitor, make: Make, statements: list[str], outlets: int
) -> None:
    for _ in range(outlets):
        make.outlet()
    viewer.session.commit()
    statements.clear()

    page = viewer.get(URL)
    on_page = len(statements)
    table = viewer.get(f"{URL}list.csv")

    assert page.text.count('<th scope="row">') == outlets
    assert on_page == 2
    assert len(statements) - on_page == 2, statements
    assert table.text.count("Gazette") == outlets


def test_an_outlet_somebody_works_for_is_archived(editor: Visitor, make: Make) -> None:
    outlet = make.outlet()
    make.affiliation(make.person(), outlet=outlet)
    url = f"{URL}{outlet.id}"

    kept = editor.post(f"{url}/removal")

    assert kept.location == url
    assert texts(editor.get(url).text, ".notice") == [
        f"“{outlet.label}” stays in the archive: other records refer to it."
    ]
    assert texts(editor.get(url).text, ".last-acts .state") == ["in the archive"]


def test_one_of_another_office_is_not_there(editor: Visitor, make: Make) -> None:
    foreign = make.outlet(office_id=make.office().id)

    assert editor.get(f"{URL}{foreign.id}").status_code == 404
    assert editor.post(f"{URL}{foreign.id}", TYPED).status_code == 404
