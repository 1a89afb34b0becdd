"""The placeholders of free letters, and what fills them."""

from __future__ import annotations

from collections.abc import Mapping

from planner.accounts.models import Office
from planner.contacts.readers import Reader
from planner.events.models.event import Event
from planner.free_letters.models import FreeLetter
from planner.invitations.facts import facts_of
from planner.invitations.standard_texts import addressee, event_values, personal_values
from planner.kernel.errors import Invalid
from planner.kernel.messages import gettext as _
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.letter_texts.kinds import Placeholder
from planner.letter_texts.wording import LONGEST_SUBJECT, LONGEST_TEXT, Said, Wording, check_text

_PERSONAL = (Placeholder.NAME, Placeholder.FIRST_NAMES, Placeholder.DEAR, Placeholder.OFFICE)


def placeholders(event: Event | None) -> tuple[Placeholder, ...]:
    """Those that can be filled, in the order in which they are offered."""
    if event is None:
        return _PERSONAL
    return tuple(one for one in Placeholder if one is not Placeholder.HEADLINE)


def check_texts(subjects: Texts, greetings: Texts, texts: Texts, event: Event | None) -> None:
    """Raises `Invalid` for a language that lacks a part, a too long text, an unknown placeholder. A
    greeting without a text is no fault: the form begins with one in each language.
    """
    if not texts:
        raise Invalid("texts", _("Write the letter in at least one language."))
    known = placeholders(event)
    for field, given, longest in (
        ("subjects", subjects, LONGEST_SUBJECT),
        ("greetings", greetings, LONGEST_SUBJECT),
        ("texts", texts, LONGEST_TEXT),
    ):
        if set(texts) - set(given) or (field == "subjects" and set(given) - set(texts)):
            raise Invalid(field, _("Subject, greeting and text are needed in the same languages."))
        for text in given.values():
            check_text(field, text, longest, known)


def said(
    work: Work, letter: FreeLetter, office: Office, name: str, reader: Reader, language: str
) -> Said:
    """The texts to one person, filled in."""
    wording = Wording(
        subject=letter.subjects[language],
        greeting=letter.greetings[language],
        opening=letter.texts[language],
    )
    values: dict[str, str] = {
        **personal_values(addressee(name, reader, language), language),
        Placeholder.OFFICE: office.names.best(language, *office.languages),
        **_event_values(work, letter, office, language),
    }
    return Said(wording, values, language)


def _event_values(
    work: Work, letter: FreeLetter, office: Office, language: str
) -> Mapping[str, str]:
    if letter.event is None:
        return {}
    sender = office.names.best(language, *office.languages)
    return event_values(facts_of(letter.event, language, work.now), sender)
