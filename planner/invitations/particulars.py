"""Who comes along with a guest and with what, and what the guest needs: typed on the guest's page, or
by staff.

They are personal data of the guest and of others, kept until `KEPT_FOR` after the event (`cleanup`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import timedelta

from planner.kernel.errors import Invalid
from planner.kernel.messages import gettext as _
from planner.kernel.text_normalising import clean_line, clean_text

KEPT_FOR = timedelta(days=90)
MOST_CREW = 20
LONGEST: Mapping[str, int] = {
    "crew_names": 2000,
    "equipment": 500,
    "number_plate": 100,
    "access_needs": 500,
    "interpretation": 100,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Particulars:
    """`crew_names` has a line for each person, the name and, after a comma, the task;
    `interpretation` is the language into which it is needed, in words.
    """

    crew_names: str = ""
    equipment: str = ""
    number_plate: str = ""
    access_needs: str = ""
    interpretation: str = ""


@dataclass(frozen=True, slots=True)
class CrewMember:
    name: str
    task: str


NAMES = tuple(field.name for field in fields(Particulars))
_LINES = {"crew_names", "access_needs", "equipment"}


def crew_members(crew_names: str) -> list[CrewMember]:
    """Those who are named, in the order in which they were typed."""
    lines = (line.partition(",") for line in crew_names.splitlines() if line.strip(" ,\t"))
    return [CrewMember(name.strip(), task.strip()) for name, _comma, task in lines]


def cleaned(given: Particulars) -> Particulars:
    """Without what does not belong into a line or a text."""
    return Particulars(
        **{
            name: (clean_text if name in _LINES else clean_line)(getattr(given, name)).strip()
            for name in NAMES
        }
    )


def check_particulars(given: Particulars) -> None:
    """Raises `Invalid` for a text that is too long, or for a crew that is too large."""
    for name, most in LONGEST.items():
        if len(getattr(given, name)) > most:
            raise Invalid(name, _("At most %(most)s characters, please.", most=most))
    if len(crew_members(given.crew_names)) > MOST_CREW:
        raise Invalid("crew_names", _("At most %(most)s people, please.", most=MOST_CREW))
