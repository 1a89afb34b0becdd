"""What of each table stands in an event file: one shape per kind of row.

A shape names columns that are written as they are, references to other rows (by their uid) and
rows that belong to it. Schema, export and import are all read from here, so they never disagree.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from planner.anniversaries.models import Anniversary
from planner.contacts.models import Affiliation, Channel, Outlet, Person, Pool
from planner.events.models.event import (
    Event,
    EventBody,
    Occasion,
    Part,
    PressContact,
    ProgrammeItem,
)
from planner.events.models.statement import Statement
from planner.events.models.study import Study
from planner.invitations.models import Attendance, Invitation, PoolPresence
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


_BODY = "organisations"
_WORK = "programmes_of_work"

# In the order of import: what others refer to comes first.
REGISTERS: dict[str, Shape] = {
    _BODY: Shape(
        Organisation,
        (
            "names",
            "short_names",
            "kind",
            "grammar",
            "datelines",
            "website",
            "funding_statements",
            "disclaimers",
        ),
        {"parent": _BODY},
        {
            "boilerplates": _row(
                Boilerplate, "language", "text", "valid_from", "valid_to", "reviewed_on"
            )
        },
    ),
    _WORK: Shape(
        AidProgramme,
        ("names", "abbreviation", "created_within", "funding_statements", "disclaimers"),
        {"lead": _BODY},
        {"donors": _row(ProgrammeDonor, organisation=_BODY)},
    ),
    "projects": Shape(
        Project,
        (
            "names",
            "descriptions",
            "aims",
            "contract_number",
            "funding_is_confirmed",
            "is_cofunded",
            "funding_statements",
            "disclaimers",
            "visibility_waived",
        ),
        {"implementer": _BODY, "partner_of": _BODY, "programme": _WORK},
        {"bodies": _row(ProjectBody, "role", organisation=_BODY)},
    ),
    "hotlines": Shape(
        Hotline,
        (
            "names",
            "number_as_printed",
            "e164",
            "audiences",
            "hours",
            "languages",
            "is_free_of_charge",
            "valid_to",
        ),
        children={"operators": _row(HotlineOperator, organisation=_BODY)},
    ),
    "outlets": Shape(Outlet, ("names", "kind", "scope", "cities", "language", "website")),
    "people": Shape(
        Person,
        (
            "names",
            "honorifics",
            "gender",
            "grammar",
            "language",
            "is_journalist",
            "biographies",
            "source",
            "legal_basis",
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
        },
    ),
    "pools": Shape(Pool, ("names",), {"created_by": _BODY, "programme": _WORK}),
    "anniversaries": Shape(
        Anniversary,
        ("kind", "base_year", "exact_on", "precision", "phrases", "source"),
        {"owner": _BODY},
    ),
    "studies": Shape(
        Study,
        (
            "kind",
            "titles",
            "aims",
            "methods",
            "samples",
            "findings",
            "recommendations",
            "url",
            "embargo_until",
        ),
        {"conductor": _BODY, "commissioner": _BODY, "hotline": "hotlines"},
    ),
}

_PART = Shape(
    Part,
    ("role", "state", "unnamed_roles", "functions", "on_behalf_of", "is_remote"),
    {"person": "people", "organisation": _BODY},
)
_ITEM = Shape(
    ProgrammeItem,
    ("kind", "titles", "topics", "minutes", "is_public", "notes"),
    {"study": "studies"},
    {"parts": _PART},
)

EVENT = Shape(
    Event,
    (
        "sequence",
        "kind",
        "titles",
        "subjects",
        "descriptions",
        "languages",
        "status",
        "status_reason",
        "starts_on",
        "ends_on",
        "starts_clock",
        "ends_clock",
        "second_hour",
        "zone",
        "certainty",
        "cities",
        "city_locatives",
        "venues",
        "addresses",
        "link",
        "accreditation",
        "accreditation_until",
        "answers_until",
        "audiences",
        "seats",
        "next_steps",
        "materials_url",
        "lead_with",
        "internal_notes",
    ),
    {"project": "projects", "programme_of_work": _WORK, "hotline": "hotlines"},
    {
        "bodies": _row(EventBody, "role", organisation=_BODY),
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
        "is_unclear",
        "approved_at",
        "approved_by",
        "embargo_until",
    ),
    {"part": "parts"},
)
ATTENDANCE = _row(Attendance, "people", "outlets", "qualifier", "outlets_are_public")
PRESENCE = _row(PoolPresence, pool="pools")
INVITATION = _row(
    Invitation,
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
    "sent_sequence",
    "floor_sequence",
    "checked_in_at",
    "is_walk_in",
    person="people",
    outlet="outlets",
)

# What hangs on the event without belonging to it.
BESIDE: dict[str, Shape] = {
    "statements": STATEMENT,
    "attendance": ATTENDANCE,
    "pools_present": PRESENCE,
    "invitations": INVITATION,
}
