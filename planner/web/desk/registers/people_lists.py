"""The list of people as a table and as business cards, both as an import reads them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from planner.contacts.table import PersonLine
from planner.kernel.messages import gettext as _
from planner.kernel.messages import pgettext
from planner.tables.card_writing import Card
from planner.tables.listed import listed
from planner.web.transaction import reading_languages
from planner.web.words import word

# `heading_words` has them in every language of the desk.
HEADING = (
    pgettext("person", "Name"),
    _("Outlet"),
    _("Organisation"),
    _("Function"),
    _("E-mail"),
    _("Telephone"),
    _("Beats"),
    _("Pools"),
    _("Language"),
    _("Grammatical gender"),
    _("Is a journalist"),
    _("Internal notes"),
    _("Where this is known from"),
    _("Legal basis"),
)


def table_rows(lines: Iterable[PersonLine]) -> Iterator[Iterable[object]]:
    """Under `HEADING`."""
    languages = reading_languages()
    for line in lines:
        yield (
            line.names.best(*languages),
            line.outlet.best(*languages),
            line.organisation.best(*languages),
            line.functions.best(*languages),
            "; ".join(line.emails),
            "; ".join(line.phones),
            listed(topic.best(*languages) for topic in line.topics),
            listed(pool.best(*languages) for pool in line.pools),
            line.language,
            word(line.gender) if line.gender else "",
            _("yes") if line.is_journalist else _("no"),
            line.notes,
            line.source,
            line.legal_basis,
        )


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
