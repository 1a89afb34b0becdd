"""Bad texts of letters: a sentence at the field and what was typed, or a letter like every other."""

from __future__ import annotations

from email import message_from_bytes, policy

import pytest

from planner.outbox.message.mime import to_mime
from tests.conftest import NOW
from tests.factories import Make
from tests.hostile.headers import HOSTILE
from tests.unit.invitations.post import invite
from tests.web.desk.letter_texts.test_pages import OFFICE, TYPED, letters, stored
from tests.web.reading import wrong
from tests.web.visitor import Visitor

# By what is wrong: the field, the text, and the sentence.
REFUSED: dict[str, tuple[str, str, str]] = {
    "an unknown placeholder": ("opening", "Dear {nmae}", "{nmae} cannot be filled in."),
    "one in the subject": ("subject", "{recipient}", "{recipient} cannot be filled in."),
    "an attribute": ("greeting", "{name.__class__}", "{name.__class__} cannot be filled in."),
    "a format": ("opening", "{name!r}", "{name!r} cannot be filled in."),
    "code of a template": ("opening", "{{7*7}}", "{7*7} cannot be filled in."),
    "another case": ("opening", "{NAME}", "{NAME} cannot be filled in."),
    "a placeholder of two alphabets": ("opening", "{nаme}", "{nаme} cannot be filled in."),
    "one with an invisible letter": ("opening", "{na\u200bme}", "cannot be filled in."),
    "a null byte": ("opening", "A\x00B", "characters that cannot be stored"),
    "a noncharacter": ("subject", "A\ufffeB", "characters that cannot be stored"),
    "nothing that shows": ("subject", "\u200b\u2060", "This is needed."),
    "nothing in the greeting": ("greeting", " \t", "This is needed."),
    "an endless subject": ("subject", "x" * 201, "At most 200 characters"),
    "an endless text": ("opening", "x" * 4001, "At most 4,000 characters"),
    "a megabyte": ("closing", "x" * 1_000_000, "At most 4,000 characters"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_text_that_cannot_be_sent_is_told_at_its_field(
    approver: Visitor, make: Make, name: str
) -> None:
    field, text, sentence = REFUSED[name]

    response = approver.post(OFFICE, {**TYPED, field: text})

    assert response.status_code == 422
    assert sentence in wrong(response.text)[field]
    assert stored(make) == []


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_makes_no_other_letter(approver: Visitor, make: Make, text: str) -> None:
    """Of a text that is taken, the letter has the headers and the recipient of every other."""
    guests = [make.person("Ada", email="ada@paper.test")]
    invite(make.work, make.event(), guests)
    (before,) = letters(make)
    plain = message_from_bytes(to_mime(before, NOW), policy=policy.default)

    typed = text.encode("utf-8", "replace").decode("utf-8")
    response = approver.post(OFFICE, dict.fromkeys(TYPED, typed))

    (after,) = letters(make)
    odd = message_from_bytes(to_mime(after, NOW), policy=policy.default)
    (recipient,) = odd["To"].addresses
    assert response.status_code in (303, 422)
    assert (response.status_code == 303) is bool(stored(make))
    assert sorted(odd.keys()) == sorted(plain.keys())
    assert recipient.addr_spec == "ada@paper.test"


@pytest.mark.parametrize(
    "text", ["\u202eevil\u202c", "<script>alert(1)</script>", "=1+1", "%(name)s"]
)
def test_what_is_meant_as_code_is_text_in_the_letter(
    approver: Visitor, make: Make, text: str
) -> None:
    invite(make.work, make.event(), [make.person("Ada", email="ada@paper.test")])

    approver.post(OFFICE, {**TYPED, "opening": f"Before {text} after."})

    (letter,) = letters(make)
    assert f"Before {text} after." in letter.text
    assert "<script>" not in letter.html
