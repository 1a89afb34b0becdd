"""What of each table stands in an event file: one shape per kind of row.

A shape names columns that are written as they are, references to other rows (by their uid) and
rows that belong to it. Schema, export and import are all read from here, so they never disagree.
A register writes every column that is filled in by hand; people and guests only those named here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import inspect

from planner.anniversaries.models import Anniversary
from planner.contacts.models import Affiliation, Channel, Outlet, Person, Pool
from planner.contacts.topic import PersonTopic, Topic
from planner.events.models.event import (
    Event,
    EventBody,
    Occasion,
    Part,
    PressContact,
    ProgrammeItem,
)
from planner.events.models.own_kind import OwnKind
from planner.events.models.statement import JointSpeaker, Statement
from planner.events.models.study import Study
from planner.events.models.task import EventTask
from planner.events.models.topic import EventTopic
from planner.grammar.models import WordForm
from planner.invitations.attendance_models import Attendance, NamedOutlet, OtherGuests
from planner.invitations.models import Invitation, PoolPresence
from planner.kernel.database import SYSTEM_COLUMNS
from planner.letter_plans.models import PlannedLetter
from planner.organisations.models import (
    AidProgramme,
    Boilerplate,
    Hotline,
    HotlineOperator,
    Organisation,
    ProgrammeDonor,
    Project,
    ProjectBody,
)

_AT_FIRST_ONLY = frozenset({"sequence"})


@dataclass(frozen=True)
class Shape:
    """`references` and `children` lead from a relationship to a section and to a shape.

    `identity` is the attribute written as `uid`; "" for rows that are known by their place.
    """

    model: type[Any]
    fields: tuple[str, ...]
    references: Mapping[str, str] = field(default_factory=dict)
    children: Mapping[str, Shape] = field(default_factory=dict)
    identity: str = "uid"

    @property
    def changeable(self) -> tuple[str, ...]:
        """Columns that an import may change in a row that exists; `sequence` only ever rises."""
        return tuple(name for name in self.fields if name not in _AT_FIRST_ONLY)


def _row(model: type[Any], *fields: str, **references: str) -> Shape:
    """A row that is known by its place among its siblings."""
    return Shape(model, fields, references, identity="")


_NOT_WRITTEN = SYSTEM_COLUMNS | {"position", "archived_at"}
# Of an event: what identifies it here, what is derived, and what is decided anew where it arrives.
_NOT_WRITTEN_OF_EVENT = frozenset(
    {
        "public_id",
        "calendar_uid",
        "created_at",
        "revised_at",
        "starts_at",
        "ends_at",
        "related_text",
        "announced_at",
        "names_planned_speakers",
    }
)


def _entered(model: type[Any], without: frozenset[str] = _NOT_WRITTEN) -> tuple[str, ...]:
    """The columns that people fill in, in the order of the model; references stand apart."""
    columns = inspect(model).columns
    return tuple(
        name
        for name, column in columns.items()
        if name not in without and not column.primary_key and not column.foreign_keys
    )


def _register(model: type[Any], children: Mapping[str, Shape], **references: str) -> Shape:
    return Shape(model, _entered(model), references, children)


_BODY = "organisations"
_WORK = "programmes_of_work"

# In the order of import: what others refer to comes first.
REGISTERS: dict[str, Shape] = {
    "kinds": _register(OwnKind, {}),
    _BODY: _register(
        Organisation,
        {
            "boilerplates": _row(
                Boilerplate, "language", "text", "valid_from", "valid_to", "reviewed_on"
            )
        },
        parent=_BODY,
    ),
    _WORK: _register(
        AidProgramme, {"donors": _row(ProgrammeDonor, organisation=_BODY)}, lead=_BODY
    ),
    "projects": _register(
        Project,
        {"bodies": _row(ProjectBody, "role", organisation=_BODY)},
        implementer=_BODY,
        partner_of=_BODY,
        programme=_WORK,
    ),
    "hotlines": _register(Hotline, {"operators": _row(HotlineOperator, organisation=_BODY)}),
    "outlets": _register(Outlet, {}),
    "topics": _register(Topic, {}),
    "people": Shape(
        Person,
        (
            "names",
            "surnames",
            "honorifics",
            "gender",
            "language",
            "is_journalist",
            "biographies",
            "biography_is_public",
            "source",
            "legal_basis",
            "legal_basis_note",
            "legal_basis_on",
            "notes",
        ),
        children={
            "affiliations": _row(
                Affiliation,
                "functions",
                "since",
                "until",
                organisation=_BODY,
                outlet="outlets",
            ),
            "channels": _row(Channel, "kind", "value", "label", "is_public"),
            "topics": _row(PersonTopic, topic="topics"),
        },
    ),
    "pools": _register(Pool, {}, created_by=_BODY, programme=_WORK),
    "anniversaries": _register(Anniversary, {}, owner=_BODY),
    "studies": _register(Study, {}, conductor=_BODY, commissioner=_BODY, hotline="hotlines"),
}

_PART = _register(Part, {}, person="people", organisation=_BODY)
_ITEM = _register(ProgrammeItem, {"parts": _PART}, study="studies", project="projects")

EVENT = Shape(
    Event,
    _entered(Event, _NOT_WRITTEN | _NOT_WRITTEN_OF_EVENT),
    {"own_kind": "kinds", "project": "projects", "programme_of_work": _WORK, "hotline": "hotlines"},
    {
        "bodies": _row(EventBody, "role", organisation=_BODY),
        "topics": _row(EventTopic, topic="topics"),
        "occasions": _row(Occasion, anniversary="anniversaries"),
        "programme": _ITEM,
        "contacts": _row(
            PressContact,
            "names",
            "functions",
            "phone",
            "email",
            "languages",
            "hours",
            organisation=_BODY,
        ),
    },
    identity="calendar_uid",
)

STATEMENT = Shape(
    Statement,
    (
        "form",
        "terms",
        "force",
        "texts",
        "lead_ins",
        "addressees",
        "figures",
        "deadlines",
        "documents",
        "is_unclear",
        "approved_at",
        "approved_by",
        "embargo_until",
        "is_news",
        "is_subhead",
    ),
    {"part": "parts"},
    {"joint_speakers": _row(JointSpeaker, part="parts")},
)
ATTENDANCE = Shape(
    Attendance,
    (
        "people",
        "outlets",
        "qualifier",
        "outlets_qualifier",
        "is_confirmed",
        "outlets_are_public",
    ),
    children={
        "named": _row(NamedOutlet, outlet="outlets"),
        "others": _row(OtherGuests, "people", "nouns"),
    },
    identity="",
)
PRESENCE = _row(PoolPresence, pool="pools")
INVITATION = _row(
    Invitation,
    "kind",
    "name",
    "address",
    "language",
    "invited_at",
    "withdrawn_at",
    "answer",
    "answered_at",
    "answer_road",
    "answered_sequence",
    "message",
    "colleague_name",
    "colleague_address",
    "crew",
    "crew_names",
    "equipment",
    "number_plate",
    "access_needs",
    "interpretation",
    "waits_since",
    "keeps_seat",
    "sent_sequence",
    "floor_sequence",
    "checked_in_at",
    "is_walk_in",
    person="people",
    outlet="outlets",
)

TASK = _register(EventTask, {})
PLANNED = _row(PlannedLetter, "kind", "anchor", "days", "clock", "hours", "is_after")

WORD_FORM = _row(WordForm, "language", "text", "need", "form")

# What hangs on the event without belonging to it.
BESIDE: dict[str, Shape] = {
    "statements": STATEMENT,
    "attendance": ATTENDANCE,
    "pools_present": PRESENCE,
    "tasks": TASK,
    "letter_plan": PLANNED,
    "invitations": INVITATION,
}
