"""Held letters in the standard text, where the office has written its own in another language only."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import func, select

from planner.kernel.messages import languages
from planner.kernel.work import Work
from planner.letter_texts.kinds import LetterKind
from planner.letter_texts.queries import kinds_with_own_text, texts_by_event
from planner.outbox.models import Delivery, Letter


@dataclass(frozen=True, slots=True)
class StandardLetters:
    """`count` held letters of a kind in `language`; the own texts are in `own`, sorted."""

    kind: LetterKind
    language: str
    own: tuple[str, ...]
    count: int


def standard_letters(work: Work, *, event_id: int | None = None) -> list[StandardLetters]:
    """By kind and language, of all events or of one."""
    kinds = kinds_with_own_text(work.session, work.office_id)
    if not kinds:
        return []
    found = (
        select(Letter.event_id, Letter.wording, Letter.language, func.count())
        .where(
            Letter.office_id == work.office_id,
            Letter.delivery == Delivery.HELD,
            Letter.wording.in_([f"{kind}:" for kind in kinds]),
        )
        .group_by(Letter.event_id, Letter.wording, Letter.language)
    )
    if event_id is not None:
        found = found.where(Letter.event_id == event_id)
    groups = work.session.execute(found).all()
    texts = texts_by_event(work.session, work.office_id, {group[0] for group in groups})
    counted: Counter[tuple[LetterKind, str, tuple[str, ...]]] = Counter()
    for event, wording, language, count in groups:
        kind = LetterKind(wording.removesuffix(":"))
        own, _standard = texts[event].only_in(kind, languages())
        if own:
            counted[kind, language, tuple(sorted(own))] += count
    return [StandardLetters(*key, count) for key, count in sorted(counted.items())]
