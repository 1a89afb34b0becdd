"""The list of people as rows of a table, as an import reads them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from planner.contacts.models import Gender
from planner.contacts.table import PersonLine
from planner.kernel.messages import gettext as _
from planner.kernel.messages import pgettext
from planner.tables.listed import listed

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
    _("Assistants"),
)
GENDERS: Mapping[StrEnum, str] = {
    Gender.FEMININE: pgettext("grammar", "feminine"),
    Gender.MASCULINE: pgettext("grammar", "masculine"),
}


def table_rows(
    lines: Iterable[PersonLine], languages: tuple[str, ...]
) -> Iterator[Iterable[object]]:
    """Under `HEADING`, with texts in the first of `languages` that they have."""
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
            GENDERS[line.gender] if line.gender else "",
            _("yes") if line.is_journalist else _("no"),
            line.notes,
            line.source,
            line.legal_basis,
            listed(_mailbox(names.best(*languages), email) for names, email in line.assistants),
        )


def _mailbox(name: str, address: str) -> str:
    return f"{name} <{address}>" if address else name
