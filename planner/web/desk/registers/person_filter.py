"""The filter of the list of people: read from the address, shown as a form, offered to other pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import request
from sqlalchemy import select

from planner.contacts.models import Outlet
from planner.contacts.queries import topic_choices
from planner.contacts.topic import Topic
from planner.invitations.person_filter import Among, PersonFilter, Whose
from planner.kernel.text_normalising import showable
from planner.web.database import db
from planner.web.desk import choices
from planner.web.desk.choices import Offer
from planner.web.desk.forms.person_filter import PersonFilterForm
from planner.web.desk.registers.lists import ListQuery
from planner.web.pages import language_name
from planner.web.transaction import current_office, reading_languages


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """One tick: `name` and `number` are its values in the address."""

    name: str
    number: int
    among: Among
    label: str


@dataclass(frozen=True, kw_only=True)
class PeopleQuery(ListQuery):
    """As `ListQuery`, with all that people are chosen by."""

    wanted: PersonFilter
    form: PersonFilterForm
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
            form=form,
            chosen={whose: _chosen(wanted, whose, offer) for whose, offer in offers.items()},
        )

    @property
    def query(self) -> dict[str, Any]:
        return dict(self.wanted.values)


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
    found = (
        select(Outlet.language)
        .where(Outlet.office_id == current_office().id, Outlet.language != "")
        .distinct()
    )
    tags = db.session.scalars(found)
    return sorted(((tag, language_name(tag)) for tag in tags), key=lambda one: one[1])
