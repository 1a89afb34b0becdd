"""Sentences that are stored now and read later, perhaps in another language."""

from __future__ import annotations

import pytest
from sqlalchemy.dialects.sqlite import dialect

from planner.kernel.database import MessageText
from planner.kernel.messages import gettext as _
from planner.kernel.messages import message_from_json, pgettext, reading_in, to_stored

WHERE = pgettext("newsroom", "Where")
TEXT = MessageText()


def _through_the_database(text: str | None) -> str | None:
    return TEXT.process_result_value(TEXT.process_bind_param(text, dialect()), dialect())


def test_a_message_is_read_in_the_language_of_whoever_reads_it() -> None:
    read = _through_the_database(_("It says: %(line)s", line=WHERE))

    assert read == "It says: Where"
    with reading_in("ru"):
        assert str(read) == "It says: Где"


def test_other_texts_are_stored_as_they_are() -> None:
    texts = ["", "550 5.1.1 nobody of that name", "“Where”", None]

    assert [TEXT.process_bind_param(text, dialect()) for text in texts] == texts
    assert [_through_the_database(text) for text in texts] == texts


@pytest.mark.parametrize("words", [WHERE.as_json(), '{"msgid": "%(x)9s", "values": {"x": 1}}', "{"])
def test_the_words_of_somebody_else_are_never_taken_for_a_message(words: str) -> None:
    named = message_from_json(_("%(name)s is here.", name=words).as_json())

    assert _through_the_database(words) == words
    assert message_from_json(to_stored(words)) == words
    assert named == f"{words} is here."
