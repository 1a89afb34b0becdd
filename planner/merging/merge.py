"""Merging two people: one record keeps everything, the other one leads to it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from sqlalchemy import delete, or_

from planner.contacts.duplicates.models import DuplicatePair, Merge
from planner.contacts.models import Person
from planner.history.operations import record
from planner.kernel.errors import Conflict, Stale
from planner.kernel.messages import gettext as _
from planner.kernel.stored import as_stored, changed_columns
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.merging.fields import COLUMNS, fill_survivor
from planner.merging.guests import GUESTS
from planner.merging.lists import lists_of, set_lists, united
from planner.merging.rooms import Room, Two
from planner.merging.speakers import SPEAKERS
from planner.merging.traces import (
    ACCREDITATION,
    ASSISTANTS,
    CONFIRMATIONS,
    COPIES,
    LETTERS,
    LISTS,
    MESSAGES,
    NOTES,
    SUBSCRIPTIONS,
)
from planner.merging.wishes import WISHES

ROOMS: tuple[Room, ...] = (
    *(SPEAKERS, GUESTS, ACCREDITATION, LETTERS, MESSAGES, NOTES, LISTS, SUBSCRIPTIONS),
    *(COPIES, WISHES, CONFIRMATIONS, ASSISTANTS),
)
# Rows that belong to a person, and what is made of people; the record itself sees to them.
OWN_COLUMNS = (
    *("channels.person_id", "affiliations.person_id", "person_topics.person_id"),
    *("pool_members.person_id", "person_keys.person_id"),
    *("duplicate_pairs.first_id", "duplicate_pairs.second_id"),
    *("merges.survivor_id", "merges.merged_id", "people.merged_into_id"),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class MergePlan:
    """What a person has chosen. `theirs` are the fields (`fields.FieldChoice.name`) that have the value
    of the merged record, `left_out` the marks of rows that neither keeps (`lists.mark`),
    `first_address` the key of the address that letters go to; "" leaves it.

    `versions` are those of the survivor and the other one when they were looked at.
    """

    theirs: Collection[str] = field(default_factory=frozenset)
    left_out: Collection[str] = field(default_factory=frozenset)
    first_address: str = ""
    versions: tuple[int | None, int | None] = (None, None)


def why_not_merged(work: Work, survivor: Person, merged: Person) -> str:
    """Why these two cannot become one, as a sentence; "" if they can."""
    if survivor.id == merged.id:
        return _("Choose two people.")
    for one in (survivor, merged):
        if one.merged_into_id is not None:
            return _("One of them is merged into another person already.")
        if one.erased_at is not None:
            return _("One of them is erased. There is nothing left to merge.")
    two = Two(survivor, merged)
    return next((why for room in ROOMS if (why := room.why_not(work, two))), "")


def merge(work: Work, survivor: Person, merged: Person, plan: MergePlan) -> Merge:
    """Bring everything of `merged` to `survivor`.

    Raises `Conflict` if it cannot be, `Stale` if somebody has saved one of them since they were looked
    at.
    """
    _check(work, survivor, merged, plan)
    two = Two(survivor, merged)
    before = as_stored(survivor, COLUMNS)
    mine, theirs = lists_of(work, survivor), lists_of(work, merged)
    kept = {
        "person": as_stored(merged, (*COLUMNS, "archived_at")),
        "lists": {"mine": mine, "theirs": theirs},
    }
    after = united(mine, theirs, plan.left_out, plan.first_address)
    fill_survivor(survivor, merged, plan.theirs)
    survivor.archived_at = None
    _empty(work, merged, survivor)
    set_lists(work, survivor, after)
    survivor.version += 1
    work.session.flush()
    kept["lists"]["after"] = after
    kept["changes"] = changed_columns(before, as_stored(survivor, COLUMNS))
    kept["rooms"] = {room.name: room.move(work, two) for room in ROOMS}
    _forget_pairs(work, merged)
    row = Merge(
        office_id=work.office_id,
        survivor=survivor,
        merged=merged,
        merged_at=work.now,
        merged_by_id=work.actor_id,
        kept=kept,
    )
    work.session.add(row)
    work.session.flush()
    record(work, "person.merged", survivor, person=merged.id)
    record(work, "person.merged_into", merged, person=survivor.id)
    work.session.flush()
    return row


def _check(work: Work, survivor: Person, merged: Person, plan: MergePlan) -> None:
    if why := why_not_merged(work, survivor, merged):
        raise Conflict(why)
    for person, opened in zip((survivor, merged), plan.versions, strict=True):
        if opened is not None and opened != person.version:
            raise Stale


def _empty(work: Work, merged: Person, survivor: Person) -> None:
    """The row stays, without data, for old links and its history. A portrait that was not chosen stays
    with it for as long as the merge can be undone.
    """
    set_lists(work, merged, {name: [] for name in lists_of(work, merged)})
    merged.names, merged.surnames, merged.honorifics = Texts(), Texts(), Texts()
    merged.biographies, merged.biography_is_public, merged.gender = Texts(), False, None
    merged.language = merged.source = merged.notes = merged.legal_basis_note = ""
    merged.legal_basis = merged.legal_basis_on = None
    merged.is_journalist = False
    merged.informed_at = merged.erasure_asked_at = None
    if survivor.photo_id == merged.photo_id:
        merged.photo_id = None
    merged.merged_into_id = survivor.id
    merged.archived_at = work.now
    merged.version += 1
    work.session.flush()


def _forget_pairs(work: Work, merged: Person) -> None:
    """The other pairs of the merged one are found anew with the survivor."""
    work.session.execute(
        delete(DuplicatePair).where(
            DuplicatePair.office_id == work.office_id,
            or_(DuplicatePair.first_id == merged.id, DuplicatePair.second_id == merged.id),
        )
    )
