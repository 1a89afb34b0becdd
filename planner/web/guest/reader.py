"""The person whom a link in a letter belongs to, and the words of their pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from planner.accounts.models import Office
from planner.contacts.duplicates.leading import survivor_of
from planner.contacts.models import Person
from planner.kernel.messages import spoken_language
from planner.kernel.work import Work
from planner.privacy.choices import person_by_public_id
from planner.web.database import db
from planner.web.guest.links import (
    gone_page,
    layout_words,
    office_of,
    phrases,
    prove,
    row_claimed,
)
from planner.web.reader_language import speak
from planner.web.transaction import rechecked, work_for

gone = gone_page("privacy.gone")


@dataclass(frozen=True, slots=True)
class ReaderVisit:
    """A request by `person`, whose token was verified for `purpose`."""

    token: str
    purpose: str
    person: Person
    office: Office
    work: Work

    @property
    def language(self) -> str:
        return spoken_language(self.person.language or self.office.language)

    def words(self) -> dict[str, Any]:
        """The variables of the guests' layout."""
        language = self.language
        return {
            **layout_words(self.office, language),
            "visit": self,
            "tell": phrases(language, "privacy"),
            "ask": phrases(language, "subscriptions"),
        }


@rechecked
def enter(token: str, *purposes: str) -> ReaderVisit:
    """Verifies the token for one of these purposes; 404 for unknown, revoked and forged ones alike."""
    claimed = row_claimed(token, person_by_public_id)
    purpose = prove(token, claimed, *purposes)
    person = survivor_of(db.session(), claimed)
    office = office_of(person)
    visit = ReaderVisit(token, purpose, person, office, work_for(office))
    speak(visit.language)
    return visit
