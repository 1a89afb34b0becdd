"""The programme in words, its items and who takes part in them: the same in every paper, page, letter
and calendar.

`languages` are the language of the paper and those of the event, in the order in which they stand in
for it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from planner.events.first_letters import within
from planner.events.functions import mentions_body
from planner.events.kinds_in_titles import kind_in
from planner.events.models.kinds import ItemKind, PartRole
from planner.events.posts import of_body
from planner.events.public.visible_fields import PublicItem, PublicPart
from planner.events.reported_speech import without_stop
from planner.events.titles import addressed
from planner.kernel.text_in import as_told, joined
from planner.phrases import phrase

_SAYS_FORMER = re.compile(r"former\b|ex-|бывш|экс-", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody as printed. `details` are functions, body, whom they represent, role."""

    name: str
    details: tuple[str, ...] = ()


def item_title(item: PublicItem, *languages: str) -> str:
    """The title, else the study's, else the word for its kind; with the topic, if it has one. A study
    that is only called “Report” has no title.
    """
    title = _entered_title(item, *languages)
    titled = item.study.titles.best(*languages) if item.study else ""
    study = as_told(without_stop(titled), titled)
    kinds = phrase(languages[0], "programme.words_for_studies").split(", ")
    if not title and study and study.casefold() not in kinds:
        names_kind = any(kind_in(study, kind, languages[0]) for kind in kinds)
        key = "study_titled" if names_kind else "study_shown"
        title = phrase(languages[0], f"programme.{key}", title=study)
    title = title or phrase(languages[0], f"programme.item_{item.kind}")
    topic = within(item.topics.best(*languages), item.topics.best_language(*languages))
    is_said = topic.casefold() == title.casefold()
    if kind_in(topic, title, languages[0]):
        title = ""
    text = joined(": ", (title, "" if is_said else topic))
    is_small = text.split(" ")[0].islower()
    return as_told(text[:1].upper() + text[1:], text) if is_small else text


def _entered_title(item: PublicItem, *languages: str) -> str:
    """A visit may be entered by its place only: “the reed islands”, as releases have it."""
    title = item.titles.best(*languages)
    if item.kind is ItemKind.VISIT and title[:1].islower():
        return phrase(languages[0], "programme.visited", title=title)
    return title


def printed_parts(item: PublicItem) -> tuple[PublicPart, ...]:
    return tuple(part for part in item.parts if part.role is not PartRole.INTERPRETER)


def named(part: PublicPart, *languages: str, has_short_bodies: bool = False) -> Named:
    """One part as printed in its item: a person, an unnamed role of a body, or the body.

    `has_short_bodies`: bodies by their short names.
    """
    details = described([part], *languages, has_short_bodies=has_short_bodies)
    role = role_word(part.role, languages[0])
    return Named(
        name_of([part], *languages, has_short_bodies=has_short_bodies),
        tuple(filter(None, (*details, role, video_word([part], languages[0])))),
    )


def name_of(parts: Sequence[PublicPart], *languages: str, has_short_bodies: bool = False) -> str:
    """A person with the form of address, unless a function says the same; an unnamed role with its
    body: “members of the Union”.
    """
    part = parts[0]
    if part.person is None:
        body = part.organisation.names.best(*languages) if part.organisation else ""
        role = part.unnamed_roles.best(*languages)
        return _at_body(part, role, *languages, is_short=has_short_bodies) or role or body
    address = part.person.honorifics.exactly(languages[0])
    functions = " ".join([*_present(parts, *languages), *_former(parts, *languages)])
    return addressed(address, part.person.names.best(*languages), functions)


def described(
    parts: Sequence[PublicPart], *languages: str, has_short_bodies: bool = False
) -> list[str]:
    """Functions, body and whom they represent. The body stands with the first function where the
    language can say that: “Director of the Institute”.
    """
    part, present = parts[0], _present(parts, *languages)
    functions = [*present, *_former(parts, *languages)]
    body = _body(part, functions, *languages, is_short=has_short_bodies)
    post = present[0] if present else part.unnamed_roles.best(*languages)
    whole = _at_body(part, post, *languages, is_short=has_short_bodies)
    if body and whole:
        functions, body = [whole, *functions[1:]] if present else functions, ""
    absent = filter(None, (part.on_behalf_of.best(*languages) for part in parts))
    represented = [phrase(languages[0], "programme.on_behalf", name=name) for name in absent]
    return [*functions, *filter(None, [body]), *represented]


def role_word(role: PartRole, language: str) -> str:
    """“moderator”; "" for a speaker."""
    return "" if role is PartRole.SPEAKER else phrase(language, f"programme.role_{role}")


def video_word(parts: Sequence[PublicPart], language: str) -> str:
    """“by video link” if they are not there for any part."""
    is_remote = all(part.is_remote for part in parts)
    return phrase(language, "programme.by_video") if is_remote else ""


def _present(parts: Sequence[PublicPart], *languages: str) -> list[str]:
    """The functions that they hold, each once: the first ones of all parts, then the second ones."""
    present = [part.functions.best(*languages) for part in parts]
    present += [part.second_functions.best(*languages) for part in parts]
    return [*dict.fromkeys(filter(None, present))]


def _former(parts: Sequence[PublicPart], *languages: str) -> list[str]:
    """“former pilot”, unless it was entered so."""
    former = dict.fromkeys(filter(None, (p.former_functions.best(*languages) for p in parts)))
    person = parts[0].person
    key = f"programme.former_{(person.gender if person else '') or 'none'}"
    return [
        text if _SAYS_FORMER.match(text) else phrase(languages[0], key, function=text)
        for text in former
    ]


def _at_body(part: PublicPart, post: str, *languages: str, is_short: bool) -> str:
    """The post or role with the body; "" where one is missing, the post names it, or the language
    cannot say it.
    """
    if not post or not _body(part, [post], *languages, is_short=is_short):
        return ""
    assert part.organisation
    return of_body(post, part.organisation, is_role=part.person is None, is_short=is_short)


def _body(part: PublicPart, functions: Sequence[str], *languages: str, is_short: bool) -> str:
    """The body, unless it is the name that is printed or a function names it."""
    if part.organisation is None or not (part.person or part.unnamed_roles):
        return ""
    body = part.organisation.names.best(*languages)
    short = part.organisation.short_names.best(*languages)
    posts = functions if part.person else [part.unnamed_roles.best(*languages)]
    if any(mentions_body(post, body, short) for post in posts):
        return ""
    return (short or body) if is_short else body
