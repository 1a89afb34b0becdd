"""On what ground of the law a person's data are kept (Art. 6 GDPR; Russia: Art. 6 of 152-FZ)."""

from __future__ import annotations

from enum import StrEnum


class LegalBasis(StrEnum):
    """None is assumed: what fits depends on the office and on the country."""

    CONSENT = "consent"
    LEGITIMATE_INTEREST = "legitimate_interest"
    PUBLIC_TASK = "public_task"
    OWN_REQUEST = "own_request"
    OTHER = "other"


def as_entered(text: str) -> tuple[LegalBasis | None, str]:
    """The basis and the note for a text, such as a cell of a list: words that name no basis are kept
    as the note of another one.
    """
    words = text.strip()
    if not words:
        return None, ""
    plain = words.casefold().replace(" ", "_").replace("-", "_")
    if plain in set(LegalBasis):
        return LegalBasis(plain), ""
    return LegalBasis.OTHER, words


def as_text(basis: LegalBasis | None, note: str) -> str:
    """The text that `as_entered` reads as this basis."""
    return note or (basis.value if basis else "")
