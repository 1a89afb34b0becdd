"""Sources of the choice fields in desk forms, one per register.

`keep` are the ids chosen already: they stay available although archived since.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import Select, func, select

from planner.accounts.queries import members_of
from planner.anniversaries.models import Anniversary
from planner.anniversaries.queries import anniversary_choices
from planner.contacts.models import Outlet, Person, Pool
from planner.contacts.queries import (
    outlet_choices,
    person_choices,
    pool_choices,
    speaker_choices,
    topic_choices,
)
from planner.contacts.topic import Topic
from planner.events import queries as event_queries
from planner.events.models.event import Event
from planner.events.models.own_kind import OwnKind
from planner.events.models.study import Study
from planner.events.queries import own_kind_choices, study_choices
from planner.invitations import queries as guests
from planner.kernel.dates import day_text
from planner.kernel.messages import reader_language
from planner.kernel.search_keys import search_key, search_terms
from planner.kernel.searchable import Choices, all_of, each_word
from planner.organisations import queries
from planner.organisations.models import AidProgramme, Hotline, Organisation, Project
from planner.organisations.operations import without_the
from planner.web.database import db
from planner.web.desk.new_rows import (
    new_hotline,
    new_organisation,
    new_outlet,
    new_project,
    new_study,
)
from planner.web.desk.record_pages import page_of
from planner.web.desk.registers.lists import rows_of
from planner.web.forms.choices import Found, Rows
from planner.web.transaction import current_office, reading_languages

# The longest register that a form shows as a list, and the most results of a search.
FEW = 50


class Offer:
    """A register as the `Source` of choice fields (`planner.web.forms.choices`).

    Two statements for all fields together, however long the register is, and one for each name
    that is typed. `name_columns` hold the names a row is found by; `listed` selects the rows of
    the list, if not all `choices` belong in it. `enter` adds a row by its name. `bare` is the name
    without what the register keeps apart from it.
    """

    def __init__(
        self,
        model: Any,
        choices: Choices,
        *name_columns: Any,
        keep: tuple[int | None, ...] = (),
        listed: Choices | None = None,
        enter: Callable[[str], int] | None = None,
        bare: Callable[[str], str] = str,
    ) -> None:
        self.enter, self.bare = enter, bare
        self.model, self.choices, self.name_columns = model, choices, name_columns
        first = rows_of((choices if listed is None else listed).limit(FEW + 1))
        self.rows: Rows | None = first if len(first) <= FEW else None
        self.labels = dict(first)
        self._load({number for number in keep if number is not None})

    def label_of(self, number: int) -> str | None:
        self._load({number})
        return self.labels.get(number)

    def page_of(self, number: int) -> str:
        return page_of(self.model, number)

    def shown(self, *numbers: int) -> Rows:
        """All rows; of a long register only those with these ids."""
        labels = ((number, self.label_of(number)) for number in dict.fromkeys(numbers))
        return self.rows or [(number, label) for number, label in labels if label is not None]

    def find(self, sought: str) -> Found:
        if not search_terms(sought):
            return Found([], [])
        bare = self.bare(sought)
        keys = {search_key(sought), search_key(bare)}
        found = list(db.session.execute(self._matching(bare)))
        exact = [
            (number, label)
            for number, label, *names in found
            if not keys.isdisjoint(map(search_key, all_of(label, *names)))
        ]
        like = [(number, label) for number, label, *_ in found]
        self.labels.update(like)
        return Found(exact, like)

    def _matching(self, sought: str) -> Select[Any]:
        """Shortest first: a name comes before longer names that contain it."""
        search_text = self.model.search_text
        return (
            self.choices.add_columns(*self.name_columns)
            .where(*each_word(search_text, sought))
            .order_by(None)
            .order_by(func.length(search_text), self.model.id)
            .limit(FEW)
        )

    def _load(self, numbers: set[int]) -> None:
        if missing := numbers - self.labels.keys():
            self.labels.update(rows_of(self.choices.where(self.model.id.in_(missing))))


def members_by_name() -> dict[int, str]:
    """Those who work in the office: the number of the account and the name."""
    members = db.session.scalars(members_of(current_office().id))
    return {one.user_id: one.user.name for one in members if one.suspended_at is None}


def organisations(*keep: int | None) -> Offer:
    choices = queries.choices(current_office().id, *reading_languages(), keep=keep)
    columns = (Organisation.names, Organisation.short_names)
    return Offer(
        Organisation, choices, *columns, keep=keep, enter=new_organisation, bare=without_the
    )


def outlets(*keep: int | None) -> Offer:
    choices = outlet_choices(current_office().id, *reading_languages(), keep=keep)
    return Offer(Outlet, choices, Outlet.names, keep=keep, enter=new_outlet)


def outlets_asked(event: Event) -> Offer:
    """The outlets of the guests of an event."""
    choices = outlet_choices(current_office().id, *reading_languages())
    return Offer(Outlet, guests.outlets_asked(event, choices), Outlet.names)


class RecentEvents:
    """The latest of some events, as the `Source` of a choice field."""

    enter: Callable[[str], int] | None = None

    def __init__(self, found: Any) -> None:
        languages = reading_languages()
        self.rows: Rows | None = [
            (one.id, ", ".join(filter(None, (one.title(*languages), _day(one)))))
            for one in db.session.scalars(found)
        ]

    def label_of(self, number: int) -> str | None:
        return dict(self.rows or []).get(number)

    def page_of(self, number: int) -> str:
        return page_of(Event, number)

    def find(self, sought: str) -> Found:
        rows = self.rows or []
        exact = [row for row in rows if search_key(row[1]) == search_key(sought)]
        return Found(exact, [row for row in rows if search_key(sought) in search_key(row[1])])


def _day(event: Event) -> str:
    return day_text(event.starts_on, reader_language()) if event.starts_on else ""


def events_with_guests(event: Event) -> RecentEvents:
    return RecentEvents(guests.events_with_guests(event.office_id, event.id, FEW))


def latest_events() -> RecentEvents:
    return RecentEvents(event_queries.latest_events(current_office().id, FEW))


def people(*keep: int | None) -> Offer:
    choices = person_choices(current_office().id, *reading_languages(), keep=keep)
    return Offer(Person, choices, Person.names, keep=keep)


def person(number: int | None) -> Person | None:
    """The person who was chosen; None for nobody, and for none of the office's."""
    found = select(Person).where(Person.office_id == current_office().id, Person.id == number)
    return db.session.scalars(found).one_or_none() if number is not None else None


