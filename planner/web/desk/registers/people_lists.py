"""The list of people as business cards, as an import reads them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from planner.contacts.table import PersonLine
from planner.tables.card_writing import Card
from planner.web.transaction import reading_languages


def cards(lines: Iterable[PersonLine]) -> Iterator[Card]:
    """Without the internal notes, as business cards are handed on."""
    languages = reading_languages()
    for line in lines:
        yield Card(
            uid=line.uid,
            name=line.names.best(*languages),
            surname=line.surnames.exactly(line.names.best_language(*languages)),
            emails=tuple(line.emails),
            telephones=tuple(line.phones),
            outlet=line.outlet.best(*languages),
            organisation=line.organisation.best(*languages),
            function=line.functions.best(*languages),
            beats=tuple(topic.best(*languages) for topic in line.topics),
            pools=tuple(pool.best(*languages) for pool in line.pools),
            language=line.language,
            gender=line.gender.value.upper() if line.gender else "",
            source=line.source,
            legal_basis=line.legal_basis,
        )
