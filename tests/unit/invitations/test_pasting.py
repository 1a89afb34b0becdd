from __future__ import annotations

import pytest

from planner.invitations.pasting import Pasted, PastedList, read_pasted


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("ada@example.org", [("", "ada@example.org")]),
        ("Ada Byron <ada@example.org>", [("Ada Byron", "ada@example.org")]),
        ('"Byron, Ada" <ada@example.org>', [("Ada Byron", "ada@example.org")]),
        ("Byron, Ada <ada@example.org>", [("Ada Byron", "ada@example.org")]),
        ("Ada Byron\tada@example.org", [("Ada Byron", "ada@example.org")]),
        ("Ada Byron (ada@example.org)", [("Ada Byron", "ada@example.org")]),
        ("Анна Ахматова – anna@пример.рф", [("Анна Ахматова", "anna@xn--e1afmkfd.xn--p1ai")]),
        (
            "ada@example.org, bob@example.org;eve@example.org\r\nzoe@example.org",
            [
                ("", "ada@example.org"),
                ("", "bob@example.org"),
                ("", "eve@example.org"),
                ("", "zoe@example.org"),
            ],
        ),
        ("Ada <ada@example.org>\nADA@EXAMPLE.ORG", [("Ada", "ada@example.org")]),
        (
            "mailto:ada@example.org\nBob <MAILTO:bob@example.org>\nWrite to eve@example.org.",
            [
                ("", "ada@example.org"),
                ("Bob", "bob@example.org"),
                ("Write to", "eve@example.org"),
            ],
        ),
        ("«Анна Ахматова» anna@example.org", [("Анна Ахматова", "anna@example.org")]),
        ("Газета «Рыбак» <sea@example.org>", [("Газета «Рыбак»", "sea@example.org")]),
        (" ;;, \n\n", []),
    ],
)
def test_addresses_are_read_as_people_paste_them(text: str, people: list[tuple[str, str]]) -> None:
    assert read_pasted(text) == PastedList(
        people=tuple(Pasted(name, address) for name, address in people), unclear=()
    )


def test_what_is_no_address_is_kept_word_for_word() -> None:
    text = "Ada <ada@>\nBob\nc@example.org d@example.org\n<script>x@example.org</script>"

    assert read_pasted(text) == PastedList(
        people=(),
        unclear=(
            "Ada <ada@>",
            "Bob",
            "c@example.org d@example.org",
            "<script>x@example.org</script>",
        ),
    )
