"""Values of the domain in words, and the reader's language where pages, notices and tables speak."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from enum import StrEnum

import pytest
from flask import Flask, g
from wtforms import SelectField
from wtforms.fields.core import UnboundField

from planner.accounts.models import EndMark
from planner.events.models.kinds import EventStatus
from planner.kernel.messages import Message, pgettext, reader_language, reading_in
from planner.outbox.models import Delivery
from planner.web.csv_export import csv_of
from planner.web.forms.base import Form
from planner.web.forms.fields import EnumField
from planner.web.notices import flash
from planner.web.words import WORDS, word
from tests.conftest import PUBLIC_URL
from tests.web.reading import attributes, texts

WHERE = pgettext("newsroom", "Where")
# The marks that stand at the end of a release are printed as they are.
PRINTED_AS_THEY_ARE = {EndMark}


class Choosing(Form):
    way = SelectField("Way", choices=["by post"])


def enum_fields() -> Iterator[UnboundField[EnumField]]:
    forms: list[type[Form]] = [Form]
    while forms:
        form = forms.pop()
        forms += form.__subclasses__()
        for name in dir(form):
            field = getattr(form, name)
            if isinstance(field, UnboundField) and issubclass(field.field_class, EnumField):
                yield field


@pytest.mark.parametrize("enum", WORDS)
def test_every_value_has_its_word(enum: type[StrEnum]) -> None:
    words = WORDS[enum]

    assert set(words) == set(enum)
    assert all(isinstance(said, Message) for said in words.values())


def test_every_enumeration_that_forms_offer_is_in_words(app: Flask) -> None:
    offered = {field.args[1] for field in enum_fields() if "words" not in field.kwargs}

    assert offered - WORDS.keys() == PRINTED_AS_THEY_ARE


def test_the_same_value_of_two_enumerations_is_two_messages() -> None:
    event, letter = WORDS[EventStatus][EventStatus.HELD], WORDS[Delivery][Delivery.HELD]

    assert event == letter == word(EventStatus.HELD) == "held"
    assert isinstance(event, Message)
    assert isinstance(letter, Message)
    assert event.context != letter.context


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("member.join", "invitation of a member"),
        ("release_withdrawal", "release withdrawal"),
        ("old_address", "old address"),
        ("of_a_later-version", "of a later version"),
        (EndMark.ENDS, "ENDS"),
    ],
)
def test_what_is_stored_as_text_is_put_into_words_too(value: str, said: str) -> None:
    assert word(value) == said


def test_a_notice_is_kept_in_the_language_of_whoever_acts(app: Flask) -> None:
    with app.test_request_context(), reading_in("ru"):
        flash(WHERE)

        assert g.set_notice.message == "Где"


def test_headings_of_a_table_are_in_the_language_of_the_reader(app: Flask) -> None:
    with app.test_request_context(), reading_in("ru"):
        response = csv_of("places", (WHERE,), [(WHERE,)])
        response.direct_passthrough = False
        text = response.get_data(as_text=True)
        response.close()

    assert list(csv.reader(io.StringIO(text.removeprefix("\ufeff")))) == [["Где"], ["Где"]]


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Not a valid choice."), ("ru", "Неверный вариант."), ("xx", "Not a valid choice.")],
)
def test_messages_of_the_form_library_are_in_the_language_of_the_reader(
    app: Flask, language: str, said: str
) -> None:
    with app.test_request_context(), reading_in(language):
        form = Choosing(data={"way": "by pigeon"})
        form.validate()

    assert list(form.way.errors) == [said]


def test_who_asks_for_a_page_that_is_not_there_is_told_in_their_language(app: Flask) -> None:
    page = app.test_client().get(
        "/desk/nowhere", base_url=PUBLIC_URL, headers={"Accept-Language": "ru"}
    )

    assert page.status_code == 404
    assert attributes(page.text, "html", "lang") == ["ru"]
    assert texts(page.text, "main h1") == ["Не найдено"]


def test_the_language_of_a_reader_ends_with_their_request(app: Flask) -> None:
    app.test_client().get("/sign-in", base_url=PUBLIC_URL, headers={"Accept-Language": "ru"})

    assert reader_language() == "en"
