"""Writing own texts of letters, and returning to the standard ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from planner.history.operations import record
from planner.kernel.errors import Conflict, Invalid, Stale
from planner.kernel.messages import gettext as _
from planner.kernel.messages import languages
from planner.kernel.work import Work
from planner.letter_texts.kinds import LetterKind
from planner.letter_texts.models import LetterText
from planner.letter_texts.queries import own_text
from planner.letter_texts.wording import Wording, check_wording


def set_text(
    work: Work,
    kind: LetterKind,
    language: str,
    wording: Wording,
    opened_version: int | None,
    *,
    event_id: int | None = None,
) -> LetterText:
    """Store the own wording of a kind of letter in one language, for all events or for one.

    `opened_version` is None if there was no own text when the form was opened. Raises `Invalid` with
    the field, and `Stale` if somebody else has stored one meanwhile.
    """
    if language not in languages():
        raise Invalid("language", _("Letters are not written in this language."))
    check_wording(kind, wording)
    stored = own_text(work.session, work.office_id, event_id, kind, language)
    if (stored is None) != (opened_version is None):
        raise Stale
    if stored is None:
        stored = LetterText(
            office_id=work.office_id, event_id=event_id, kind=kind, language=language
        )
        work.session.add(stored)
    else:
        stored.revise(opened_version)
    for name, text in asdict(wording).items():
        setattr(stored, name, text)
    stored.is_used = True
    work.session.flush()
    record(work, "letter_text.set", stored, event_id=event_id, kind=kind, language=language)
    return stored


def bring_texts_back(work: Work, event_id: int, texts: Iterable[Mapping[str, Any]]) -> None:
    """Those of a draft that comes back (`queries.texts_as_json`)."""
    for one in texts:
        values = {**one, "kind": LetterKind(one["kind"])}
        work.session.add(LetterText(office_id=work.office_id, event_id=event_id, **values))
    work.session.flush()


def reset_text(work: Work, stored: LetterText) -> None:
    """Send the standard text again, or for one event that of all events. The own one is kept.

    Raises `Conflict` if that is so already.
    """
    _use(work, stored, "letter_text.reset", is_used=False)


def restore_text(work: Work, stored: LetterText) -> None:
    """Use the own text again. Raises `Conflict` if it is used already."""
    _use(work, stored, "letter_text.restored", is_used=True)


def _use(work: Work, stored: LetterText, verb: str, *, is_used: bool) -> None:
    if stored.is_used is is_used:
        raise Conflict(_("That is so already: somebody else was quicker."))
    stored.revise(None)
    stored.is_used = is_used
    facts = {"kind": stored.kind, "language": stored.language}
    record(work, verb, stored, event_id=stored.event_id, **facts)
