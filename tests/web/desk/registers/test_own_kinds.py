"""The page of a kind of event of the office's own."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.events.models.own_kind import OwnKind
from tests.web.reading import filled, wrong
from tests.web.visitor import Visitor

URL = "/desk/kinds-of-event/"
TYPED = {
    "names-en": "media walk",
    "names-ru": "медиапрогулка",
    "plurals-en": "media walks",
    "en_later": "walk",
    "en_verb": "run",
    "en_at_it": "during the walk",
    "en_past": "took journalists on",
    "en_future": "take journalists on",
    "en_participle": "organised",
    "ru_gender": "f",
    "ru_verb": "hold",
    "ru_accusative": "медиапрогулку",
    "ru_at_it": "в ходе медиапрогулки",
    "ru_genitive": "медиапрогулки",
    "ru_dative": "медиапрогулке",
    "ru_prepositional": "медиапрогулке",
    "ru_past_m": "пригласил на",
    "ru_past_f": "пригласила на",
    "ru_past_n": "пригласило на",
    "ru_past_pl": "пригласили на",
    "ru_future": "пригласит на",
    "ru_future_pl": "пригласят на",
}


def test_all_forms_are_entered_and_shown_again(editor: Visitor, session: Session) -> None:
    response = editor.post(URL, {"like": "press_tour", **TYPED})

    assert response.status_code == 303
    grammar = session.scalars(select(OwnKind)).one().grammar
    assert (grammar["en"]["at-it"], grammar["ru"]["past-pl"]) == (
        "during the walk",
        "пригласили на",
    )
    assert filled(editor.get(response.location).text, set(TYPED)) == TYPED


def test_a_form_that_is_lacking_is_marked(editor: Visitor) -> None:
    page = editor.post(URL, {"like": "press_tour", **TYPED, "ru_past_pl": ""}).text

    assert [*wrong(page)] == ["ru_past_pl"]


def test_all_forms_that_are_lacking_are_marked_at_once(editor: Visitor) -> None:
    typed = {**TYPED, "ru_gender": "", "ru_accusative": "", "ru_at_it": ""}

    page = editor.post(URL, {"like": "press_tour", **typed}).text

    assert [*wrong(page)] == ["ru_gender", "ru_accusative", "ru_at_it"]
    assert filled(page, set(TYPED)) == typed
