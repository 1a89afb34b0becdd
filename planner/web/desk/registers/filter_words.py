"""A filter of people in words."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from planner.invitations.person_filter import PersonFilter, Whose
from planner.kernel.dates import language_name
from planner.kernel.messages import gettext as _
from planner.kernel.messages import ngettext, reader_language
from planner.web.desk import choices
from planner.web.desk.forms.person_filter import AMONG, WHOSE, PersonFilterForm


def filter_words(wanted: PersonFilter) -> str:
    """“Beats: any of water, health; no letter for 30 days”: what the office does not have is left out."""
    return "; ".join([*_chosen(wanted), *_outlet(wanted), *_contact(wanted)])


def _chosen(wanted: PersonFilter) -> Iterator[str]:
    if wanted.search:
        yield f"{_('Search')}: {wanted.search}"
    if wanted.kind is not None:
        yield _value("kind", wanted.kind)
    for (whose, among), numbers in wanted.chosen.items():
        names = dict(_names(whose, numbers))
        known = ", ".join(names[number] for number in numbers if number in names)
        if known:
            yield f"{WHOSE[whose]}: {AMONG[among.value]} {known}"


def _outlet(wanted: PersonFilter) -> Iterator[str]:
    if wanted.outlet_kind is not None:
        yield _value("outlet_kind", wanted.outlet_kind)
    if wanted.outlet_scope is not None:
        yield _value("outlet_scope", wanted.outlet_scope)
    if wanted.outlet_language:
        named = language_name(wanted.outlet_language, reader_language())
        yield f"{PersonFilterForm.label_of('outlet_language')}: {named}"
    if wanted.outlet_city:
        yield f"{PersonFilterForm.label_of('outlet_city')}: {wanted.outlet_city}"


def _contact(wanted: PersonFilter) -> Iterator[str]:
    if wanted.came is not None:
        yield str(ngettext("came at least once", "came at least %(count)s times", wanted.came))
    if wanted.silent is not None:
        yield str(ngettext("no letter for a day", "no letter for %(count)s days", wanted.silent))
    if wanted.address is not None:
        yield _value("address", wanted.address)


def _value(name: str, value: StrEnum) -> str:
    """A choice as its field of the filter calls it."""
    field = PersonFilterForm()[name]
    label = next(one.label for one in field.choices if one.value == value)
    return f"{field.label.text}: {label}"


def _names(whose: Whose, numbers: tuple[int, ...]) -> list[tuple[int, str]]:
    if whose is Whose.TOPIC:
        return choices.topics(*numbers)
    offer = choices.pools(*numbers) if whose is Whose.POOL else choices.outlets(*numbers)
    return offer.shown(*numbers)
