from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.contacts.models import Outlet, OutletKind, OutletScope
from tests.factories import Make
from tests.web.visitor import Visitor

URL = "/desk/outlets/"
TYPED = {
    "names-en": "Northern <Agency>",
    "kind": "news_agency",
    "scope": "regional",
    "cities-en": "St. Petersburg",
    "language": "ru",
    "website": "https://agency.test",
}


def test_an_outlet_is_entered_and_found_by_its_city(editor: Visitor, session: Session) -> None:
    response = editor.post(URL, TYPED)

    assert response.status_code == 303
    assert "Northern &lt;Agency&gt;" in editor.get(response.location).text
    outlet = session.scalars(select(Outlet)).one()
    assert (outlet.kind, outlet.scope) == (OutletKind.AGENCY, OutletScope.REGIONAL)
    assert "Northern" in editor.get(f"{URL}?search=petersb&kind=news_agency").text
    assert "Clear the search" in editor.get(f"{URL}?kind=radio").text


def test_wrong_values_are_marked(editor: Visitor) -> None:
    wrong = {"names-en": "", "kind": "blog", "scope": "", "language": "??", "website": "agency"}

    response = editor.post(URL, {**TYPED, **wrong})

    assert response.status_code == 422
    for name in ("names", "kind", "scope", "language", "website"):
        assert f'id="{name}-error"' in response.text
    assert 'value="St. Petersburg"' in response.text


def test_a_stale_save_shows_both_versions(editor: Visitor) -> None:
    url = editor.post(URL, TYPED).location
    editor.post(url, {**TYPED, "version": "1", "cities-en": "Pskov"})

    response = editor.post(url, {**TYPED, "version": "1", "cities-en": "Omsk"})

    assert response.status_code == 409
    assert 'value="Omsk"' in response.text
    assert "Pskov" in response.text


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
    assert "other records refer to it" in editor.get(url).text
    assert "in the archive" in editor.get(url).text


def test_one_of_another_office_is_not_there(editor: Visitor, make: Make) -> None:
    foreign = make.outlet(office_id=make.office().id)

    assert editor.get(f"{URL}{foreign.id}").status_code == 404
    assert editor.post(f"{URL}{foreign.id}", TYPED).status_code == 404
