from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.events.models.study import Study
from tests.factories import Make
from tests.web.reading import attributes, filled, rows, texts, wrong
from tests.web.visitor import Visitor

URL = "/desk/studies/"
TYPED: dict[str, Any] = {
    "kind": "research",
    "titles-en": "Situation with <Migrants’> Children",
    "aims-en": "study the needs\ndevelop recommendations",
    "methods-en": "analysis of enquiries to the hot-line",
    "subjects-en": "migrants’ children",
    "year": "2011",
    "month": "5",
    "sample_size": "1240",
    "sample_units-en": "families",
    "findings-en": "children learn fast",
    "finding_form": "clauses",
    "embargo_on": "2012-03-27",
    "embargo_clock": "12:00",
}


def test_a_study_is_entered(editor: Visitor, make: Make, session: Session) -> None:
    lab, unicef, line = make.organisation("Lab"), make.organisation("UNICEF"), make.hotline()
    assert editor.get(f"{URL}new").status_code == 200

    response = editor.post(
        URL,
        {**TYPED, "conductor_id": lab.id, "commissioner_id": unicef.id, "hotline_id": line.id},
    )

    assert response.status_code == 303
    study = session.scalars(select(Study)).one()
    assert study.embargo_until == datetime(2012, 3, 27, 8, tzinfo=UTC)
    assert (study.conductor_id, study.commissioner_id, study.hotline_id) == (
        lab.id,
        unicef.id,
        line.id,
    )
    assert filled(editor.get(response.location).text, TYPED) == TYPED
    listed = [rows(editor.get(f"{URL}?kind={kind}").text) for kind in ("research", "survey")]
    assert listed == [[["Situation with <Migrants’> Children", "research", "Lab"]], []]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"titles-en": ""}, "titles"),
        ({"url": "www.example.org"}, "url"),
        ({"embargo_on": ""}, "embargo_on"),
        ({"embargo_clock": ""}, "embargo_clock"),
        ({"conductor_id": "77"}, "conductor_id"),
        ({"year": ""}, "year"),
        ({"sample_units-en": ""}, "sample_units"),
        ({"findings-en": "x" * 10_001}, "findings"),
    ],
)
def test_wrong_values_are_refused_and_kept(
    editor: Visitor, change: dict[str, str], field: str
) -> None:
    sent = {**TYPED, **change}

    response = editor.post(URL, sent)

    assert response.status_code == 422
    assert [*wrong(response.text)] == [field]
    assert filled(response.text, TYPED) == {name: sent[name] for name in TYPED}


def test_two_who_edit_one_study(editor: Visitor, make: Make, session: Session) -> None:
    study = make.study()
    url = f"{URL}{study.id}"
    open_ended = {**TYPED, "embargo_on": "", "embargo_clock": "", "version": "1"}
    assert editor.post(url, open_ended).status_code == 303
    assert session.scalars(select(Study.embargo_until)).one() is None

    response = editor.post(url, {**open_ended, "titles-en": "Mine"})

    assert response.status_code == 409
    assert filled(response.text, {"titles-en"}) == {"titles-en": "Mine"}
    assert texts(response.text, ".field__stored") == [
        "Saved meanwhile by somebody else: English: Situation with <Migrants’> Children"
    ]


def test_a_study_that_is_shown_goes_to_the_archive(
    editor: Visitor, make: Make, session: Session
) -> None:
    study = make.study()
    make.item(make.event(), study=study)

    response = editor.post(f"{URL}{study.id}/removal")

    assert response.status_code == 303
    assert session.scalars(select(Study.archived_at)).one() is not None
    assert editor.post(f"{URL}{study.id}/restoration").status_code == 303


def test_a_viewer_reads(viewer: Visitor, make: Make) -> None:
    study = make.study()

    page = viewer.get(f"{URL}{study.id}").text
    assert texts(page, "h1") == ["Lives on the move"]
    assert attributes(page, "main form", "action") == []
    assert viewer.post(URL, TYPED).status_code == 403


def test_rare_fields_are_folded_until_something_is_wrong_in_them(editor: Visitor) -> None:
    whole = editor.get(f"{URL}new").text
    refused = editor.post(URL, {**TYPED, "year": ""}).text

    assert attributes(whole, "details.group", "open") == []
    assert attributes(refused, "details.group", "open") == [""]
