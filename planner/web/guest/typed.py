"""What guests and speakers have typed into a form that has closed meanwhile (`web.typed`)."""

from __future__ import annotations

from planner.confirmations.models import SpeakerAnswer
from planner.invitations.models import Answer
from planner.invitations.wording import letter_word
from planner.phrases import phrase
from planner.web.guest.forms import AnswerForm, SpeakerForm
from planner.web.typed import typed_lines

_OF_GUEST = (
    *("colleague_name", "colleague_address", "crew", "crew_names", "equipment"),
    *("number_plate", "access_needs", "interpretation", "message"),
)
_ASKED = (SpeakerAnswer.YES, SpeakerAnswer.CORRECTED, SpeakerAnswer.NO)


def typed_answer(form: AnswerForm, language: str) -> list[tuple[str, str]]:
    """As `typed_lines`."""
    labels = {
        "answer": phrase(language, "guest.your_answer"),
        **{name: phrase(language, f"guest.{name}") for name in _OF_GUEST},
    }
    given = (one for one in Answer if one is not Answer.NEEDS_ACTION)
    answers = {one.value: phrase(language, f"guest.answer_{one.value}") for one in given}
    return typed_lines(form, labels, {"answer": answers})


def typed_speaker_answer(form: SpeakerForm, language: str) -> list[tuple[str, str]]:
    """As `typed_lines`. The page fills in name and function: they count only in a correction."""
    labels = {"answer": phrase(language, "guest.your_answer")}
    if form.answer.data is SpeakerAnswer.CORRECTED:
        labels |= {name: phrase(language, f"guest.speaker_{name}") for name in ("name", "function")}
    labels["message"] = phrase(language, "guest.message")
    answers = {one.value: letter_word(language, f"speaker_{one.value}") for one in _ASKED}
    return typed_lines(form, labels, {"answer": answers})
