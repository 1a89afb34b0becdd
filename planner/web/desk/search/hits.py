"""What a search finds, by kind: five rows of each, and a link to the list with all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from flask import url_for
from sqlalchemy import Select, select

from planner.anniversaries.models import Anniversary
from planner.anniversaries.queries import AnniversaryList
from planner.contacts.models import Outlet, Person
from planner.contacts.queries import WITH_ALL, people
from planner.events.models.event import Event
from planner.events.models.study import Study
from planner.events.queries import events_named
from planner.invitations.queries import letters_to_people
from planner.kernel.messages import gettext as _
from planner.kernel.richtext import to_text
from planner.kernel.searchable import Register
from planner.organisations.models import Organisation, Project
from planner.outbox.models import Letter
from planner.releases.models import Release
from planner.releases.queries import releases_found
from planner.releases.waiting import headlines, listed_releases
from planner.web.database import db
from planner.web.desk.calendar.days import today
from planner.web.desk.events.pages import event_when
from planner.web.pages import language_name
from planner.web.transaction import current_office, reading_languages
from planner.web.words import word

SHOWN = 5
COUNTED = 100
_FOR_LETTERS = 20


@dataclass(frozen=True, slots=True)
class Hit:
    title: str
    detail: str
    url: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Hits:
    """The first hits of one kind; `count` is how many there are, `COUNTED` + 1 for more than that.

    `url` leads to the list of all of them, "" where there is no such list.
    """

    label: str
    hits: list[Hit]
    count: int
    url: str = ""

    @property
    def has_more(self) -> bool:
        return self.count > len(self.hits)

    @property
    def all_of_them(self) -> str:
        """“All 37 in People”."""
        if self.count > COUNTED:
            return _("More than %(count)s in %(list)s", count=COUNTED, list=self.label)
        return _("All %(count)s in %(list)s", count=self.count, list=self.label)


def find(search: str, *, with_letters: bool) -> list[Hits]:
    """Everything that each word of `search` occurs in, whatever its script; kinds without hits are
    left out.
    """
    events = _numbers(events_named(current_office().id, search))
    persons = _numbers(_listed(people(current_office().id, search=search)))
    found = [
        _hits(_("Events"), events, Event, _event_hit, "desk.events.index", search),
        _hits(_("People"), persons, Person, _person_hit, "desk.people.index", search, WITH_ALL),
        *(_register(*one, search) for one in _REGISTERS),
        _anniversaries(search),
        _releases(search, events),
        *([_letters(persons)] if with_letters else []),
    ]
    return [one for one in found if one.hits]


def _listed(register: Register[Any]) -> Select[Any]:
    return register.narrow(select(register.model.id)).order_by(*register.key)


def _numbers(statement: Select[Any]) -> list[int]:
    return list(db.session.scalars(statement.limit(COUNTED + 1)))


def _hits(
    label: str,
    numbers: Sequence[int],
    model: Any,
    hit: Callable[[Any], Hit],
    endpoint: str,
    search: str,
    loads: Iterable[Any] = (),
) -> Hits:
    return Hits(
        label=label,
        hits=[hit(row) for row in _rows(model, numbers[:SHOWN], loads)],
        count=len(numbers),
        url=url_for(endpoint, search=search),
    )


def _rows(model: Any, numbers: Sequence[int], loads: Iterable[Any] = ()) -> list[Any]:
    """In the order of the numbers."""
    if not numbers:
        return []
    found = select(model).where(model.office_id == current_office().id, model.id.in_(numbers))
    rows = {row.id: row for row in db.session.scalars(found.options(*loads))}
    return [rows[number] for number in numbers if number in rows]


def _register(label: str, model: Any, name: str, search: str) -> Hits:
    """Hits in one of the registers; `name` is the singular in its addresses."""
    endpoint = f"desk.{_FOLDERS[name]}"
    register = Register(model=model, office_id=current_office().id, search=search)
    return _hits(
        label,
        _numbers(_listed(register)),
        model,
        lambda row: Hit(_name(row), "", url_for(f"{endpoint}.show", **{f"{name}_id": row.id})),
        f"{endpoint}.index",
        search,
    )


def _name(row: Any) -> str:
    texts = row.titles if isinstance(row, Study) else row.names
    return texts.best(*reading_languages()) or str(row.label)


def _event_hit(event: Event) -> Hit:
    title, when = event.title(*reading_languages()), event_when(event, current_office().zone)
    return Hit(title, when, url_for("desk.overview.show", event_id=event.id))


def _person_hit(person: Person) -> Hit:
    post = person.current_post(today())
    employer = (post.outlet or post.organisation) if post else None
    return Hit(
        person.name(*reading_languages()),
        employer.names.best(*reading_languages()) if employer else "",
        url_for("desk.people.show", person_id=person.id),
    )


def _anniversaries(search: str) -> Hits:
    listed = AnniversaryList(office_id=current_office().id, search=search).select()
    numbers = _numbers(listed.with_only_columns(Anniversary.id))
    return _hits(
        _("Anniversaries"),
        numbers,
        Anniversary,
        lambda row: Hit(
            row.phrases.best(*reading_languages()),
            str(row.base_year),
            url_for("desk.anniversaries.show", anniversary_id=row.id),
        ),
        "desk.anniversaries.index",
        search,
    )


def _releases(search: str, events: Sequence[int]) -> Hits:
    """Of the events that were found, and those whose text says it, the newest first."""
    office_id, session = current_office().id, db.session()
    numbers = _numbers(releases_found(office_id, search, events))
    shown = numbers[:SHOWN]
    texts = headlines(session, office_id, shown) if shown else {}
    rows: dict[int, Release] = (
        {row.id: row for row in session.scalars(listed_releases(office_id, shown))} if shown else {}
    )
    return Hits(
        label=_("Releases"),
        hits=[_release_hit(rows[number], texts.get(number, "")) for number in shown],
        count=len(numbers),
    )


def _release_hit(release: Release, headline: str) -> Hit:
    return Hit(
        to_text(headline) or release.event.title(*reading_languages()),
        f"{language_name(release.language)} · {word(release.status)}",
        url_for("desk.releases.show", release_id=release.id),
    )


def _letters(persons: Sequence[int]) -> Hits:
    """To the people who were found, the newest first."""
    found = letters_to_people(current_office().id, persons[:_FOR_LETTERS]).limit(SHOWN)
    letters: Sequence[Letter] = db.session.scalars(found).all() if persons else []
    return Hits(
        label=_("Letters"),
        hits=[
            Hit(
                letter.subject,
                f"{letter.recipient_name} · {word(letter.delivery)}",
                url_for("desk.mailbox.show", letter_id=letter.id),
            )
            for letter in letters
        ],
        count=len(letters),
    )


_FOLDERS = {
    "outlet": "outlets",
    "organisation": "organisations",
    "project": "projects",
    "study": "studies",
}
_REGISTERS: tuple[tuple[str, Any, str], ...] = (
    (_("Outlets"), Outlet, "outlet"),
    (_("Organisations"), Organisation, "organisation"),
    (_("Projects"), Project, "project"),
    (_("Studies"), Study, "study"),
)
