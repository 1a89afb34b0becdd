from __future__ import annotations

from dataclasses import replace

import pytest

from planner.kernel.errors import Invalid
from planner.letter_texts.kinds import GROUPS, LetterKind, Placeholder, placeholders_of
from planner.letter_texts.wording import Said, Wording, check_wording, fill, fill_html, paragraphs

PLAIN = Wording(subject="Come: {title}", greeting="Dear {name},", opening="Come {when}.")


def test_each_kind_is_listed_once() -> None:
    listed = [kind for _heading, kinds in GROUPS for kind in kinds]

    assert sorted(listed) == sorted(LetterKind)


def test_each_placeholder_says_what_it_is() -> None:
    assert all(one.meaning for one in Placeholder)
    assert Placeholder.HEADLINE in placeholders_of(LetterKind.RELEASE_CAME)
    assert Placeholder.HEADLINE not in placeholders_of(LetterKind.INVITATION)


def test_values_are_filled_in_one_pass() -> None:
    values = {"name": "{title}", "title": "Rivers"}

    assert fill("Dear { name }: {title} {unknown} {", values) == "Dear {title}: Rivers {unknown} {"


def test_values_are_escaped_and_isolated_in_html() -> None:
    html = fill_html("<b>{name}</b> {x} & so", {"name": "<i>Ada"}, "en")

    assert html == "&lt;b&gt;<bdi>&lt;i&gt;Ada</bdi>&lt;/b&gt; {x} &amp; so"


def test_empty_lines_divide_paragraphs() -> None:
    assert paragraphs("One.\r\nStill.\n \n\nTwo.\n") == ["One.\nStill.", "Two."]


def test_sentences_of_the_program_follow_the_last_paragraph() -> None:
    said = Said(replace(PLAIN, opening="One.\n\nTwo,\nthree."), {"name": "Ada"}, "en")

    assert said.text("The hour has changed.")["openings"] == [
        "One.",
        "Two,\nthree. The hour has changed.",
    ]
    assert said.html("So.")["openings"] == ["One.", "Two,<br>\nthree. So."]
    assert said.text()["closings"] == []


def test_without_an_opening_only_the_sentences_of_the_program_stand_there() -> None:
    said = Said(replace(PLAIN, opening=""), {}, "en")

    assert said.text()["openings"] == said.html()["openings"] == []
    assert said.text("So.")["openings"] == said.html("So.")["openings"] == ["So."]


def test_a_subject_stays_one_line() -> None:
    said = Said(PLAIN, {"title": "Rivers\r\nBcc: all@paper.test"}, "en")

    assert said.subject == "Come: Rivers Bcc: all@paper.test"


@pytest.mark.parametrize(
    ("field", "text", "words"),
    [
        ("subject", "  ", "needs a subject"),
        ("greeting", "", "needs a greeting"),
        ("opening", "\n", "at least one sentence"),
        ("subject", "x" * 201, "At most 200 characters, please. These are 201."),
        ("closing", "x" * 4001, "At most 4000"),
        ("opening", "Dear {nmae}", r"\{nmae\} cannot be filled in. These can: \{name\}, "),
        ("closing", "{headline}", "cannot be filled in"),
    ],
)
def test_what_cannot_be_a_text_is_refused_at_its_field(field: str, text: str, words: str) -> None:
    with pytest.raises(Invalid, match=words) as refusal:
        check_wording(LetterKind.INVITATION, replace(PLAIN, **{field: text}))

    assert refusal.value.field == field


def test_the_notice_of_a_withdrawn_release_needs_no_opening() -> None:
    check_wording(LetterKind.RELEASE_WITHDRAWAL, Wording(subject="Gone", greeting="Hi", opening=""))


def test_the_checksum_is_that_of_all_parts() -> None:
    others = [
        replace(PLAIN, **{name: "x"}) for name in ("subject", "greeting", "opening", "closing")
    ]

    assert len({PLAIN.checksum, *(one.checksum for one in others)}) == 5
    assert replace(PLAIN).checksum == PLAIN.checksum
