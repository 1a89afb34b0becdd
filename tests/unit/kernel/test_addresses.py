from __future__ import annotations

import pytest

from planner.kernel.addresses import address_key, clean_address, clean_host, clean_url
from planner.kernel.errors import Invalid


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        (" anna@paper.example.org ", "anna@paper.example.org"),
        ("Anna@Paper.Example.ORG", "Anna@paper.example.org"),
        ("a.b+c@xn--e1afmkfd.example.com", "a.b+c@xn--e1afmkfd.example.com"),
        ("\u200bmia@post.example", "mia@post.example"),
        ("\ufeffnoa@post.example", "noa@post.example"),
        ("lea@post.example\u2060", "lea@post.example"),
        ("\u2068ida@post.example\u2069\u00a0", "ida@post.example"),
        ("anna@газета.example.com", "anna@xn--80aahjj1e.example.com"),
    ],
)
def test_an_address_is_kept_as_letters_are_sent_to_it(typed: str, address: str) -> None:
    assert clean_address(typed) == address


@pytest.mark.parametrize(
    "typed",
    [
        "anna",
        "anna@",
        "anna@paper",
        "anna@paper.example.org\r\nBcc: x@y.example",
        '"anna b"@paper.example.org',
        "Anna <anna@paper.example.org>",
        "anna(comment)@paper.example.org",
        "a@[127.0.0.1]",
        "a@b@c.example.org",
        "анна@paper.example.org",
        "a" * 65 + "@paper.example.org",
        "a@" + "b" * 250 + ".example.org",
        "anna@paper.example.org, boris@paper.example.org",
    ],
)
def test_everything_else_is_refused(typed: str) -> None:
    with pytest.raises(Invalid, match="e-mail address"):
        clean_address(typed)


def test_two_spellings_have_one_key() -> None:
    assert address_key(" Anna@Paper.Example.org") == "anna@paper.example.org"


@pytest.mark.parametrize("typed", ["https://example.org/a?b=c#d", "http://пример.example/путь"])
def test_web_addresses_pass(typed: str) -> None:
    assert clean_url(f" {typed} ") == typed


@pytest.mark.parametrize(
    "typed",
    ["javascript:alert(1)", "//example.org", "example.org", "https://", "https://a b", "http://[x"],
)
def test_other_schemes_and_broken_ones_do_not(typed: str) -> None:
    with pytest.raises(Invalid, match="web address"):
        clean_url(typed)


def test_an_invisible_character_inside_is_refused_with_its_place() -> None:
    with pytest.raises(Invalid) as refusal:
        clean_address("mi\u200ba@post.example")

    assert refusal.value.message == (
        "An invisible character stands in this address, after “mi”. Type the address again by hand."
    )


def test_one_address_has_one_key_whatever_hangs_on_it() -> None:
    assert address_key("\ufeffMia@Post.example\u200b") == "mia@post.example"


@pytest.mark.parametrize(
    ("typed", "host"),
    [
        (" Mail.Press.Example. ", "mail.press.example"),
        ("mail_1.press.example", "mail_1.press.example"),
        ("почта.пример.example", "xn--80a1acny.xn--e1afmkfd.example"),
        ("mailhost", "mailhost"),
        ("93.184.216.34", "93.184.216.34"),
        ("[2001:DB8::5]", "2001:db8::5"),
    ],
)
def test_a_host_is_a_name_or_an_address(typed: str, host: str) -> None:
    assert clean_host(typed) == host


@pytest.mark.parametrize(
    "typed",
    [
        *("", ".", "mail..example", "-mail.example", "mail-.example", "mail example"),
        *("mail.example:587", "smtps://mail.example", "press@mail.example", "mail.example/x"),
        *("127.1", "0x7f.1", "2130706433", "1.2.3.4.5", "300.1.1.1", "mail.\r\nexample"),
        *("a" * 64 + ".example", ".".join(["a" * 60] * 5)),
    ],
)
def test_what_is_no_host_is_refused(typed: str) -> None:
    with pytest.raises(Invalid) as refusal:
        clean_host(typed, "server")

    assert (refusal.value.field, refusal.value.message) == (
        "server",
        "This is not the name of a server. It looks like mail.example.org, without a port.",
    )
