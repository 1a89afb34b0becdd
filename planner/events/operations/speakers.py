"""Operations on parts: named people, unnamed roles of bodies, and bodies themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from planner.contacts.models import Gender, Person
from planner.contacts.operations import AffiliationPlan, PersonPlan, enter_person
from planner.events.lifecycle import check_open
from planner.events.models.event import Event, Part, ProgrammeItem
from planner.events.models.kinds import PartRole, PartState, RoleNumber
from planner.history.operations import record
from planner.kernel.errors import Conflict, Invalid
from planner.kernel.ids import new_uid
from planner.kernel.messages import gettext as _
from planner.kernel.ordering import Direction, move_one, number
from planner.kernel.texts import NO_TEXTS, Texts
from planner.kernel.work import Work
from planner.organisations.archiving import referred
from planner.organisations.models import Organisation

SAME_ROLE = _("This person has the same role in this item already.")
# Who has which role: the number of a person, None for others.
RoleOf: TypeAlias = tuple[int | None, PartRole]


@dataclass(frozen=True, kw_only=True, slots=True)
class PartPlan:
    """A part as entered; see `models.event.Part`.

    `new_names` enters a new person into the register. If `functions` is empty, the person's first
    function on the day of the event is taken from the register.
    """

    role: PartRole = PartRole.SPEAKER
    state: PartState = PartState.PLANNED
    person_id: int | None = None
    new_names: Texts = Texts()
    organisation_id: int | None = None
    unnamed_roles: Texts = Texts()
    functions: Texts = Texts()
    second_functions: Texts = Texts()
    former_functions: Texts = Texts()
    role_number: RoleNumber | None = None
    role_gender: Gender | None = None
    on_behalf_of: Texts = Texts()
    is_remote: bool = False


def give_part(work: Work, item: ProgrammeItem, plan: PartPlan) -> Part:
    """Append a speaker, moderator or interpreter to an item."""
    check_open(item.event)
    part = Part(office_id=work.office_id, uid=new_uid(), position=0, role=plan.role)
    with work.session.no_autoflush:
        _write(work, item, part, plan)
        item.parts.append(part)
        number(item.parts)
    _touched(work, item.event)
    record(work, "part.given", part, event_id=item.event_id)
    return part


def revise_part(work: Work, part: Part, plan: PartPlan, opened_version: int | None) -> Part:
    """Change a part. Raises `Invalid`, and `Stale` if somebody else saved it meanwhile."""
    check_open(part.item.event)
    part.revise(opened_version)
    _write(work, part.item, part, plan)
    _touched(work, part.item.event)
    record(work, "part.revised", part, event_id=part.item.event_id)
    return part


def set_state(work: Work, part: Part, state: PartState) -> None:
    """Set how sure a part is."""
    check_open(part.item.event)
    part.state = state
    _touched(work, part.item.event)
    record(work, "part.state", part, event_id=part.item.event_id, state=state)


def move_part(work: Work, part: Part, direction: Direction) -> bool:
    """Move a part by one place in its item; False for the first and the last, which stay.

    Raises `Conflict` if somebody who accompanies others would stand first.
    """
    check_open(part.item.event)
    is_moved = move_one(part.item.parts, part, direction)
    refuse_companion_of_nobody(part.item)
    _touched(work, part.item.event)
    return is_moved


def refuse_companion_of_nobody(item: ProgrammeItem) -> None:
    """Raises `Conflict` if somebody who accompanies others stands first in the item."""
    first = min(item.parts, key=lambda part: part.position, default=None)
    if first is not None and first.role is PartRole.COMPANION:
        raise Conflict(
            _(
                "Then nobody would stand before the accompanying person in this item. Give them "
                "another role first, or take them out."
            )
        )


def _write(work: Work, item: ProgrammeItem, part: Part, plan: PartPlan) -> None:
    person = referred(work, Person, plan.person_id, "person")
    body = referred(work, Organisation, plan.organisation_id, "organisation_id")
    place = item.parts.index(part) if part in item.parts else len(item.parts)
    others = [(other.person_id, other.role) for other in item.parts]
    check_part(plan, before=others[:place], after=others[place + 1 :])
    if plan.new_names:
        person = _new_person(work, plan)
    part.person, part.organisation = person, body
    part.role, part.state, part.is_remote = plan.role, plan.state, plan.is_remote
    part.unnamed_roles = NO_TEXTS if person else plan.unnamed_roles
    part.functions = plan.functions or _function_of(person, item.event)
    part.second_functions, part.former_functions = plan.second_functions, plan.former_functions
    part.role_number = plan.role_number if part.unnamed_roles else None
    part.role_gender = plan.role_gender if part.unnamed_roles else None
    part.on_behalf_of = plan.on_behalf_of


def check_part(plan: PartPlan, *, before: Sequence[RoleOf], after: Sequence[RoleOf] = ()) -> None:
    """Raises `Invalid` for a part of nobody, one that the person has already, an unnamed role without a
    number, and a companion of nobody.

    `before` and `after` are the other parts of the item.
    """
    is_somebody = plan.person_id is not None or plan.organisation_id is not None
    if not (is_somebody or plan.new_names or plan.unnamed_roles):
        raise Invalid("person", _("Say who it is: a person, or an organisation."))
    if plan.person_id is not None and plan.new_names:
        raise Invalid(
            "new_names", _("Choose a person of the register or name a new one, not both.")
        )
    if plan.person_id is not None and (plan.person_id, plan.role) in (*before, *after):
        raise Invalid("person", SAME_ROLE)
    _check_role(plan, before)


def _check_role(plan: PartPlan, before: Sequence[RoleOf]) -> None:
    is_unnamed = plan.unnamed_roles and plan.person_id is None and not plan.new_names
    if is_unnamed and plan.role_number is None:
        raise Invalid(
            "role_number",
            _(
                "Say whether “%(role)s” is one person or several: the article and the verb of "
                "every sentence depend on it.",
                role=plan.unnamed_roles.best(),
            ),
        )
    if plan.role is PartRole.COMPANION and all(role is PartRole.COMPANION for _who, role in before):
        raise Invalid(
            "role",
            _(
                "Nobody stands before them in this item whom they could accompany. Enter that "
                "person first."
            ),
        )


def _new_person(work: Work, plan: PartPlan) -> Person:
    """Enter the person into the register, with the function as printed."""
    post = AffiliationPlan(organisation_id=plan.organisation_id, functions=plan.functions)
    has_post = plan.organisation_id is not None or bool(plan.functions)
    return enter_person(work, PersonPlan(names=plan.new_names, posts=(post,) if has_post else ()))


def _function_of(person: Person | None, event: Event) -> Texts:
    """The person's first function in the register on the day of the event."""
    held = person.affiliations if person else []
    day = event.starts_on
    return next(
        (one.functions for one in held if one.functions and (day is None or one.holds_on(day))),
        Texts(),
    )


def _touched(work: Work, event: Event) -> None:
    event.revised_at = work.now
    work.session.flush()
