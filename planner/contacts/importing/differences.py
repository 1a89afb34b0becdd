"""What a row of a list would change of a person: compared without a database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from planner.contacts.importing.changes import (
    Change,
    ChangeKind,
    Field,
    Known,
    Post,
    Terms,
    keys_of,
    phone_key,
)
from planner.contacts.importing.models import ChangeRule
from planner.contacts.importing.row import ListRow
from planner.kernel.addresses import address_key
from planner.kernel.scripts import language_written
from planner.kernel.search_keys import is_same_name, search_key
from planner.kernel.texts import NO_TEXTS, Texts


def changes_between(known: Known, row: ListRow, terms: Terms) -> list[Change]:
    """What the (completed) row would change, whatever the rule says about it."""
    return [
        *_names(known, row),
        *_scalar(Field.GENDER, known.gender or "", row.gender or ""),
        *_employer(known, row, terms),
        *_channels(known, row, terms),
        *_scalar(Field.LANGUAGE, known.language, row.language),
        *_journalist(known, terms),
        *_added(Field.TOPIC, known.topics, row.topics),
        *_added(Field.POOL, known.pools, row.pools),
        *_notes(known, row),
        *_filled(Field.SOURCE, known.source, row.source),
        *_filled(Field.LEGAL_BASIS, known.legal_basis, row.legal_basis),
    ]


def allowed(changes: Iterable[Change], rule: ChangeRule) -> list[Change]:
    """Those that the rule lets happen. Pools are no data of the person: they are always filled."""
    return [
        change
        for change in changes
        if change.field is Field.POOL
        or (rule is ChangeRule.TAKE)
        or (rule is ChangeRule.FILL and change.kind is not ChangeKind.TAKE)
    ]


def _names(known: Known, row: ListRow) -> Iterator[Change]:
    for language, name in row.names.items():
        old, surname = known.names.exactly(language), row.surnames.exactly(language)
        if any(is_same_name(name, other) for other in known.names.values()):
            kind = ChangeKind.FILL
        else:
            kind = ChangeKind.TAKE if old else ChangeKind.ADD
            yield Change(field=Field.NAME, kind=kind, old=old, new=name, language=language)
            old = name
        yield from _surname(known, language, surname, old, kind)


def _surname(
    known: Known, language: str, surname: str, name: str, kind: ChangeKind
) -> Iterator[Change]:
    """The surname as it stands in the `name` that there will be; another name may lose it."""
    old = known.surnames.exactly(language)
    if kind is not ChangeKind.TAKE and old:
        return
    new = surname if surname in name else old if old in name else ""
    if new != old:
        yield Change(field=Field.SURNAME, kind=kind, old=old, new=new, language=language)


def _scalar(field: Field, old: str, new: str) -> Iterator[Change]:
    if new and new != old:
        kind = ChangeKind.TAKE if old else ChangeKind.FILL
        yield Change(field=field, kind=kind, old=old, new=new)


def _filled(field: Field, old: str, new: str) -> Iterator[Change]:
    """Source and legal basis of somebody who is known are those of the first time."""
    if new and not old:
        yield Change(field=field, kind=ChangeKind.FILL, new=new)


def _journalist(known: Known, terms: Terms) -> Iterator[Change]:
    if terms.are_journalists and not known.is_journalist:
        yield Change(field=Field.JOURNALIST, kind=ChangeKind.TAKE, new="yes")


def _employer(known: Known, row: ListRow, terms: Terms) -> Iterator[Change]:
    """Another employer of the same kind replaces the first one; the function goes with it."""
    posts: list[Post] = []
    kind = ChangeKind.FILL
    for field, name in ((Field.OUTLET, row.outlet), (Field.ORGANISATION, row.organisation)):
        if not name:
            continue
        of_kind = [p for p in known.posts if p.is_outlet is (field is Field.OUTLET) and p.keys]
        if same := next((p for p in of_kind if search_key(name) in p.keys), None):
            posts.append(same)
        elif of_kind:
            old, kind = of_kind[0], ChangeKind.TAKE
            posts.append(old)
            yield Change(field=field, kind=kind, old=old.employer, new=name, old_id=old.employer_id)
        else:
            yield Change(field=field, kind=ChangeKind.ADD, new=name)
    if not row.outlet and not row.organisation:
        posts = list(known.posts)
    if row.function:
        yield from _function(posts[0].functions if posts else NO_TEXTS, row, terms, kind)


def _function(functions: Texts, row: ListRow, terms: Terms, kind: ChangeKind) -> Iterator[Change]:
    language = language_written(row.function, terms.languages)
    if search_key(row.function) in keys_of(functions):
        return
    old = functions.exactly(language)
    kind = ChangeKind.TAKE if old else kind
    yield Change(field=Field.FUNCTION, kind=kind, old=old, new=row.function, language=language)


def _channels(known: Known, row: ListRow, terms: Terms) -> Iterator[Change]:
    for address in row.emails:
        if address_key(address) not in known.channels:
            yield Change(field=Field.EMAIL, kind=ChangeKind.ADD, new=address)
    for phone in row.phones:
        if (key := phone_key(phone, terms.region)) and key not in known.channels:
            yield Change(field=Field.PHONE, kind=ChangeKind.ADD, new=phone)


def _added(field: Field, there: frozenset[str], names: Iterable[str]) -> Iterator[Change]:
    for name in names:
        if search_key(name) not in there:
            yield Change(field=field, kind=ChangeKind.ADD, new=name)


def _notes(known: Known, row: ListRow) -> Iterator[Change]:
    if row.notes and row.notes not in known.notes:
        kind = ChangeKind.ADD if known.notes else ChangeKind.FILL
        yield Change(field=Field.NOTES, kind=kind, new=row.notes)
