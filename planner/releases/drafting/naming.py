"""How bodies, programmes and people are named: in full at first, shorter afterwards.

An abbreviation is put in brackets at the first mention if it comes again, and is not explained
if it does not.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from planner.events.functions import tells_of
from planner.releases.datum import Datum
from planner.releases.drafting.pen import Pen
from planner.releases.drafting.typography import base
from planner.releases.facts import BodyFacts, EventFacts, ProgrammeFacts, SpeakerFacts

_VOWEL_LETTERS = frozenset("AEFHILMNORSX")
_SAYS_WHAT_IT_IS = re.compile(
    r"\b(?:program(?:me)?|project|initiative|plan|fund|facility|scheme|strategy|campaign"
    r"|framework|partnership|action)s?\b",
    re.IGNORECASE,
)
_OF_TWO_LETTERS = re.compile(r"[A-Z]{2}\b")  # the EU, the UN; but IOM, UNHCR
_LIKE_YOU = re.compile(r"(?:eu|uni(?!n|m)|us[ae]|ut[ei]|one\b|once\b)", re.IGNORECASE)


def body_name(pen: Pen, body: BodyFacts, *, bare: bool = False) -> str:
    """The body in the middle of a sentence, in English with the article that was entered.

    `bare` is without it, as after a function: “Chair of the Board, Steppe Lung Foundation”.
    """
    article = Datum() if bare else body.article
    return _named(pen, f"body:{body.id}", body.name, body.short_name, article)


def programme_name(pen: Pen, programme: ProgrammeFacts) -> str:
    """In English with its article, and with the noun where the name itself has none."""
    name, article = programme.name, Datum()
    if base(pen.sheet.facts.language) == "en":
        article = Datum("the")
        if not _SAYS_WHAT_IT_IS.search(name.text):
            name = Datum(f"{name.text} programme", name.path)
    return _named(pen, f"programme:{programme.id}", name, programme.abbreviation, article)


class Introduction(NamedTuple):
    """A person's name, and at the first mention what they are and for whom they speak."""

    name: str
    function: str = ""
    body: BodyFacts | None = None


def introduction(pen: Pen, speaker: SpeakerFacts) -> Introduction:
    """The function as printed, and the body where the function does not tell of it.

    Surnames cannot be told apart from given names in the languages of this house's guests, so
    the name is printed whole each time.
    """
    is_first = speaker.person_id not in pen.sheet.people
    pen.sheet.people.add(speaker.person_id)
    if not is_first:
        return Introduction(pen(speaker.name))
    body = speaker.body
    function = speaker.function or pen.sheet.facts.function_of(speaker.person_id)
    if body and (not body.name or tells_of(function.text, body.name.text, body.short_name.text)):
        body = None
    return Introduction(pen(speaker.name), pen(function) if function else "", body)


def says_city(text: str, event: EventFacts) -> bool:
    """True where a text names the city already, so that a headline need not do it again."""
    forms = (event.city.text, event.city_locative.text)
    return any(form and form.casefold() in text.casefold() for form in forms)


def is_abbreviation(name: str) -> bool:
    """True where capitals lead in the first word: “IOM Moscow”, “FMS of Russia”, “MoH”."""
    first = re.match(r"\W*([^\W\d_]+)", name)
    letters = first[1] if first else ""
    return len(letters) > 1 and 2 * sum(map(str.isupper, letters)) > len(letters)


def a_or_an(words: str) -> str:
    """The words with their indefinite article, by sound: “an IOM”, “a UNICEF”, “a European”."""
    bare = words.lstrip("“‘*\\")
    first = re.split(r"[\s-]", bare, maxsplit=1)[0]
    if is_abbreviation(first):
        is_word = len(first) > 3 and first[0] not in "AEIO" and first[1] in "AEIOU"
        vowel = first[0] in _VOWEL_LETTERS and not is_word
    else:
        vowel = first[:1].lower() in tuple("aeiou") and not _LIKE_YOU.match(first)
    return f"{'an' if vowel else 'a'} {words}"


def _named(pen: Pen, key: str, name: Datum, short: Datum, article: Datum) -> str:
    mentions = pen.sheet.mentions
    is_first = mentions.is_first(key)
    if not short or short.text == name.text:
        return _with_article(pen, article, name)
    if not is_first and mentions.comes_again(key):
        return _with_article(pen, article, short)
    full = _with_article(pen, article, name)
    if not is_first or not is_abbreviation(short.text) or short.text in name.text:
        return full
    spoken = re.search(rf"(?<!\w){re.escape(short.text)}(?!\w)", mentions.spoken)
    return f"{full} ({pen(short)})" if spoken or mentions.comes_again(key) else full


def _with_article(pen: Pen, article: Datum, name: Datum) -> str:
    is_bare = is_abbreviation(name.text) and not _OF_TWO_LETTERS.match(name.text)
    if not article or is_bare:
        return pen(name)
    pen.cite(article.path)
    return f"{article.text} {pen(name)}"
