"""Forms of words in event files: written, taken in, refused, and brought up from earlier files."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select

from planner.events.models.event import Event, EventBody
from planner.events.models.kinds import BodyRole
from planner.exchange.earlier_files import brought_up
from planner.exchange.export import export_event
from planner.exchange.reading import BadFile, check_document
from planner.grammar.models import WordForm
from planner.grammar.needs import Need
from planner.grammar.operations import FormPlan, confirm_forms
from planner.history.models import Entry
from planner.kernel.scope import enter
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from tests.factories import Make
from tests.seed_register import add
from tests.unit.exchange.acts import import_event

Document = dict[str, Any]
FUND = "Озёрный фонд"


@pytest.fixture
def event(make: Make) -> Event:
    event = make.event(titles=Texts(en="Rivers", ru="Реки"), cities=Texts(ru="Марено"))
    fund = make.organisation(names=Texts(ru=FUND))
    add(make, EventBody, event=event, organisation=fund, role=BodyRole.SUPPORTER)
    make.forms(FUND, genitive="Озёрного фонда", gender="m")
    make.forms("Марено", prepositional="Марено")
    make.forms("Портовый музей", genitive="Портового музея")
    return event


def written(work: Work, event: Event) -> Document:
    work.session.flush()
    work.session.expire_all()
    return export_event(work.session, event)


def form(need: str, said: str, text: str = FUND) -> Document:
    return {"language": "ru", "text": text, "need": need, "form": said}


def stored(work: Work) -> dict[tuple[str, str], str]:
    work.session.expire_all()
    rows = work.session.scalars(select(WordForm).where(WordForm.office_id == work.office_id))
    return {(row.text, row.need.value): row.form for row in rows}


@pytest.fixture
def elsewhere(make: Make, work: Work, event: Event) -> Work:
    other = make.office()
    work.session.flush()
    return replace(work, office_id=other.id)


def test_a_file_holds_the_forms_of_its_texts_and_no_others(work: Work, event: Event) -> None:
    assert written(work, event)["word_forms"] == [
        form("prepositional", "Марено", "Марено"),
        form("gender", "m"),
        form("genitive", "Озёрного фонда"),
    ]


def test_another_office_takes_them_in_once(work: Work, event: Event, elsewhere: Work) -> None:
    document = written(work, event)
    enter(work.session, elsewhere.office_id)

    import_event(elsewhere, document)
    first = stored(elsewhere)
    import_event(elsewhere, document)

    assert first == {
        ("Марено", "prepositional"): "Марено",
        (FUND, "gender"): "m",
        (FUND, "genitive"): "Озёрного фонда",
    }
    assert stored(elsewhere) == first
    verbs = select(Entry.verb).where(Entry.office_id == elsewhere.office_id)
    assert work.session.scalars(verbs).all() == ["event.imported"]


def test_a_later_file_corrects_an_earlier_one_but_no_person(work: Work, event: Event) -> None:
    document = written(work, event)
    said = FormPlan(
        language="ru", text=FUND, need=Need.GENITIVE, form="Озерного фонда", opened="Озёрного фонда"
    )
    confirm_forms(work, [said])
    document["word_forms"] = [form("genitive", "фонда озёр"), form("gender", "n")]

    import_event(work, document)

    assert stored(work)[FUND, "genitive"] == "Озерного фонда"
    assert stored(work)[FUND, "gender"] == "n"


def test_what_nobody_could_enter_is_refused_with_its_place(work: Work, event: Event) -> None:
    document = written(work, event)
    document["word_forms"] = [
        form("genitive", "Ozyornogo fonda"),
        form("gender", "x"),
        form("gender", "m"),
    ]

    with pytest.raises(BadFile) as refused:
        check_document(document)

    assert [str(fault) for fault in refused.value.faults] == [
        (
            "word_forms.0.form: “Ozyornogo” has Latin letters in it. Type the word in the letters "
            "of the language."
        ),
        "word_forms.1.form: Choose one of the genders.",
        "word_forms.2: This stands twice in the file.",
    ]


def test_an_earlier_file_had_its_forms_beside_the_names(work: Work, event: Event) -> None:
    document = written(work, event)
    del document["word_forms"]
    (body,) = document["organisations"]
    del body["takes_the"], body["generic_nouns"]
    body["names"]["en"] = "Lake Fund"
    body["grammar"] = {
        "en": {"article": "the"},
        "ru": {"genitive": "Озёрного фонда", "gender": "m", "dative": ""},
        "de": {"genitive": "des Seefonds"},
    }
    document["event"]["city_locatives"] = {"ru": "Марено", "en": ""}

    checked = check_document(brought_up(document))

    assert checked["word_forms"] == [
        form("genitive", "Озёрного фонда"),
        form("gender", "m"),
        form("prepositional", "Марено", "Марено"),
    ]
    assert body["takes_the"] is True


def test_of_two_bodies_with_one_name_the_first_has_the_say() -> None:
    bodies = [
        {"names": {"ru": FUND}, "grammar": {"ru": {"gender": gender}}} for gender in ("m", "n")
    ]

    document = brought_up({"organisations": bodies})

    assert document["word_forms"] == [form("gender", "m")]


@pytest.mark.parametrize(
    "document",
    [
        [],
        {"organisations": 7, "event": None},
        {"people": ["x", {"grammar": 7}, {"grammar": {"ru": 7}}], "event": {"city_locatives": 7}},
        {"people": [{"names": 7, "grammar": {}}], "word_forms": 7},
    ],
)
def test_what_is_no_earlier_file_is_left_to_the_schema(document: Any) -> None:
    brought_up(document)

    with pytest.raises(BadFile):
        check_document(document)
