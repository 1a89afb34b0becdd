from __future__ import annotations

import re

import pytest

from planner.kernel.ids import Signer, fingerprint, new_public_id, new_token, new_uid
from planner.kernel.links import Links

SIGNER = Signer("a-secret-of-at-least-thirty-two-characters")


def test_names_in_addresses_have_96_random_bits() -> None:
    names = {new_public_id() for _ in range(200)}

    assert len(names) == 200
    assert all(re.fullmatch("[a-z2-7]{20}", name) for name in names)


def test_tokens_are_long_and_stored_only_as_fingerprints() -> None:
    token = new_token()

    assert len(token) == 43
    assert fingerprint(token) != token
    assert re.fullmatch("[0-9a-f]{64}", fingerprint("\ud800"))


def test_a_calendar_uid_holds_nothing_but_chance() -> None:
    assert re.fullmatch("[0-9a-f-]{36}", new_uid())


def test_a_signed_token_proves_its_row_purpose_and_generation() -> None:
    public_id = new_public_id()
    token = SIGNER.token("invitation", public_id, 1)

    assert SIGNER.public_id(token) == public_id
    assert SIGNER.proves(token, "invitation", public_id, 1)
    assert token == token.lower()
    assert token.isalnum()


@pytest.mark.parametrize(
    ("purpose", "generation"), [("preview", 1), ("invitation", 2), ("invitation", 0)]
)
def test_another_purpose_or_a_revoked_generation_proves_nothing(
    purpose: str, generation: int
) -> None:
    public_id = new_public_id()

    assert not SIGNER.proves(
        SIGNER.token("invitation", public_id, 1), purpose, public_id, generation
    )


def test_another_key_proves_nothing() -> None:
    public_id = new_public_id()
    forged = Signer("another-secret-of-at-least-32-characters").token("invitation", public_id, 1)

    assert not SIGNER.proves(forged, "invitation", public_id, 1)
    assert not SIGNER.proves("ü\ud800", "invitation", public_id, 1)


def test_links_are_made_of_the_public_address_only() -> None:
    links = Links("https://press.example.org/", SIGNER)

    assert links.newsroom("iom") == "https://press.example.org/newsroom/iom/"
    assert links.event("iom", "abc") == "https://press.example.org/newsroom/iom/events/abc"
    assert links.release_pdf("iom", "s") == "https://press.example.org/newsroom/iom/releases/s.pdf"
    assert links.join("t") == "https://press.example.org/join/t"
    assert links.reset("t") == "https://press.example.org/reset/t"


def test_a_keyed_fingerprint_depends_on_its_purpose() -> None:
    assert SIGNER.mac("csrf", "x") != SIGNER.mac("notice", "x")
    assert SIGNER.mac("csrf", "x") == SIGNER.mac("csrf", "x")
