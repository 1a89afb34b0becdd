"""The standard texts of letters with a release, as an office can replace them; and what fills both."""

from __future__ import annotations

from collections.abc import Mapping

from planner.contacts.readers import Reader
from planner.events.kind_words import kind_name
from planner.events.where_words import place_text
from planner.invitations.facts import when_line
from planner.invitations.standard_texts import addressee, personal_values
from planner.kernel.richtext import to_text
from planner.letter_texts.kinds import LetterKind, Placeholder
from planner.letter_texts.wording import Wording
from planner.phrases import phrase
from planner.releases.models import Release
from planner.releases.papers.release_text import ReleaseText

_SUBJECTS = {
    LetterKind.RELEASE_CORRECTION: "letter_of_correction",
    LetterKind.RELEASE_WITHDRAWAL: "letter_of_withdrawal",
    LetterKind.RELEASE_EMBARGOED: "letter_under_embargo",
}
_OPENINGS = {
    LetterKind.RELEASE_CAME: "for_those_who_came",
    LetterKind.RELEASE_ABSENT: "for_those_who_did_not",
    LetterKind.RELEASE_NEUTRAL: "for_all_guests",
    LetterKind.RELEASE_NEWS: "for_the_press",
    LetterKind.RELEASE_EMBARGOED: "for_those_under_embargo",
    LetterKind.RELEASE_CORRECTION: "for_those_who_have_another",
}


def standard_text(kind: LetterKind, language: str) -> Wording:
    """The text of the program for a letter with a release. A withdrawal has no opening."""
    subject = _SUBJECTS.get(kind, "letter")
    opening = _OPENINGS.get(kind)
    return Wording(
        subject=phrase(language, f"releases.{subject}", title="{headline}"),
        greeting=phrase(language, "releases.dear", name="{name}"),
        opening=phrase(language, f"releases.{opening}", title="{title}") if opening else "",
    )


def values_of(release: Release, office: str, name: str, reader: Reader) -> Mapping[str, str]:
    """All placeholders of a letter to a guest, called `name`, of the event of the release."""
    event, language = release.event, release.language
    return {
        **personal_values(addressee(name, reader, language), language),
        Placeholder.TITLE: event.titles.best(language, *event.languages),
        Placeholder.KIND: kind_name(event, language),
        Placeholder.WHEN: when_line(event, language),
        Placeholder.PLACE: place_text(event, language),
        Placeholder.HEADLINE: to_text(ReleaseText.from_json(release.issued).headline),
        Placeholder.OFFICE: office,
    }
