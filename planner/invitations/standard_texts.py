"""The standard texts of letters to guests, as an office can replace them; and what fills both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from planner.contacts.models import Gender
from planner.contacts.readers import Reader
from planner.invitations.facts import InvitationFacts
from planner.invitations.wording import letter_word
from planner.kernel.text_normalising import clean_line
from planner.letter_texts.kinds import LetterKind, Placeholder
from planner.letter_texts.wording import Wording

# Letters whose subject is that of another kind.
_SUBJECTS = {LetterKind.PUT_OFF_TO: LetterKind.POSTPONEMENT}


def standard_text(kind: LetterKind, language: str) -> Wording:
    """The text of the program for a kind of letter about an event."""
    subject = letter_word(language, f"{_SUBJECTS.get(kind, kind)}.subject")
    greeting = (letter_word(language, "dear"), "{name}", letter_word(language, "dear_end"))
    return Wording(
        subject=f"{subject} {{title}}",
        greeting=f"{greeting[0]} {greeting[1]}{greeting[2]}",
        opening=letter_word(language, f"{kind}.opening"),
    )


@dataclass(frozen=True, slots=True)
class Addressee:
    """Whom a letter greets: the name as on the guest list, and of the person's record the surname
    as it stands in that name, and the gender.
    """

    name: str
    surname: str = ""
    gender: Gender | None = None


def addressee(name: str, reader: Reader, language: str) -> Addressee:
    surnames = reader.surnames
    surname = surnames.exactly(language) or next(
        (one for one in surnames.values() if one in name), ""
    )
    return Addressee(name, surname, reader.gender)


def event_values(facts: InvitationFacts, office: str) -> Mapping[str, str]:
    """The placeholders that are the same for all guests."""
    return {
        Placeholder.TITLE: facts.title,
        Placeholder.KIND: facts.kind,
        Placeholder.WHEN: facts.when,
        Placeholder.PLACE: facts.place,
        Placeholder.ANSWER_BY: facts.answer_by,
        Placeholder.OFFICE: office,
    }


def personal_values(whom: Addressee, language: str) -> Mapping[str, str]:
    """The placeholders of one guest. Without a name it is “colleague”."""
    known = clean_line(whom.name)
    has_name = bool(known) and "@" not in known
    name = known if has_name else letter_word(language, "colleague")
    gender = whom.gender if has_name else None
    return {
        Placeholder.NAME: name,
        Placeholder.FIRST_NAMES: _without_surname(name, whom.surname),
        Placeholder.DEAR: letter_word(language, f"dear.{gender or 'unknown'}"),
    }


def _without_surname(name: str, surname: str) -> str:
    """“Anna Maria” of “Anna Maria Berg” and of “Berg Anna Maria”; else the whole name."""
    words = name.split()
    gone = surname.split()
    for at in (0, len(words) - len(gone)):
        if gone and at >= 0 and words[at : at + len(gone)] == gone:
            rest = words[:at] + words[at + len(gone) :]
            return " ".join(rest) or name
    return name
