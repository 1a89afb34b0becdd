"""The sentences of an English release."""

from planner.releases.drafting.english.closing import (
    attendance,
    boilerplates,
    closing,
    contacts,
    hotline,
    notes,
)
from planner.releases.drafting.english.frame import frame
from planner.releases.drafting.english.middle import studies, welcome
from planner.releases.drafting.english.opening import headline, lead, occasions, subhead
from planner.releases.drafting.english.programme import presentations, statements, visits

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
