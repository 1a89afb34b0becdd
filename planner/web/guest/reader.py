"""The person whom a link in a letter belongs to, and the words of their pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import abort, render_template
from flask.typing import ResponseReturnValue

from planner.accounts.models import Office
from planner.contacts.duplicates.leading import survivor_of
from planner.contacts.models import Person
from planner.kernel.messages import languages, spoken_language
from planner.kernel.work import Work
from planner.phrases import phrase
from planner.privacy.choices import person_by_public_id
from planner.web.database import db
from planner.web.extensions import settings
from planner.web.reader_language import speak
from planner.web.transaction import found, rechecked, work_for


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
            "visit": self,
            "language": language,
            "office": self.office,
            "office_name": self.office.names.best(language, *self.office.languages),
            "say": lambda key, **values: phrase(language, f"guest.{key}", **values),
            "tell": lambda key, **values: phrase(language, f"privacy.{key}", **values),
            "ask": lambda key, **values: phrase(language, f"subscriptions.{key}", **values),
        }


@rechecked
def enter(token: str, *purposes: str) -> ReaderVisit:
    """Verifies the token for one of these purposes; 404 for unknown, revoked and forged ones alike."""
    signer = settings().links.signer
    claimed = signer.public_id(token)
    person = found(db.session.scalars(person_by_public_id(claimed)).one_or_none())
    proved = [one for one in purposes if signer.proves(token, one, person.public_id, 1)]
    if not proved:
        abort(404)
    person = survivor_of(db.session(), person)
    office = found(db.session.get(Office, person.office_id))
    visit = ReaderVisit(token, proved[0], person, office, work_for(office))
    speak(visit.language)
    return visit


def gone(_: Exception) -> ResponseReturnValue:
    """The same page in all languages for every invalid link: the person is not known."""
    page = render_template(
        "guest/gone.html", languages=languages(), phrase=phrase, sentence="privacy.gone"
    )
    return page, 404
