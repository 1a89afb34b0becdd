"""Every kind of letter has a text per language with its placeholders, a preview, and a reset."""

from __future__ import annotations

import pytest

from planner.accounts.models import Office
from planner.coverage.letter_previews import Trial, plan_trial, previewed, standard
from planner.events.models.event import Event
from planner.kernel.dates import language_name
from planner.kernel.messages import languages
from planner.kernel.work import Work
from planner.letter_texts.kinds import GROUPS, LetterKind, Placeholder, placeholders_of
from planner.letter_texts.operations import reset_text, set_text
from planner.letter_texts.queries import own_texts
from planner.letter_texts.wording import Wording, check_wording
from tests.factories import Make
from tests.releases import issued

KINDS = pytest.mark.parametrize("kind", list(LetterKind))
LANGUAGES = pytest.mark.parametrize("language", languages())


@pytest.fixture
def event(make: Make, office: Office) -> Event:
    """With a release in each language, and nobody in its programme."""
    event = make.event()
    for language in languages():
        issued(make, office, event, language=language)
    return event


def everything(kind: LetterKind) -> Wording:
    """A text with each placeholder that letters of that kind fill."""
    known = " ".join(f"{{{one.value}}}" for one in placeholders_of(kind))
    return Wording(subject="Ours", greeting="Dear {name},", opening=f"Own. {known}", closing="End.")


@KINDS
def test_it_stands_in_one_group(kind: LetterKind) -> None:
    assert [kind in kinds for _label, kinds in GROUPS].count(True) == 1


@KINDS
@LANGUAGES
def test_its_standard_text_is_one_that_the_office_could_have_written(
    kind: LetterKind, language: str
) -> None:
    text = standard(kind, language)

    check_wording(kind, text)
    assert text.subject != standard(kind, "en").subject or language == "en"


@KINDS
@LANGUAGES
def test_its_text_is_written_looked_at_tried_and_reset(
    work: Work, make: Make, office: Office, event: Event, kind: LetterKind, language: str
) -> None:
    ada = make.person("Ada", email="ada@paper.test", language=language)
    stored = set_text(work, kind, language, everything(kind), None, event_id=event.id)
    own = own_texts(work.session, work.office_id, event.id).of(kind, language)
    trial = Trial(kind=kind, language=language, event=event, wording=own, person=ada)

    shown = previewed(work, office, trial)
    tried = plan_trial(work, office, trial, "Vera", "vera@house.test")
    reset_text(work, stored)

    assert shown.subject == "Ours"
    for part in (shown.text, shown.html):
        assert "Own." in part
        assert "End." in part
        assert not [one for one in Placeholder if f"{{{one.value}}}" in part], part
    assert tried.recipient_address == "vera@house.test"
    assert own_texts(work.session, work.office_id, event.id).of(kind, language) is None


def test_there_are_two_languages() -> None:
    assert [language_name(tag) for tag in languages()] == ["English", "Russian"]
