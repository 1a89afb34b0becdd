"""Changes of people who are in the register, done as a list says, and taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from sqlalchemy.orm import object_session

from planner.contacts.importing.changes import Change, ChangeKind, Field, Terms, phone_key
from planner.contacts.importing.directory import Directory
from planner.contacts.importing.row import ListRow
from planner.contacts.legal_basis import as_entered, as_text
from planner.contacts.models import Affiliation, Channel, ChannelKind, Gender, Outlet, Person
from planner.contacts.topic import PersonTopic
from planner.kernel.addresses import address_key
from planner.kernel.search_keys import search_key
from planner.kernel.texts import Texts
from planner.organisations.models import Organisation

_PLAIN = {
    Field.LANGUAGE: "language",
    Field.SOURCE: "source",
}
_TEXTS = {Field.NAME: "names", Field.SURNAME: "surnames"}
_MODELS: dict[Field, Any] = {Field.OUTLET: Outlet, Field.ORGANISATION: Organisation}
_CHANNELS = {Field.EMAIL: ChannelKind.EMAIL, Field.PHONE: ChannelKind.PHONE}


class Changer:
    """Applies changes of one list on one day. Pools are none of the person's rows: see `adding`."""

    def __init__(self, directory: Directory, terms: Terms, day: date) -> None:
        self.directory, self.terms, self.day = directory, terms, day

    def apply(self, person: Person, row: ListRow, changes: Iterable[Change]) -> None:
        """The person must be loaded with everything."""
        for change in changes:
            if change.field in _MODELS:
                self._employ(person, change)
            elif change.field is Field.FUNCTION:
                post = self._post(person, row)
                post.functions = _with(post.functions, change.language, change.new)
            elif change.field in _CHANNELS:
                self._add_channel(person, change)
            elif change.field is Field.TOPIC:
                topic = self.directory.topics[search_key(change.new)]
                person.topics.append(PersonTopic(office_id=person.office_id, topic=topic))
            else:
                _set(person, change, change.new)
                if change.field is Field.LEGAL_BASIS:
                    person.legal_basis_on = self.day

    def _employ(self, person: Person, change: Change) -> None:
        column, rows = f"{change.field}_id", self._rows(change.field)
        employer = rows[search_key(change.new)]
        replaced = (a for a in person.affiliations if getattr(a, column) == change.old_id)
        post = next(replaced, None) if change.kind is ChangeKind.TAKE else None
        if post is None:
            post = _new_post(person)
        setattr(post, change.field, employer)

    def _post(self, person: Person, row: ListRow) -> Affiliation:
        """Where the person has the function: at the employer of the row, or the first."""
        employer = self.directory.employer(row)
        for post in person.affiliations:
            if post.holds_on(self.day) and employer in (None, post.employer):
                return post
        return _new_post(person)

    def _rows(self, field: Field) -> dict[str, Any]:
        is_outlet = field is Field.OUTLET
        return self.directory.outlets if is_outlet else self.directory.organisations

    def _add_channel(self, person: Person, change: Change) -> None:
        channel = Channel(
            office_id=person.office_id,
            kind=_CHANNELS[change.field],
            value=change.new,
            key=_channel_key(change, self.terms.region),
            position=len(person.channels),
        )
        person.channels.append(channel)


def take_back(person: Person, change: Change, region: str | None) -> bool:
    """Undo a change, unless somebody has changed the same value since; whether it was undone.

    Pools are left out. The person must be loaded with everything.
    """
    return _UNDO.get(change.field, _undo_value)(person, change, region)


def _undo_employer(person: Person, change: Change, _region: str | None) -> bool:
    for post in person.affiliations:
        employer = getattr(post, change.field)
        if employer is None or search_key(change.new) not in map(
            search_key, employer.names.values()
        ):
            continue
        if change.kind is not ChangeKind.TAKE:
            person.affiliations.remove(post)
            return True
        return _employ_again(post, change)
    return False


def _employ_again(post: Affiliation, change: Change) -> bool:
    """At the former employer, if the register still has it."""
    session = object_session(post)
    assert session is not None
    former = session.get(_MODELS[change.field], change.old_id)
    if former is not None:
        setattr(post, change.field, former)
    return former is not None


def _undo_function(person: Person, change: Change, _region: str | None) -> bool:
    for post in person.affiliations:
        if post.functions.exactly(change.language) == change.new:
            post.functions = _with(post.functions, change.language, change.old)
            if not post.functions and post.employer is None:
                person.affiliations.remove(post)
            return True
    return False


def _undo_channel(person: Person, change: Change, region: str | None) -> bool:
    return _without(person.channels, lambda c: c.key == _channel_key(change, region))


def _undo_topic(person: Person, change: Change, _region: str | None) -> bool:
    key = search_key(change.new)
    return _without(person.topics, lambda link: key in map(search_key, link.topic.names.values()))


def _undo_value(person: Person, change: Change, _region: str | None) -> bool:
    if _value(person, change) != change.new:
        return False
    _set(person, change, change.old)
    if change.field is Field.LEGAL_BASIS:  # none was entered before, nor a day
        person.legal_basis_on = None
    return True


def _undo_notes(person: Person, change: Change, _region: str | None) -> bool:
    """Of notes that were written on, only the lines from the list go."""
    if change.new not in person.notes:
        return False
    person.notes = person.notes.replace(change.new, "", 1).strip("\n")
    return True


def _set(person: Person, change: Change, value: str) -> None:
    if change.field in _TEXTS:
        name = _TEXTS[change.field]
        setattr(person, name, _with(getattr(person, name), change.language, value))
    elif change.field is Field.GENDER:
        person.gender = Gender(value) if value else None
    elif change.field is Field.JOURNALIST:
        person.is_journalist = bool(value)
    elif change.field is Field.NOTES:
        person.notes = "\n".join(filter(None, (person.notes, value)))
    elif change.field is Field.LEGAL_BASIS:
        person.legal_basis, person.legal_basis_note = as_entered(value)
    else:
        setattr(person, _PLAIN[change.field], value)


def _value(person: Person, change: Change) -> str:
    if change.field in _TEXTS:
        texts: Texts = getattr(person, _TEXTS[change.field])
        return texts.exactly(change.language)
    if change.field is Field.GENDER:
        return person.gender or ""
    if change.field is Field.JOURNALIST:
        return "yes" if person.is_journalist else ""
    if change.field is Field.LEGAL_BASIS:
        return as_text(person.legal_basis, person.legal_basis_note)
    return str(getattr(person, _PLAIN[change.field]))


def _with(texts: Texts, language: str, text: str) -> Texts:
    return Texts({**texts.as_json(), language: text})


def _new_post(person: Person) -> Affiliation:
    post = Affiliation(
        office_id=person.office_id, functions=Texts(), position=len(person.affiliations)
    )
    person.affiliations.append(post)
    return post


def _channel_key(change: Change, region: str | None) -> str:
    is_email = change.field is Field.EMAIL
    return address_key(change.new) if is_email else phone_key(change.new, region)


def _without(rows: list[Any], is_meant: Callable[[Any], bool]) -> bool:
    found = next(filter(is_meant, rows), None)
    if found is None:
        return False
    rows.remove(found)
    return True


_UNDO: dict[Field, Callable[[Person, Change, str | None], bool]] = {
    Field.OUTLET: _undo_employer,
    Field.ORGANISATION: _undo_employer,
    Field.FUNCTION: _undo_function,
    Field.EMAIL: _undo_channel,
    Field.PHONE: _undo_channel,
    Field.TOPIC: _undo_topic,
    Field.NOTES: _undo_notes,
}