def pools(*keep: int | None) -> Offer:
    choices = pool_choices(current_office().id, *reading_languages(), keep=keep)
    return Offer(Pool, choices, Pool.names, keep=keep)


def pools_as_ticks(*keep: int | None) -> list[tuple[int, str]]:
    """All pools in use, and those in `keep`."""
    return rows_of(pool_choices(current_office().id, *reading_languages(), keep=keep))


def topics(*keep: int | None) -> list[tuple[int, str]]:
    """All topics in use, as ticks, and those in `keep`."""
    return rows_of(topic_choices(current_office().id, *reading_languages(), keep=keep))


def beats(event: Event) -> Offer:
    """The topics of the event, then the others."""
    office_id, own = current_office().id, event.topic_ids
    choices = topic_choices(office_id, *reading_languages(), keep=own, first=own)
    return Offer(Topic, choices, Topic.names)


def projects(*keep: int | None) -> Offer:
    choices = queries.project_choices(current_office().id, *reading_languages(), keep=keep)
    columns = (Project.names, Project.descriptions, Project.contract_number)
    return Offer(Project, choices, *columns, keep=keep, enter=new_project)


def programmes_of_work(*keep: int | None) -> Offer:
    choices = queries.programme_choices(current_office().id, *reading_languages(), keep=keep)
    return Offer(AidProgramme, choices, AidProgramme.names, AidProgramme.abbreviation, keep=keep)


def own_kinds(*keep: int | None) -> Offer:
    choices = own_kind_choices(current_office().id, *reading_languages(), keep=keep)
    return Offer(OwnKind, choices, OwnKind.names, keep=keep)


def hotlines(*keep: int | None) -> Offer:
    choices = queries.hotline_choices(current_office().id, keep=keep)
    columns = (Hotline.number_as_printed, Hotline.e164, Hotline.names)
    return Offer(Hotline, choices, *columns, keep=keep, enter=new_hotline)


def studies(*keep: int | None) -> Offer:
    choices = study_choices(current_office().id, *reading_languages(), keep=keep)
    return Offer(Study, choices, Study.titles, keep=keep, enter=new_study)


def speakers(*keep: int | None) -> Offer:
    """Anybody may speak; journalists are found by name, but not listed."""
    office, languages = current_office(), reading_languages()
    choices = person_choices(office.id, *languages, keep=keep)
    listed = speaker_choices(office.id, *languages)
    return Offer(Person, choices, Person.names, keep=keep, listed=listed)


def anniversaries(*without: int) -> Offer:
    """All but those that the event marks already."""
    choices = anniversary_choices(current_office().id, *reading_languages(), without=without)
    return Offer(Anniversary, choices, Anniversary.phrases)
