"""The filter of the list of people: read from the address, shown as a form, offered to other pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from flask import request, url_for
from sqlalchemy import ColumnElement, select

from planner.contacts.models import Outlet, Person
from planner.contacts.queries import topic_choices
from planner.contacts.topic import Topic
from planner.invitations.person_filter import Among, PersonFilter, Whose, filtered, numbers_of
from planner.invitations.person_order import PersonOrder
from planner.invitations.saved_filters import SavedFilter, saved_filter, saved_filters
from planner.kernel.searchable import Register
from planner.kernel.text_normalising import showable
from planner.web.addresses import number_in_query
from planner.web.database import db
from planner.web.desk import choices
from planner.web.desk.calendar.days import today
from planner.web.desk.choices import Offer
from planner.web.desk.forms.person_filter import PersonFilterForm, SavedFilterForm
from planner.web.desk.registers.lists import ListQuery
from planner.web.forms.choices import Found, Rows
from planner.web.pages import language_name
from planner.web.transaction import current_office, current_work, found, member, reading_languages


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """One tick: `name` and `number` are its values in the address."""

    name: str
    number: int
    among: Among
    label: str


@dataclass(frozen=True, kw_only=True)
class PeopleQuery(ListQuery):
    """As `ListQuery`, with all that people are chosen by, and what they are sorted by."""

    wanted: PersonFilter
    order: PersonOrder
    form: PersonFilterForm
    saved: SavedFilter | None
    chosen: Mapping[Whose, list[Choice]]

    @classmethod
    def read(cls) -> PeopleQuery:
        form = PersonFilterForm(request.args)
        wanted = filter_in(request.args.to_dict(flat=False))
        offers = {
            Whose.TOPIC: _topics(wanted),
            Whose.POOL: choices.pools(*wanted.ids_of(Whose.POOL)),
            Whose.OUTLET: choices.outlets(*wanted.ids_of(Whose.OUTLET)),
        }
        for whose, offer in offers.items():
            wanted = _with_added(form, wanted, whose, offer)
        form.offer_languages(_languages_of_outlets())
        form.validate()  # what is wrong is said at its field, and filters nothing
        return cls(
            search=wanted.search,
            archived=wanted.archived,
            kind=wanted.kind or "",
            after=request.args.get("after", ""),
            wanted=wanted,
            order=_order(),
            form=form,
            saved=_saved(),
            chosen={whose: _chosen(wanted, whose, offer) for whose, offer in offers.items()},
        )

    @property
    def query(self) -> dict[str, Any]:
        saved = {"saved": self.saved.id} if self.saved else {}
        order = {} if self.order is PersonOrder.NAME else {"order": self.order.value}
        return {**self.wanted.values, **saved, **order}


class FilterChoices:
    """The saved filters of a member, as the `Source` of a choice field."""

    enter: Callable[[str], int] | None = None

    def __init__(self) -> None:
        self.filters = {one.id: one for one in saved_ones()}
        self.rows: Rows | None = [(one.id, one.name) for one in self.filters.values()]

    def label_of(self, number: int) -> str | None:
        return self.filters[number].name if number in self.filters else None

    def page_of(self, number: int) -> str:
        return url_for("desk.people.index", saved=number, **self.filters[number].conditions)

    def find(self, sought: str) -> Found:
        return Found([], [])


def filter_numbers(number: int, day: date) -> list[int]:
    """The ids of the people whom that saved filter lets through on `day`, by name."""
    return numbers_of(current_work(), _filtered_by(number, day))


def saved_conditions(number: int) -> Mapping[str, Sequence[str]]:
    """The conditions of that saved filter."""
    row = saved_filter(current_office().id, member().user.id, number)
    return found(db.session.scalars(row).one_or_none()).wanted.values


def saved_condition(number: int) -> tuple[ColumnElement[bool], ...]:
    """That a saved filter lets a person through today."""
    people = _filtered_by(number, today())
    return (Person.id.in_(people.narrow(select(Person.id))),)


def _filtered_by(number: int, day: date) -> Register[Person]:
    """Without the archive, whatever the filter says: nobody there is written to."""
    row = saved_filter(current_office().id, member().user.id, number)
    saved = found(db.session.scalars(row).one_or_none())
    return filtered(current_work(), replace(saved.wanted, archived=False), day)


def saved_ones() -> Sequence[SavedFilter]:
    rows = saved_filters(current_office().id, member().user.id)
    return db.session.scalars(rows).all()


def _order() -> PersonOrder:
    given = request.args.get("order", "")
    return PersonOrder(given) if given in set(PersonOrder) else PersonOrder.NAME


def _saved() -> SavedFilter | None:
    """The one that the address names."""
    number = number_in_query("saved")
    if number is None:
        return None
    row = saved_filter(current_office().id, member().user.id, number)
    return db.session.scalars(row.where(SavedFilter.removed_at.is_(None))).one_or_none()


def filter_in(values: dict[str, list[str]]) -> PersonFilter:
    """The filter in an address, safe to show again."""
    return PersonFilter.of({name: list(map(showable, given)) for name, given in values.items()})


def _with_added(
    form: PersonFilterForm, wanted: PersonFilter, whose: Whose, offer: Offer
) -> PersonFilter:
    """With the row that is chosen besides, after which its field is free for the next one."""
    field = form[whose.value]
    field.offer(offer)
    number = field.data
    if number is None or offer.label_of(number) is None:
        return wanted
    field.data, field.sought = None, ""
    return wanted.also(whose, form[f"{whose}_among"].data or Among.ANY, number)


def _chosen(wanted: PersonFilter, whose: Whose, offer: Offer) -> list[Choice]:
    """Without rows that the office does not have."""
    return [
        Choice(name=f"{whose}_{among}", number=number, among=among, label=label)
        for among in Among
        for number in wanted.chosen.get((whose, among), ())
        if (label := offer.label_of(number)) is not None
    ]


def _topics(wanted: PersonFilter) -> Offer:
    keep = wanted.ids_of(Whose.TOPIC)
    offered = topic_choices(current_office().id, *reading_languages(), keep=keep)
    return Offer(Topic, offered, Topic.names, keep=keep)


def _languages_of_outlets() -> list[tuple[str, str]]:
    used = (
        select(Outlet.language)
        .where(Outlet.office_id == current_office().id, Outlet.language != "")
        .distinct()
    )
    tags = db.session.scalars(used)
    return sorted(((tag, language_name(tag)) for tag in tags), key=lambda one: one[1])


def keeping(asked: PeopleQuery) -> SavedFilterForm:
    """The form that keeps the filter, filled with what the saved one is called."""
    saved = asked.saved
    return SavedFilterForm(data={"name": saved.name, "is_shared": saved.is_shared} if saved else {})
