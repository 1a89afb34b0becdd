"""By what a person is found in other tables, and the words in their place."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, String, cast, func, literal, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from planner.accounts.models import Office
from planner.contacts.duplicates.leading import merged_into
from planner.contacts.duplicates.models import Merge
from planner.contacts.models import ChannelKind, Person
from planner.invitations.models import Invitation
from planner.kernel.addresses import address_key
from planner.kernel.work import Work
from planner.phrases import phrase
from planner.subscriptions.queries import addresses_of

_SHORTEST = 3  # a shorter text would be found within words


@dataclass(frozen=True, kw_only=True, slots=True)
class Traces:
    """`label` stands where a name stood. `invitation_ids` are those of all events, `record_ids` those of
    the person and of records that were merged into theirs.
    """

    person: Person
    person_id: int
    uid: str
    names: frozenset[str]
    addresses: frozenset[str]
    telephones: frozenset[str]
    invitation_ids: tuple[int, ...]
    record_ids: tuple[int, ...]
    label: str
    language: str

    @property
    def as_texts(self) -> dict[str, str]:
        """The label in the language of the office."""
        return {self.language: self.label}

    @property
    def texts(self) -> list[str]:
        """What must not be found any more, the longest first."""
        found = {*self.names, *self.addresses, *self.telephones}
        return sorted((one for one in found if len(one) >= _SHORTEST), key=len, reverse=True)

    def stand_in(self, column: InstrumentedAttribute[Any]) -> ColumnElement[bool]:
        """Whether one of the texts stands in a column of text or JSON, in any case."""
        text = func.lower(cast(column, String))
        return or_(
            literal(value=False),
            *(
                text.contains(form.lower(), autoescape=True)
                for one in self.texts
                for form in {one, json.dumps(one)[1:-1]}
            ),
        )

    def without(self, value: Any) -> Any:
        """JSON in which each text that holds one of these is replaced by the label."""
        if isinstance(value, dict):
            return {key: self.without(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [self.without(inner) for inner in value]
        if isinstance(value, str) and any(one.lower() in value.lower() for one in self.texts):
            return self.label
        return value


def _kept_by_merges(work: Work, record_ids: list[int]) -> tuple[set[str], list[dict[str, Any]]]:
    """Names, and addresses and telephones, of the records before they were merged."""
    names: set[str] = set()
    channels: list[dict[str, Any]] = []
    merges = select(Merge.kept).where(
        Merge.office_id == work.office_id, Merge.survivor_id.in_(record_ids)
    )
    for kept in work.session.scalars(merges):
        before = [kept["person"]["names"], *kept["changes"].get("names", ())]
        names |= {name for texts in before for name in texts.values()}
        names |= {one["row"]["name"] for one in kept["rooms"]["guests"]["doubled"]}
        channels += [*kept["lists"]["mine"]["channels"], *kept["lists"]["theirs"]["channels"]]
    return names, channels


def traces_of(work: Work, person: Person) -> Traces:
    office = work.session.get_one(Office, work.office_id)
    rows = work.session.execute(
        select(Invitation.id, Invitation.name).where(
            Invitation.office_id == work.office_id, Invitation.person_id == person.id
        )
    ).all()
    record_ids = merged_into(work.session, work.office_id, person.id)
    names, channels = _kept_by_merges(work, record_ids)
    addresses = [
        *addresses_of(work, person),
        *(one["value"] for one in channels if one["kind"] == ChannelKind.EMAIL),
    ]
    telephones = {text for one in person.channels for text in (one.value, one.key)}
    telephones |= {one[name] for one in channels for name in ("value", "key")}
    return Traces(
        person=person,
        person_id=person.id,
        uid=person.uid,
        names=frozenset({*person.names.values(), *names, *(row.name for row in rows)}),
        addresses=frozenset({*addresses, *map(address_key, addresses)}),
        telephones=frozenset(telephones - {*addresses, *map(address_key, addresses)}),
        invitation_ids=tuple(row.id for row in rows),
        record_ids=tuple(record_ids),
        label=phrase(office.language, "privacy.erased_person"),
        language=office.language,
    )
