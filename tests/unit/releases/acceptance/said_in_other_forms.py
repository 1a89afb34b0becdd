"""Calls, warnings and promises, also in another form than the verb takes."""

from __future__ import annotations

from planner.events.models.statement import Force, SpeechForm
from tests.unit.releases.acceptance.cast import Cast
from tests.unit.releases.acceptance.said import later


def a_proposal_in_another_form(cast: Cast) -> str:
    words = {"en": "To close three crossings in winter.", "ru": "Закрыть зимой три переправы."}
    return later(cast, "quill", words=words, form=SpeechForm.CALL, force=Force.PROPOSED)


def a_proposal_as_a_clause(cast: Cast) -> str:
    words = {
        "en": "that three crossings be closed in winter",
        "ru": "не закрывать зимой переправы",
    }
    return later(cast, "quill", words=words, form=SpeechForm.CALL, force=Force.PROPOSED)


def a_promise_as_a_clause(cast: Cast) -> str:
    words = {"en": "that the posts will stay", "ru": "что посты останутся"}
    return later(cast, "quill", words=words, force=Force.PROMISED)


def a_call_without_an_infinitive(cast: Cast) -> str:
    """Entered before the form asked for one."""
    words = {"en": "leaving a strip of grass", "ru": "оставлять полосу травы"}
    return later(cast, "lozovaya", words=words, form=SpeechForm.CALL, force=Force.CALLED)


def straight_marks_inside(cast: Cast) -> str:
    words = {"en": 'the "dry" wells are deep', "ru": 'Колодцы "сухие", но глубокие'}
    return later(cast, "ellingsen", words=words)


def a_warning(cast: Cast) -> str:
    words = {"en": "the posts will close in winter", "ru": "зимой посты закроются"}
    return later(cast, "quill", words=words, force=Force.WARNED)


def a_promise(cast: Cast) -> str:
    words = {"en": "to plant 40 million trees", "ru": "высадить 40 млн деревьев"}
    return later(cast, "strizhakov", words=words, form=SpeechForm.CALL, force=Force.PROMISED)
