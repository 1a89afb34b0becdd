"""Operations on the items of a programme."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time

from planner.events.models.event import Event, Part, ProgrammeItem
from planner.events.models.kinds import ItemKind, ItemSort
from planner.events.models.study import Study
from planner.events.models.times import ITEM_TIMES, ItemBegin
from planner.events.operations.fitting import Fitting
from planner.history.operations import record
from planner.kernel.dates import number_text
from planner.kernel.errors import Invalid
from planner.kernel.ids import new_uid
from planner.kernel.messages import gettext as _
from planner.kernel.ordering import number
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.organisations.archiving import referred
from planner.organisations.models import Project

LONGEST_ITEM = 24 * 60


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemPlan:
    """An item as entered; its length in minutes, None if nobody knows it (see `ItemTimes`)."""

    kind: ItemKind
    sort: ItemSort | None = None
    titles: Texts = Texts()
    topics: Texts = Texts()
    begins: ItemBegin = ItemBegin.FOLLOWS
    day: int | None = None
    clock: time | None = None
    minutes: int | None = None
    length_is_guess: bool = False
    venues: Texts = Texts()
    is_public: bool = True
    study_id: int | None = None
    project_id: int | None = None
    notes: str = ""


def add_item(work: Work, event: Event, plan: ItemPlan, place: int | None = None) -> ProgrammeItem:
    """Add an item to the programme: at the end, or as number `place`, counted from 0."""
    fitting = Fitting.begin(event)
    item = ProgrammeItem(office_id=work.office_id, uid=new_uid(), position=0, kind=plan.kind)
    _write(work, item, plan)
    event.programme.insert(len(event.programme) if place is None else place, item)
    number(event.programme)
    fitting.end(work, item)
    record(work, "item.added", item, event_id=event.id)
    return item


def revise_item(
    work: Work, item: ProgrammeItem, plan: ItemPlan, opened_version: int | None
) -> ProgrammeItem:
    """Change an item. Raises `Invalid`, and `Stale` if somebody else saved it meanwhile."""
    fitting = Fitting.begin(item.event)
    item.revise(opened_version)
    _write(work, item, plan)
    fitting.end(work, item)
    record(work, "item.revised", item, event_id=item.event_id)
    return item


def confirm_lengths(work: Work, event: Event) -> None:
    """The guessed lengths of the programme are true: papers then print the hours that follow."""
    fitting = Fitting.begin(event)
    for item in event.programme:
        item.length_is_guess = False
    fitting.end(work)
    record(work, "programme.lengths_confirmed", event, event_id=event.id)


def duplicate_parts(event: Event) -> list[tuple[ProgrammeItem, Part]]:
    """The second and later parts of one person in the same item."""
    found = []
    for item in event.programme:
        seen: set[int] = set()
        for part in item.parts:
            if part.person_id is None or not part.is_taken:
                continue
            if part.person_id in seen:
                found.append((item, part))
            seen.add(part.person_id)
    return found


def _write(work: Work, item: ProgrammeItem, plan: ItemPlan) -> None:
    check_times(plan)
    item.study = referred(work, Study, plan.study_id, "study_id")
    item.project = referred(work, Project, plan.project_id, "project_id")
    item.kind, item.sort = plan.kind, plan.sort
    item.titles, item.topics = plan.titles, plan.topics
    item.is_public, item.notes = plan.is_public, plan.notes
    is_guess = plan.length_is_guess and plan.minutes == item.minutes
    for name in ITEM_TIMES:
        setattr(item, name, getattr(plan, name))
    item.length_is_guess = is_guess  # one that was changed is a guess no longer


def check_times(plan: ItemPlan | ProgrammeItem) -> None:
    """Raises `Invalid` for times that contradict each other, or a length that cannot be."""
    if plan.minutes is not None and not 0 <= plan.minutes <= LONGEST_ITEM:
        raise Invalid(
            "minutes",
            _("Give a number from 0 to %(most)s.", most=number_text(LONGEST_ITEM)),
        )
    if plan.begins is ItemBegin.FIXED and plan.clock is None:
        raise Invalid(
            "clock", _("Give the hour, or choose “follows the item before” or “hour not known”.")
        )
    if plan.begins is not ItemBegin.FIXED and plan.clock is not None:
        raise Invalid("begins", _("An hour is given: choose “at a fixed hour”, or remove it."))
