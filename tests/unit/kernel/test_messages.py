"""Sentences of the catalogue in the reader's language."""

from __future__ import annotations

import pickle

from jinja2 import Environment

from planner.kernel.messages import gettext as _
from planner.kernel.messages import (
    install_in,
    message_from_json,
    npgettext,
    pgettext,
    read_in,
    reading_in,
    spoken_language,
)

WHERE = pgettext("newsroom", "Where")


def test_a_message_is_its_english_text() -> None:
    message = _("%(done)s of %(total)s", done=3, total=9)

    assert message == "3 of 9"
    assert str(message) == "3 of 9"


def test_it_is_shown_in_the_language_of_the_reader() -> None:
    with reading_in("ru"):
        shown = (str(WHERE), f"{WHERE:>4}", f"[{WHERE}]", WHERE.__html__())

    assert shown == ("Где", " Где", "[Где]", "Где")
    assert str(WHERE) == "Where"


def test_a_message_within_a_message_is_in_the_same_language() -> None:
    outer = _("It says: %(line)s", line=WHERE)

    assert outer == "It says: Where"
    assert outer.in_language("ru").endswith("Где")


def test_numbers_choose_the_form() -> None:
    one, several = "One seat", "%(count)s seats"

    assert [npgettext("test", one, several, n) for n in (1, 2)] == ["One seat", "2 seats"]


def test_it_survives_the_database_and_another_process() -> None:
    message = pgettext("newsroom", "Published %(when)s", when=WHERE)

    stored, sent = message_from_json(message.as_json()), pickle.loads(pickle.dumps(message))

    assert f"{stored}" == f"{sent}" == "Published Where"
    with reading_in("ru"):
        assert f"{stored}" == "Опубликовано Где"


def test_what_older_versions_stored_is_read_as_it_is() -> None:
    assert [message_from_json(text) for text in ("no address", "[1]", "{}", "12")] == [
        "no address",
        "[1]",
        "{}",
        "12",
    ]


def test_templates_show_messages_escaped_in_the_language_of_the_reader() -> None:
    environment = Environment(autoescape=True)
    install_in(environment)
    template = environment.from_string("{{ it }} {{ pgettext('newsroom', 'Where') }} {{ tag }}")

    with reading_in("ru"):
        page = template.render(it=WHERE, tag=_("%(sign)s", sign="<"))

    assert page == "Где Где &lt;"


def test_a_language_that_is_not_spoken_is_answered_in_english() -> None:
    read_in(spoken_language("fr-CA"))

    assert str(WHERE) == "Where"
    assert [spoken_language(tag) for tag in ("ru-RU", "fr", "EN", "ru_RU")] == [
        "ru",
        "en",
        "en",
        "ru",
    ]
