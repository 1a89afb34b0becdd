"""Several organisations on one page, and one after the other."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.kernel.texts import Texts
from planner.organisations.models import Organisation
from tests.web.reading import filled, texts, wrong
from tests.web.visitor import Visitor

URL = "/desk/organisations/"


def test_several_are_entered_on_one_page(editor: Visitor, session: Session) -> None:
    page = editor.get(f"{URL}several").text
    assert "bodies-11-names-en" in filled(page)
    assert texts(page, ".switch label") == ["English", "русский", "All languages"]

    response = editor.post(
        f"{URL}several",
        {
            "bodies-0-names-en": "the River Society",
            "bodies-0-names-ru": "Речное общество",
            "bodies-0-short_names-en": "RS",
            "bodies-0-kind": "ngo",
            "bodies-1-names-en": "",
            "bodies-1-kind": "other",
            "bodies-7-names-ru": "Общество Севера",
            "bodies-7-kind": "government",
        },
    )

    assert response.status_code == 303
    page = editor.get(response.location).text
    assert texts(page, ".notice") == ["2 organisations are in the register."]
    bodies = session.scalars(select(Organisation).order_by(Organisation.id)).all()
    assert [(body.names, body.short_names, body.kind, body.takes_the) for body in bodies] == [
        (Texts(en="River Society", ru="Речное общество"), Texts(en="RS"), "ngo", True),
        (Texts(ru="Общество Севера"), Texts(), "government", False),
    ]


def test_of_several_none_is_kept_if_one_is_wrong(editor: Visitor, session: Session) -> None:
    sent = {
        "bodies-0-names-en": "River Society",
        "bodies-0-kind": "ngo",
        "bodies-1-short_names-en": "NS",
        "bodies-1-kind": "other",
    }

    refused = editor.post(f"{URL}several", sent)

    assert refused.status_code == 422
    assert wrong(refused.text) == {"bodies-1-names": "This is needed. Please fill it in."}
    assert filled(refused.text, sent) == sent
    nothing = editor.post(f"{URL}several", {"bodies-0-names-en": "", "bodies-0-kind": "other"})
    assert (nothing.status_code, wrong(nothing.text)) == (
        422,
        {"": "Enter at least one name."},
    )
    assert session.scalars(select(Organisation)).all() == []


def test_after_one_entry_the_next_can_follow(editor: Visitor, session: Session) -> None:
    response = editor.post(URL, {"names-en": "River Society", "kind": "ngo", "then": "another"})

    assert (response.status_code, response.location) == (303, f"{URL}new")
    page = editor.get(response.location).text
    assert texts(page, ".notice") == ["“River Society” is in the register."]
    assert filled(page, {"names-en"}) == {"names-en": ""}
