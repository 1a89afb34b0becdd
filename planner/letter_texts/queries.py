"""Finding the own texts of letters."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from planner.letter_texts.kinds import LetterKind
from planner.letter_texts.models import LetterText
from planner.letter_texts.wording import Wording


@dataclass(frozen=True, slots=True)
class OwnTexts:
    """Own wordings in force, by kind and language; the event's before the office's."""

    wordings: Mapping[tuple[LetterKind, str], Wording] = field(default_factory=dict)

    def of(self, kind: LetterKind, language: str) -> Wording | None:
        return self.wordings.get((kind, language))

    def key(self, kind: LetterKind, language: str) -> str:
        """What `Letter.wording` is for such a letter: "invitation:" in the standard text."""
        own = self.of(kind, language)
        return f"{kind}:{own.checksum if own else ''}"

    def is_current(self, wording: str, language: str, kind: LetterKind | None = None) -> bool:
        """Whether a letter has the texts of now, by its `Letter.wording`.

        Letters of older versions have none: they are in the standard text of their `kind`, and taken
        to be current where that is not known.
        """
        if not wording:
            return kind is None or self.of(kind, language) is None
        known = kind or LetterKind(wording.partition(":")[0])
        return wording == self.key(known, language)

    @property
    def state(self) -> tuple[tuple[str, ...], ...]:
        """Differs if any of them differs."""
        return tuple(sorted((*key, own.checksum) for key, own in self.wordings.items()))

    def only_in(self, kind: LetterKind, languages: Iterable[str]) -> tuple[set[str], set[str]]:
        """Of these languages, those with an own wording of that kind, and those without."""
        wanted = set(languages)
        own = {language for language in wanted if self.of(kind, language)}
        return own, wanted - own


def own_texts(session: Session, office_id: int, event_id: int | None = None) -> OwnTexts:
    """Those in force for the letters about an event; those of the office without one."""
    return texts_by_event(session, office_id, [event_id])[event_id]


def kinds_with_own_text(session: Session, office_id: int) -> list[LetterKind]:
    """The kinds of letters for which the office uses a text of its own, of one event or of all."""
    found = select(LetterText.kind).where(LetterText.office_id == office_id, LetterText.is_used)
    return list(session.scalars(found.distinct()))


def texts_by_event(
    session: Session, office_id: int, event_ids: Collection[int | None]
) -> dict[int | None, OwnTexts]:
    """Those in force for each of these events, in one statement."""
    events = [one for one in event_ids if one is not None]
    found = select(LetterText).where(
        LetterText.office_id == office_id,
        LetterText.is_used,
        or_(LetterText.event_id.is_(None), LetterText.event_id.in_(events)),
    )
    rows = sorted(session.scalars(found), key=lambda row: row.event_id is not None)
    return {
        one: OwnTexts(
            {(row.kind, row.language): row.wording for row in rows if row.event_id in (None, one)}
        )
        for one in event_ids
    }


def texts_as_json(session: Session, office_id: int, event_id: int) -> list[dict[str, Any]]:
    """The texts written for one event, used or not, to be kept while its draft is deleted."""
    found = select(LetterText).where(
        LetterText.office_id == office_id, LetterText.event_id == event_id
    )
    rows = session.scalars(found.order_by(LetterText.id))
    return [{name: getattr(row, name) for name in _KEPT} for row in rows]


_KEPT = ("kind", "language", "subject", "greeting", "opening", "closing", "is_used")


def own_text(
    session: Session, office_id: int, event_id: int | None, kind: LetterKind, language: str
) -> LetterText | None:
    """The own text for just that event, or of the office if `event_id` is None, used or not."""
    found = select(LetterText).where(
        LetterText.office_id == office_id,
        LetterText.event_id == event_id if event_id else LetterText.event_id.is_(None),
        LetterText.kind == kind,
        LetterText.language == language,
    )
    return session.scalars(found).one_or_none()
