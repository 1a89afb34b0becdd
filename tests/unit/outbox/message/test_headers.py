"""Header lines: every text comes back as it was, and no text becomes anything else."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.utils import parseaddr

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.outbox.message.headers import header_text, mailbox_line, text_line, token_line
from tests.hostile.headers import HOSTILE

ADDRESS = "anna@paper.test"
LONG = (
    "Regional Directorate for the Protection of Consumers, Patients and Tenants of Upper Carinthia",
    "Prof. Dr. Maximiliane-Alexandra Freiin von Hohenstein-Waldburg zu Löwenegg",
    "Региональное управление по защите прав потребителей, пациентов и арендаторов",
    "Приглашение на круглый стол «Реки без границ» 27 марта 2012 г., 11:00, Санкт-Петербург",
    "Health, Regional Office (North)",
    'Anna [press] <desk> @ work; a\\b: "c"',
    "two  spaces   inside",
    "日本語の非常に長い名前" * 30,
    "x" * 300,
)
# Of any script, and words long and short; what no header can hold is a matter of its own below.
texts = st.one_of(
    st.text(st.characters(exclude_categories=["C", "Zl", "Zp"])),
    st.lists(st.text(st.sampled_from('жизньAb,."<é\u0301日 ')), max_size=60).map(" ".join),
    st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), max_size=400),
)


def lines_of(text: str) -> list[str]:
    return (text_line("Subject", text) + mailbox_line("To", text, ADDRESS)).split("\r\n")


def check(text: str) -> None:
    raw = (text_line("Subject", text) + mailbox_line("To", text, ADDRESS) + "\r\n").encode()
    old, new = message_from_bytes(raw), message_from_bytes(raw, policy=policy.default)
    unfolded = {name: re.sub("[\r\n]", "", value) for name, value in old.items()}

    assert raw.isascii()
    assert [*old] == [*new] == ["Subject", "To"]
    assert decoded(unfolded["Subject"]) == str(new["Subject"]) == header_text(text)
    name, address = parseaddr(unfolded["To"])
    assert (decoded(name), address) == (header_text(text), ADDRESS)
    (mailbox,) = new["To"].addresses
    assert mailbox.addr_spec == ADDRESS
    # Before Python 3.13.2 the library shows the space between two encoded words of a name.
    assert "".join(mailbox.display_name.split()) == "".join(header_text(text).split())
    assert max(map(len, lines_of(text))) <= 76


def decoded(value: str) -> str:
    return str(make_header(decode_header(value)))


@pytest.mark.parametrize("text", LONG)
def test_long_and_odd_names_come_back_whole(text: str) -> None:
    """Report 03."""
    check(text)


@given(texts)
def test_every_text_comes_back_as_it_was(text: str) -> None:
    check(text)


@given(st.text())
def test_no_text_leaves_its_line(text: str) -> None:
    check(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_stay_texts(text: str) -> None:
    check(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_header_text_is_one_line_without_encoded_words(text: str) -> None:
    safe = header_text(text)

    assert re.search("[\x00-\x1f\x7f-\x9f\u2028\u2029]|=\\?", safe) is None
    safe.encode()


def test_a_name_is_plain_quoted_or_encoded_as_it_needs() -> None:
    assert mailbox_line("To", "Anna Arden", ADDRESS) == f"To: Anna Arden <{ADDRESS}>\r\n"
    assert mailbox_line("To", "Arden, Anna", ADDRESS) == f'To: "Arden, Anna" <{ADDRESS}>\r\n'
    assert mailbox_line("To", "Анна", ADDRESS) == f"To: =?utf-8?B?0JDQvdC90LA=?= <{ADDRESS}>\r\n"
    assert mailbox_line("To", "", ADDRESS) == f"To: {ADDRESS}\r\n"


def test_an_encoded_word_ends_with_a_word() -> None:
    line = text_line("Subject", "Приглашение на круглый стол «Реки без границ» в Москве")

    assert [decoded(word) for word in line.removeprefix("Subject: ").split("\r\n ")] == [
        "Приглашение на ",
        "круглый стол «Реки без ",
        "границ» в Москве",
    ]


def test_a_token_is_one_ascii_line() -> None:
    assert token_line("Message-ID", "<a@b>\r\nBcc: spy") == "Message-ID: <a@b>  Bcc: spy\r\n"
    assert token_line("Content-Language", "ж") == "Content-Language: ?\r\n"
