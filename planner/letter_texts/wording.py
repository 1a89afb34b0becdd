"""The text of a letter around its facts, with placeholders in braces: {name}. Pure."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from typing import Any

from markupsafe import Markup, escape

from planner.kernel.errors import Invalid
from planner.kernel.marking import marked
from planner.kernel.messages import gettext as _
from planner.kernel.text_normalising import clean_line
from planner.letter_texts.kinds import LetterKind, Placeholder, placeholders_of

LONGEST_SUBJECT, LONGEST_TEXT = 200, 4000
_PLACEHOLDER = re.compile(r"\{\s*([^{}\s]+)\s*\}")
_PARAGRAPHS = re.compile(r"\n\s*\n")


@dataclass(frozen=True, kw_only=True, slots=True)
class Wording:
    """`opening` stands before the facts of the letter, `closing` after them; paragraphs of both are
    divided by empty lines. `closing` may be empty.
    """

    subject: str
    greeting: str
    opening: str
    closing: str = ""

    @property
    def checksum(self) -> str:
        """Sixteen hexadecimal digits."""
        parts = "\0".join(getattr(self, field.name) for field in fields(self))
        return hashlib.sha256(parts.encode()).hexdigest()[:16]

    def placeholders(self) -> set[str]:
        """The names in braces."""
        texts = (self.subject, self.greeting, self.opening, self.closing)
        return {name for text in texts for name in _PLACEHOLDER.findall(text)}


def check_wording(kind: LetterKind, wording: Wording) -> None:
    """Raises `Invalid` for an empty or too long text, and for an unknown placeholder."""
    for field, most in _LONGEST.items():
        text = getattr(wording, field)
        if not text.strip() and field not in _may_be_empty(kind):
            raise Invalid(field, _EMPTY[field])
        check_text(field, text, most, placeholders_of(kind))


def check_text(field: str, text: str, most: int, known: Collection[Placeholder]) -> None:
    """Raises `Invalid` for a text that is too long, or has a placeholder that is not among `known`."""
    if len(text) > most:
        raise Invalid(
            field,
            _(
                "At most %(most)s characters, please. These are %(count)s.",
                most=most,
                count=len(text),
            ),
        )
    for name in _PLACEHOLDER.findall(text):
        if name not in {one.value for one in known}:
            raise Invalid(
                field,
                _(
                    "{%(name)s} cannot be filled in. These can: %(known)s.",
                    name=name,
                    known=", ".join(f"{{{one.value}}}" for one in known),
                ),
            )


def _may_be_empty(kind: LetterKind) -> Collection[str]:
    """The letter about a withdrawn release says first what is withdrawn, whatever the wording."""
    return ("opening", "closing") if kind is LetterKind.RELEASE_WITHDRAWAL else ("closing",)


_LONGEST = {
    "subject": LONGEST_SUBJECT,
    "greeting": LONGEST_SUBJECT,
    "opening": LONGEST_TEXT,
    "closing": LONGEST_TEXT,
}
_EMPTY = {
    "subject": _("A letter needs a subject."),
    "greeting": _("A letter needs a greeting, such as: Dear {name},"),
    "opening": _("Write at least one sentence before the facts."),
}


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with the values of its placeholders, in one pass. Others stay as they are."""
    return _PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), text)


def fill_html(text: str, values: Mapping[str, str], language: str) -> Markup:
    """As `fill`, escaped for HTML. Values are isolated, as their text direction may differ, and
    marked if they are in another language than `language`.
    """
    pieces, at = [], 0
    for found in _PLACEHOLDER.finditer(text):
        value = values.get(found[1])
        filled = escape(found[0]) if value is None else _isolated(marked(value, language))
        pieces += [escape(text[at : found.start()]), filled]
        at = found.end()
    return Markup("").join([*pieces, escape(text[at:])])


def _isolated(value: Markup) -> Markup:
    return Markup("<bdi>{}</bdi>").format(value)


def paragraphs(text: str) -> list[str]:
    """Those that empty lines divide, without empty ones."""
    return [one.strip() for one in _PARAGRAPHS.split(text.replace("\r\n", "\n")) if one.strip()]


@dataclass(frozen=True, slots=True)
class Said:
    """A wording for the templates: greeting, and the paragraphs before and after the facts.

    The sentences in `follow` are appended to the last paragraph before the facts.
    """

    wording: Wording
    values: Mapping[str, str]
    language: str

    @property
    def subject(self) -> str:
        return clean_line(fill(self.wording.subject, self.values))

    def text(self, follow: str = "") -> dict[str, Any]:
        openings = [fill(one, self.values) for one in paragraphs(self.wording.opening)] or [""]
        openings[-1] = f"{openings[-1]} {follow}".strip()
        return {
            "greeting": fill(self.wording.greeting, self.values),
            "openings": [one for one in openings if one],
            "closings": [fill(one, self.values) for one in paragraphs(self.wording.closing)],
        }

    def html(self, follow: str = "") -> dict[str, Any]:
        openings = [self._html(one) for one in paragraphs(self.wording.opening)] or [Markup()]
        openings[-1] = (openings[-1] + " " + follow).strip()
        return {
            "greeting": fill_html(self.wording.greeting, self.values, self.language),
            "openings": [one for one in openings if one],
            "closings": [self._html(one) for one in paragraphs(self.wording.closing)],
        }

    def _html(self, paragraph: str) -> Markup:
        lines = (fill_html(line, self.values, self.language) for line in paragraph.split("\n"))
        return Markup("<br>\n").join(lines)
