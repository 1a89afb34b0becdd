"""How bodies, programmes and people are named: in full at first, shorter afterwards.

An abbreviation is put in brackets at the first mention if it comes again, and is not explained
if it does not.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from planner.events.functions import tells_of
from planner.releases.drafting.block_builder import BlockBuilder
from planner.releases.drafting.typography import base
from planner.releases.facts.release_facts import BodyFacts, EventFacts, ProgrammeFacts, SpeakerFacts
from planner.releases.facts.sourced_value import SourcedValue

_VOWEL_LETTERS = frozenset("AEFHILMNORSX")
_SAYS_WHAT_IT_IS = re.compile(
    r"\b(?:program(?:me)?|project|initiative|plan|fund|facility|scheme|strategy|campaign"
    r"|framework|partnership|action)s?\b",
    re.IGNORECASE,
)
_OF_TWO_LETTERS = re.compile(r"[A-Z]{2}\b")  # the EU, the UN; but IOM, UNHCR
_LIKE_YOU = re.compile(r"(?:eu|uni(?!n|m)|us[ae]|ut[ei]|one\b|once\b)", re.IGNORECASE)


def body_name(builder: BlockBuilder, body: BodyFacts, *, bare: bool = False) -> str:
    """The body in the middle of a sentence, in English with the article that was entered.

    `bare` is without it, as after a function: “Chair of the Board, Steppe Lung Foundation”.
    """
    article = SourcedValue() if bare else body.article
    return _named(builder, f"body:{body.id}", body.name, body.short_name, article)


def programme_name(builder: BlockBuilder, programme: ProgrammeFacts) -> str:
    """In English with its article, and with the noun where the name itself has none."""
    name, article = programme.name, SourcedValue()
    if base(builder.context.facts.language) == "en":
        article = SourcedValue("the")
        if not _SAYS_WHAT_IT_IS.search(name.text):
            name = SourcedValue(f"{name.text} programme", name.path)
    return _named(builder, f"programme:{programme.id}", name, programme.abbreviation, article)


class Introduction(NamedTuple):
    """A person's name, and at the first mention what they are and for whom they speak."""

    name: str
    function: str = ""
    body: BodyFacts | None = None


def introduction(builder: BlockBuilder, speaker: SpeakerFacts) -> Introduction:
    """The function as printed, and the body where the function does not tell of it.

    Surnames cannot be told apart from given names in the languages of this house's guests, so
    the name is printed whole each time.
    """
    is_first = speaker.person_id not in builder.context.people
    builder.context.people.add(speaker.person_id)
    if not is_first:
        return Introduction(builder(speaker.name))
    body = speaker.body
    function = speaker.function or builder.context.facts.function_of(speaker.person_id)
    if body and (not body.name or tells_of(function.text, body.name.text, body.short_name.text)):
        body = None
    return Introduction(builder(speaker.name), builder(function) if function else "", body)


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


def _named(
    builder: BlockBuilder, key: str, name: SourcedValue, short: SourcedValue, article: SourcedValue
) -> str:
    mentions = builder.context.mentions
    is_first = mentions.is_first(key)
    if not short or short.text == name.text:
        return _with_article(builder, article, name)
    if not is_first and mentions.comes_again(key):
        return _with_article(builder, article, short)
    full = _with_article(builder, article, name)
    if not is_first or not is_abbreviation(short.text) or short.text in name.text:
        return full
    spoken = re.search(rf"(?<!\w){re.escape(short.text)}(?!\w)", mentions.spoken)
    return f"{full} ({builder(short)})" if spoken or mentions.comes_again(key) else full


def _with_article(builder: BlockBuilder, article: SourcedValue, name: SourcedValue) -> str:
    is_bare = is_abbreviation(name.text) and not _OF_TWO_LETTERS.match(name.text)
    if not article or is_bare:
        return builder(name)
    builder.cite(article.path)
    return f"{article.text} {builder(name)}"
