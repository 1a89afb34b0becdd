"""Own texts: which one is in force, who was quicker, and the way back."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from planner.history.models import Entry
from planner.kernel.errors import Conflict, Invalid, Stale
from planner.kernel.work import Work
from planner.letter_texts.kinds import LetterKind
from planner.letter_texts.operations import reset_text, restore_text, set_text
from planner.letter_texts.queries import OwnTexts, own_text, own_texts
from planner.letter_texts.wording import Wording
from tests.factories import Make

KIND = LetterKind.INVITATION


def wording(opening: str, greeting: str = "Dear {name},") -> Wording:
    return Wording(subject="Come", greeting=greeting, opening=opening)


def opening(work: Work, event_id: int | None = None, language: str = "en") -> str | None:
    found = own_texts(work.session, work.office_id, event_id).of(KIND, language)
    return found.opening if found else None


def test_the_text_of_an_event_goes_before_that_of_the_office(work: Work, make: Make) -> None:
    event, other = make.event(), make.event()
    set_text(work, KIND, "en", wording("To all."), None)
    set_text(work, KIND, "en", wording("To you."), None, event_id=event.id)

    assert opening(work, event.id) == "To you."
    assert opening(work, other.id) == opening(work) == "To all."
    assert opening(work, event.id, "ru") is None


def test_whoever_did_not_see_the_stored_text_does_not_overwrite_it(work: Work) -> None:
    stored = set_text(work, KIND, "en", wording("First."), None)
    with pytest.raises(Stale):
        set_text(work, KIND, "en", wording("Second."), None)

    set_text(work, KIND, "en", wording("Third."), stored.version)
    with pytest.raises(Stale):
        set_text(work, KIND, "en", wording("Fourth."), stored.version - 1)
    with pytest.raises(Stale):
        set_text(work, KIND, "ru", wording("Пятый."), 1)

    assert opening(work) == "Third."


def test_a_text_that_cannot_be_sent_is_not_stored(work: Work) -> None:
    with pytest.raises(Invalid, match="not written in this language"):
        set_text(work, KIND, "xx", wording("Hm."), None)
    with pytest.raises(Invalid):
        set_text(work, KIND, "en", wording("{nobody}"), None)

    assert own_text(work.session, work.office_id, None, KIND, "en") is None


def test_a_text_that_is_not_used_is_kept_and_comes_back(work: Work) -> None:
    stored = set_text(work, KIND, "en", wording("Ours."), None)

    reset_text(work, stored)
    work.session.flush()
    assert opening(work) is None
    with pytest.raises(Conflict):
        reset_text(work, stored)

    restore_text(work, stored)
    work.session.flush()
    assert opening(work) == "Ours."
    with pytest.raises(Conflict):
        restore_text(work, stored)
    verbs = work.session.scalars(select(Entry.verb).where(Entry.subject_kind == "letter_texts"))
    assert list(verbs) == ["letter_text.set", "letter_text.reset", "letter_text.restored"]


def test_a_new_text_is_used_though_the_last_one_was_not(work: Work) -> None:
    stored = set_text(work, KIND, "en", wording("Old."), None)
    reset_text(work, stored)

    set_text(work, KIND, "en", wording("New."), stored.version)

    assert opening(work) == "New."


def test_letters_know_whether_their_text_is_that_of_now() -> None:
    own = OwnTexts({(KIND, "en"): wording("Ours.")})

    assert own.is_current("", "en")
    assert own.is_current(own.key(KIND, "en"), "en")
    assert own.is_current("", "ru", KIND)
    assert not own.is_current("", "en", KIND), "written before the office had a text"
    assert own.is_current("invitation:", "ru")
    assert not own.is_current("invitation:", "en")
    assert own.only_in(KIND, ("en", "ru")) == ({"en"}, {"ru"})
    assert own.state != OwnTexts({(KIND, "en"): wording("Theirs.")}).state
