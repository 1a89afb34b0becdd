"""A post or role together with its body, as papers, pages and letters print it: “Director of the
Institute”, «члены Союза переплётчиков».
"""

from __future__ import annotations

from planner.events.public.visible_fields import PublicName
from planner.grammar.abbreviations import takes_article
from planner.grammar.english import before_a_noun, of_or_at
from planner.grammar.needs import Need, Sort
from planner.grammar.proposals import propose
from planner.kernel.text_in import as_told, language_of

_QUOTED = ("«", "„", "“", '"')


def of_body(post: str, body: PublicName, *, is_role: bool, is_short: bool) -> str:
    """`post` says its language. `is_role`: of people without names. `is_short`: the body by its short
    name. "" where the body has no name in that language, or the form of it is not known.
    """
    language = language_of(post)
    if "," in post or not body.names.exactly(language):
        return ""
    match language.partition("-")[0]:
        case "en":
            return as_told(_english(post, body, language, is_role=is_role, is_short=is_short), post)
        case "ru":
            genitive = _genitive(body, language, is_short=is_short)
            return as_told(f"{post} {genitive}", post) if genitive else ""
    return ""


def _english(post: str, body: PublicName, language: str, *, is_role: bool, is_short: bool) -> str:
    name, noun = body.names.exactly(language), body.generic_nouns.exactly(language)
    short = body.short_names.exactly(language) if is_short else ""
    between = of_or_at(post)
    if is_role and between == "at" and before_a_noun(short or name):
        return f"{short or name} {post}"
    whole = short or " ".join(filter(None, (name, noun)))
    has_article = (body.takes_the or noun) and takes_article(whole)
    if has_article and not whole.casefold().startswith("the "):
        whole = f"the {whole}"
    return f"{post} {between} {whole}"


def _genitive(body: PublicName, language: str, *, is_short: bool) -> str:
    """Of the short name where that has one, else of the noun or the whole name; "" if not known."""
    short = body.short_names.exactly(language) if is_short else ""
    if short and (genitive := _form(body, short, language)):
        return genitive
    name, noun = body.names.exactly(language), body.generic_nouns.exactly(language)
    if not noun:
        return _form(body, name, language)
    genitive = _form(body, noun, language)
    named = name if name.startswith(_QUOTED) else f"«{name}»"
    return f"{genitive} {named}" if genitive else ""


def _form(body: PublicName, text: str, language: str) -> str:
    """The form that a person has confirmed, "" where there is none; else the one that is proposed."""
    for form_of in body.genitives:
        if form_of.language == language and form_of.text == text:
            return form_of.form
    return propose(language, text, Need.GENITIVE, Sort.BODY)
