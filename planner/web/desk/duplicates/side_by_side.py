"""Two records field by field, with the values in words, and what was chosen of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import request
from sqlalchemy import func, select

from planner.contacts.models import Channel, ChannelKind, Gender, Person, PoolMember
from planner.events.models.event import Part
from planner.invitations.models import Invitation
from planner.kernel.dates import day_text
from planner.kernel.messages import gettext as _
from planner.kernel.messages import pgettext, reader_language
from planner.kernel.work import Work
from planner.merging.fields import field_choices, is_empty
from planner.merging.lists import lists_of, mark
from planner.merging.merge import MergePlan, why_not_merged
from planner.web.pages import language_name
from planner.web.transaction import reading_languages
from planner.web.words import word

_LABELS = {
    "names": pgettext("person", "Name"),
    "honorifics": _("Form of address"),
    "biographies": _("Biography"),
    "gender": _("Grammatical gender"),
    "language": _("Write to them in"),
    "is_journalist": _("Is a journalist"),
    "biography_is_public": _("The biography may be published"),
    "photo": _("Portrait"),
    "source": _("Where this is known from"),
    "legal_basis": _("Legal basis"),
}
_LISTS = {
    "channels": _("Addresses and telephones"),
    "affiliations": _("Functions"),
    "topics": _("Beats"),
    "pools": _("Pools"),
}
_MOST_MARKS = 400


@dataclass(frozen=True, kw_only=True, slots=True)
class FieldRow:
    """A field of both; `is_open` if a person has to choose, `prefers_theirs` what is chosen at first."""

    name: str
    label: str
    mine: str
    theirs: str
    is_open: bool
    prefers_theirs: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class ListItem:
    """A row of a list: in which records it stands; `address` is its key if letters can go there."""

    mark: str
    label: str
    is_mine: bool
    is_theirs: bool
    address: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Side:
    """What hangs on a record."""

    person: Person
    guest: int
    parts: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Records:
    """`why_not` says why they cannot be merged, "" if they can."""

    sides: tuple[Side, Side]
    fields: Sequence[FieldRow]
    lists: Sequence[tuple[str, Sequence[ListItem]]]
    notes: tuple[str, str]
    why_not: str


def records_beside(work: Work, keep: Person, other: Person) -> Records:
    return Records(
        sides=(_side(work, keep), _side(work, other)),
        fields=_fields(keep, other),
        lists=_lists(work, keep, other),
        notes=(keep.notes, other.notes),
        why_not=why_not_merged(work, keep, other),
    )


def suggested(work: Work, one: Person, other: Person) -> tuple[Person, Person]:
    """The record that stays first: the one with more events, then the fuller one, then the older one."""

    def weight(person: Person) -> tuple[int, int, int]:
        side = _side(work, person)
        filled = sum(not is_empty(choice.mine) for choice in field_choices(person, person)) + len(
            person.channels
        )
        return side.guest + side.parts, filled, -person.id

    return (one, other) if weight(one) >= weight(other) else (other, one)


def chosen_plan() -> MergePlan:
    """What the submitted page says; what it does not name stays with the record that stays."""
    form = request.form
    shown = form.getlist("shown")[:_MOST_MARKS]
    return MergePlan(
        theirs={
            name.removeprefix("field-")
            for name, value in list(form.items())[:_MOST_MARKS]
            if name.startswith("field-") and value == "theirs"
        },
        left_out=set(shown) - set(form.getlist("keeps")),
        first_address=form.get("first_address", ""),
        versions=(_version("keep_version"), _version("other_version")),
    )


def _version(name: str) -> int:
    given = request.form.get(name, "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else 0


def _side(work: Work, person: Person) -> Side:
    def count(model: Any) -> int:
        rows = select(func.count()).where(
            model.office_id == work.office_id, model.person_id == person.id
        )
        return work.session.scalar(rows) or 0

    return Side(person=person, guest=count(Invitation), parts=count(Part))


def _fields(keep: Person, other: Person) -> list[FieldRow]:
    rows = []
    for choice in field_choices(keep, other):
        field = choice.name.partition(".")[0]
        label = str(_LABELS[field])
        if choice.language:
            label = f"{label} ({language_name(choice.language)})"
        rows.append(
            FieldRow(
                name=choice.name,
                label=label,
                mine=_told(field, choice.mine),
                theirs=_told(field, choice.theirs),
                is_open=choice.is_open,
                prefers_theirs=choice.prefers_theirs,
            )
        )
    return rows


def _told(field: str, values: Sequence[Any]) -> str:
    if is_empty(values):
        return ""
    value = values[0]
    if field == "legal_basis":
        basis, note, since = values
        day = day_text(since, reader_language()) if since else ""
        return ", ".join(filter(None, (str(word(basis)) if basis else "", note, day)))
    if field == "photo":
        return str(_("has one"))
    if field == "language":
        return str(language_name(value))
    if isinstance(value, Gender):
        return str(word(value))
    return str(_("yes")) if value is True else str(value)


def _lists(work: Work, keep: Person, other: Person) -> list[tuple[str, list[ListItem]]]:
    mine, theirs = lists_of(work, keep), lists_of(work, other)
    labels = {**_list_labels(work, keep), **_list_labels(work, other)}
    found = []
    for name, label in _LISTS.items():
        marks = [[mark(name, row) for row in rows[name]] for rows in (mine, theirs)]
        items = [
            ListItem(
                mark=one,
                label=labels[one][0],
                is_mine=one in marks[0],
                is_theirs=one in marks[1],
                address=labels[one][1],
            )
            for one in dict.fromkeys([*marks[0], *marks[1]])
        ]
        if items:
            found.append((str(label), items))
    return found


def _list_labels(work: Work, person: Person) -> dict[str, tuple[str, str]]:
    """By mark: the row in words, and its key if it is an address."""
    rows = lists_of(work, person)
    languages = reading_languages()
    members = select(PoolMember).where(
        PoolMember.office_id == work.office_id, PoolMember.person_id == person.id
    )
    pools = work.session.scalars(members.order_by(PoolMember.id)).all()
    told = {
        "channels": [_channel(one) for one in person.channels],
        "affiliations": [(_affiliation(one, languages), "") for one in person.affiliations],
        "topics": [(one.topic.names.best(*languages), "") for one in person.topics],
        "pools": [(one.pool.names.best(*languages), "") for one in pools],
    }
    return {
        mark(name, row): label
        for name, labels in told.items()
        for row, label in zip(rows[name], labels, strict=True)
    }


def _channel(channel: Channel) -> tuple[str, str]:
    label = f"{channel.value} ({channel.label})" if channel.label else channel.value
    return label, channel.key if channel.kind is ChannelKind.EMAIL else ""


def _affiliation(one: Any, languages: Sequence[str]) -> str:
    employer = one.employer.names.best(*languages) if one.employer else ""
    days = [day_text(day, reader_language()) if day else "" for day in (one.since, one.until)]
    dates = f"{days[0]}–{days[1]}" if any(days) else ""
    return ", ".join(filter(None, (one.functions.best(*languages), employer, dates)))
