"""Which text is meant: of a kind of letter in a language, for all events or for one."""

from __future__ import annotations

from dataclasses import dataclass, replace

from flask import abort, url_for

from planner.accounts.models import Role
from planner.coverage.letter_previews import standard
from planner.events.models.event import Event
from planner.kernel.errors import NotAllowed
from planner.kernel.messages import gettext as _
from planner.kernel.messages import languages
from planner.letter_texts.kinds import LetterKind
from planner.letter_texts.models import LetterText
from planner.letter_texts.queries import own_text
from planner.letter_texts.wording import Wording
from planner.web.database import db
from planner.web.desk.events.pages import find_event
from planner.web.transaction import current_office, member


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """`event` None: for all events."""

    kind: LetterKind
    language: str
    event: Event | None

    @property
    def event_id(self) -> int | None:
        return self.event.id if self.event else None

    @property
    def own(self) -> LetterText | None:
        """The text that was written for just this, used or not."""
        return self._stored(self.event_id)

    @property
    def otherwise(self) -> Wording:
        """The text that is sent without it: the office's own, else the standard one."""
        of_office = self._stored(None) if self.event else None
        if of_office and of_office.is_used:
            return of_office.wording
        return standard(self.kind, self.language)

    @property
    def list_url(self) -> str:
        return url_for("desk.letter_texts.index", event_id=self.event_id)

    def in_language(self, language: str) -> Place:
        return replace(self, language=language)

    def url(self, view: str) -> str:
        """The address of one of the views of this text."""
        return url_for(
            f"desk.letter_texts.{view}",
            event_id=self.event_id,
            kind=self.kind.value,
            language=self.language,
        )

    def _stored(self, event_id: int | None) -> LetterText | None:
        return own_text(db.session(), current_office().id, event_id, self.kind, self.language)


def place_of(kind: str, language: str, event_id: int | None) -> Place:
    """404 for what there is not."""
    if kind not in set(LetterKind) or language not in languages():
        abort(404)
    event = find_event(event_id) if event_id is not None else None
    return Place(kind=LetterKind(kind), language=language, event=event)


def may_write(event: Event | None) -> bool:
    """The texts for all events are for those who also approve releases."""
    return member().may(Role.APPROVER if event is None else Role.EDITOR)


def must_be_allowed(place: Place) -> None:
    if not may_write(place.event):
        raise NotAllowed(
            _(
                "The texts of letters to all events are changed by those who approve. You can write "
                "another text for one event."
            )
        )
