"""The page of words and cases: what is proposed, confirmed, corrected, refused."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import event as sql
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.accounts.models import User
from planner.events.models.event import Event, EventBody
from planner.events.models.kinds import BodyRole
from planner.grammar.models import WordForm
from planner.grammar.needs import Need
from planner.history.models import Entry
from planner.kernel.texts import Texts
from tests.factories import Make
from tests.seed_register import add
from tests.web.reading import attributes, filled, texts, wrong
from tests.web.visitor import Visitor

FUND = "Озёрный фонд"


@pytest.fixture
def event(make: Make) -> Event:
    """An event that the Lake Fund supported, in English and Russian."""
    event = make.event(
        titles=Texts(en="Small rivers", ru="Малые реки"),
        cities=Texts(en="Mareno", ru="Марено"),
        languages=["en", "ru"],
    )
    host = make.organisation(names=Texts(en="River Institute", ru="Институт рек"))
    fund = make.organisation(names=Texts(en="Lake Fund", ru=FUND))
    add(make, EventBody, event=event, organisation=host, role=BodyRole.ORGANISER)
    add(make, EventBody, event=event, organisation=fund, role=BodyRole.SUPPORTER)
    return event


def address(event: Event) -> str:
    return f"/desk/events/{event.id}/word-forms/"


def field_of(page: str, form: str) -> str:
    """The name of the field that holds this form."""
    (name,) = [n for n, value in filled(page).items() if value == form and not n.endswith("-was")]
    return name


def stored(session: Session) -> dict[tuple[str, Need], str]:
    return {(row.text, row.need): row.form for row in session.scalars(select(WordForm))}


def test_the_page_shows_what_is_proposed_with_its_question(editor: Visitor, event: Event) -> None:
    page = editor.get(address(event)).text

    assert texts(page, "main h2") == ["Words and cases", "Russian"]
    assert texts(page, ".rows legend") == ["Институт рек", "Марено", FUND]
    assert set(attributes(page, ".rows legend bdi", "lang")) == {"ru"}
    assert texts(page, ".rows__row .field__hint") == [
        "Как сказать: Институт рек – провёл / провела / провело / провели? proposed",
        "прошёл (где?) в … proposed",
        "по заказу (чего?) … proposed",
    ]
    assert texts(page, ".rows .field__hint a") == [
        "the name of River Institute in Russian",
        "the city of the event in Russian",
        "the name of Lake Fund in Russian",
    ]
    shown = [value for name, value in filled(page).items() if not name.endswith("-was")]
    assert shown == ["m", "Марено", "Озёрного фонда"]
    buttons = ["Documents", "Save what I changed", "Confirm all as it stands here"]
    assert texts(page, "main button") == [*buttons, "Save what I changed"]


def test_all_is_confirmed_as_it_was_proposed(
    editor: Visitor, event: Event, session: Session
) -> None:
    page = editor.get(address(event)).text
    sent = {**filled(page), "what": "all"}

    assert editor.post(address(event), sent).status_code == 303

    assert stored(session) == {
        ("Институт рек", Need.GENDER): "m",
        ("Марено", Need.PREPOSITIONAL): "Марено",
        (FUND, Need.GENITIVE): "Озёрного фонда",
    }
    again = editor.get(address(event)).text
    assert "3 forms are saved." in again
    who = session.scalars(select(User.name)).one()
    assert texts(again, "main .rows .state") == [f"confirmed by {who}"] * 3
    verbs = session.scalars(select(Entry.verb).where(Entry.event_id == event.id)).all()
    assert verbs == ["form.confirmed"] * 3
    assert editor.post(address(event), {**filled(again), "what": "all"}).status_code == 303
    assert "Nothing was changed." in editor.get(address(event)).text


def test_only_what_was_changed_is_saved(editor: Visitor, event: Event, session: Session) -> None:
    page = editor.get(address(event)).text
    name = field_of(page, "Озёрного фонда")
    assert editor.post(address(event), filled(page)).status_code == 303
    assert stored(session) == {}

    editor.post(address(event), {**filled(page), name: "Озерного фонда"})

    assert stored(session) == {(FUND, Need.GENITIVE): "Озерного фонда"}


def test_a_person_says_that_there_is_no_form_and_takes_it_back(
    editor: Visitor, event: Event, session: Session
) -> None:
    page = editor.get(address(event)).text
    name = field_of(page, "Озёрного фонда")

    editor.post(address(event), {**filled(page), f"{name}-none": "y"})

    assert stored(session)[FUND, Need.GENITIVE] == ""
    page = editor.get(address(event)).text
    sent = {key: value for key, value in filled(page).items() if key != f"{name}-none"}
    assert sent[name] == ""
    editor.post(address(event), sent)
    assert (FUND, Need.GENITIVE) not in stored(session)


def test_what_cannot_be_is_refused_at_its_field(
    editor: Visitor, event: Event, session: Session
) -> None:
    page = editor.get(address(event)).text
    name = field_of(page, "Озёрного фонда")

    latin = editor.post(address(event), {**filled(page), name: "Ozyornogo fonda"})
    both = editor.post(address(event), {**filled(page), name: "Озера", f"{name}-none": "y"})

    assert (latin.status_code, both.status_code) == (422, 422)
    assert wrong(latin.text) == {
        name: "“Ozyornogo” has Latin letters in it. Type the word in the letters of the language."
    }
    assert filled(latin.text)[name] == "Ozyornogo fonda"
    assert wrong(both.text) == {name: "Write the form, or say that there is none: not both."}
    assert stored(session) == {}


def test_what_somebody_else_confirmed_meanwhile_is_shown(
    editor: Visitor, event: Event, session: Session
) -> None:
    opened = editor.get(address(event)).text
    name = field_of(opened, "Озёрного фонда")
    editor.post(address(event), {**filled(opened), name: "Фонда озёр"})

    refused = editor.post(address(event), {**filled(opened), name: "Озерного фонда"})

    assert refused.status_code == 409
    assert texts(refused.text, ".errors li") == [
        (
            "Somebody else has confirmed another form of “Озёрный фонд” meanwhile: “Фонда озёр”. "
            "Look at it again."
        )
    ]
    assert texts(refused.text, ".field__stored") == ["Saved meanwhile by somebody else: Фонда озёр"]
    assert editor.post(address(event), filled(refused.text)).status_code == 303
    assert stored(session) == {(FUND, Need.GENITIVE): "Озерного фонда"}


def test_what_was_not_on_the_page_is_not_confirmed(
    editor: Visitor, event: Event, session: Session
) -> None:
    assert editor.post(address(event), {"what": "all"}).status_code == 303

    assert stored(session) == {}


def test_an_event_in_english_needs_no_forms(editor: Visitor, make: Make) -> None:
    event = make.event(titles=Texts(en="Small rivers"), languages=["en"])

    page = editor.get(address(event)).text

    assert texts(page, "main fieldset, main form") == []
    assert "No release of this event needs words in other forms" in page


def test_the_page_takes_as_many_statements_for_many_texts_as_for_few(
    editor: Visitor, event: Event, make: Make, session: Session
) -> None:
    few = statements(editor, event, session)
    for name in ("Портовый музей", "Норландское общество помощи", "Гильдия гидов"):
        body = make.organisation(names=Texts(en=name, ru=name))
        add(make, EventBody, event=event, organisation=body, role=BodyRole.SUPPORTER)
    page = editor.get(address(event)).text
    editor.post(address(event), {**filled(page), "what": "all"})

    many = statements(editor, event, session)

    assert len(texts(page, ".rows legend")) == 6
    assert len(many) == len(few), many


def statements(editor: Visitor, event: Event, session: Session) -> list[str]:
    """What the page asks of the database."""
    asked: list[str] = []

    def note(*args: Any) -> None:
        asked.append(args[2])

    url = address(event)
    editor.get(url)
    sql.listen(session.get_bind(), "before_cursor_execute", note)
    assert editor.get(url).status_code == 200
    sql.remove(session.get_bind(), "before_cursor_execute", note)
    return asked


def test_other_pages_lead_to_it(editor: Visitor, event: Event) -> None:
    for page in (f"/desk/events/{event.id}/", f"/desk/events/{event.id}/documents"):
        assert address(event) in attributes(editor.get(page).text, "main a", "href")


def test_the_documents_name_what_the_advisory_prints_unconfirmed(
    editor: Visitor, make: Make, session: Session
) -> None:
    event = make.event(
        subjects=Texts(en="low water", ru="обмеление малых рек"), languages=["en", "ru"]
    )
    url = f"/desk/events/{event.id}/documents"

    said = texts(editor.get(url).text, "#proposed-ru li")

    assert said == ["“рассказали об обмелении малых рек”: proposed, nobody has confirmed it."]
    assert "обмеление малых рек" in texts(editor.get(address(event)).text, ".rows legend")
    make.forms("обмеление малых рек", prepositional="обмелении малых рек")
    session.commit()
    assert texts(editor.get(url).text, "#proposed-ru") == []
