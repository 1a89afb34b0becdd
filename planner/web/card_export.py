"""Downloads of business cards, for address books and mail programs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO

from flask import Response

from planner.tables.card_writing import Card, card_text
from planner.web.written_file import written


def cards_of(name: str, cards: Iterable[Card]) -> Response:
    """A download `name`.vcf with a vCard 4.0 per person, written one by one: memory is bounded."""

    def write(file: IO[bytes]) -> None:
        file.writelines(card_text(card).encode() for card in cards)

    return written(f"{name}.vcf", "text/vcard; charset=utf-8", write)
