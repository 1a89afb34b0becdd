"""The sentences of a Russian release."""

from planner.releases.drafting.russian.closing import (
    attendance,
    boilerplates,
    closing,
    contacts,
    hotline,
    notes,
)
from planner.releases.drafting.russian.frame import frame
from planner.releases.drafting.russian.middle import studies, welcome
from planner.releases.drafting.russian.opening import headline, lead, occasions, subhead
from planner.releases.drafting.russian.programme import presentations, statements, visits

__all__ = [
    "attendance",
    "boilerplates",
    "closing",
    "contacts",
    "frame",
    "headline",
    "hotline",
    "lead",
    "notes",
    "occasions",
    "presentations",
    "statements",
    "studies",
    "subhead",
    "visits",
    "welcome",
]
