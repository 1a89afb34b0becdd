"""Who takes part, as printed before the event."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from planner.events.models.kinds import PartRole, PartState
from planner.events.programme_words import (
    described,
    name_of,
    named,
    printed_parts,
    role_word,
    video_word,
)
from planner.events.public.disclosure import disclosed_programme
from planner.events.public.visible_fields import AnyEvent, PublicPart
from planner.kernel.text_in import as_told, joined, made_of
from planner.phrases import phrase
from planner.releases.papers.paper import PeopleGroup, Who

# What people are announced for, in the order in which it is told: whoever speaks is told once, as a
# speaker. The roles that are no more than that need no word of their own.
_GROUPS: dict[str, tuple[PartRole, ...]] = {
    "will_speak": (
        PartRole.SPEAKER,
        PartRole.MODERATOR,
        PartRole.ITEM_MODERATOR,
        PartRole.HOST,
        PartRole.TRAINER,
        PartRole.GUIDE,
    ),
    "will_perform": (PartRole.PERFORMER,),
    "will_attend": (PartRole.PRESENT, PartRole.SPECIAL_GUEST, PartRole.COMPANION),
    "message_from": (PartRole.MESSAGE,),
}
_SAID_BY_GROUP = (PartRole.SPEAKER, PartRole.PERFORMER, PartRole.PRESENT, PartRole.MESSAGE)
_NOT_ALSO = (*_SAID_BY_GROUP, PartRole.COMPANION)
_WITH_PHRASE = (PartRole.MODERATOR, PartRole.ITEM_MODERATOR, PartRole.HOST, PartRole.TRAINER)


def groups_of_people(event: AnyEvent, language: str, at: datetime) -> tuple[PeopleGroup, ...]:
    """Everybody who may be named, once with all roles and functions, in the order of the programme:
    who will speak, who will perform, who will attend, and whose message will be read out.
    """
    languages = (language, *event.languages)
    found: dict[str, list[list[PublicPart]]] = {name: [] for name in _GROUPS}
    for parts in _by_person(event, at):
        roles = {part.role for part in parts}
        found[next(name for name, theirs in _GROUPS.items() if roles & {*theirs})].append(parts)
    return tuple(
        PeopleGroup(
            lead=phrase(language, f"papers.{name}", count=_number(people)),
            people=tuple(_everything(parts, languages, name) for parts in people),
        )
        for name, people in found.items()
        if people
    )


def biographies(event: AnyEvent, language: str, at: datetime) -> tuple[Who, ...]:
    """The biographies that may be published, of those who may be named, in that language only."""
    people = (
        part.person
        for item, _ in disclosed_programme(event, at)
        for part in printed_parts(item)
        if part.person
    )
    return tuple(
        Who(name=person.names.best(language), function=as_told(" ".join(text.split()), text))
        for person in dict.fromkeys(people)
        if (text := person.biographies.exactly(language))
    )


def who(part: PublicPart, *languages: str) -> Who:
    """One part as printed in its item."""
    said = named(part, *languages)
    function = joined(", ", said.details)
    return Who(name=said.name, function=function, is_role=_is_role(part))


def who_briefly(part: PublicPart, *languages: str) -> Who:
    """The same where functions are told elsewhere: a person without them."""
    if part.person is None:
        return who(part, *languages)
    role = role_word(part.role, languages[0])
    return Who(name=name_of([part], *languages), function=role)


def _by_person(event: AnyEvent, at: datetime) -> list[list[PublicPart]]:
    theirs: dict[object, list[PublicPart]] = {}
    for item, _ in disclosed_programme(event, at):
        for part in printed_parts(item):
            key = part.person or (part.unnamed_roles, part.organisation)
            theirs.setdefault(key, []).append(part)
    return list(theirs.values())


def _number(people: Sequence[Sequence[PublicPart]]) -> int:
    """How many the verb is of; a role of several people counts as two."""
    return len(people) + any(parts[0].is_plural for parts in people)


def _everything(parts: Sequence[PublicPart], languages: Sequence[str], group: str) -> Who:
    language = languages[0]
    roles = list(dict.fromkeys(part.role for part in parts))
    notes = described(parts, *languages)
    remarks = _invited(parts, language)
    if group == "will_speak" and PartRole.SPEAKER in roles:
        remarks += _also([role for role in roles if role not in _NOT_ALSO], parts[0], language)
    else:
        told = [role for role in roles if role not in _SAID_BY_GROUP]
        notes += [role_word(role, language) for role in told]
    video = video_word(parts, language)
    text = joined(", ", [*dict.fromkeys(notes), video])
    bracketed = made_of(["(", joined("; ", remarks), ")"]) if remarks else ""
    name, is_role = name_of(parts, *languages), _is_role(parts[0])
    if not text:
        return Who(name=joined(" ", (name, bracketed)), is_role=is_role)
    return Who(name=name, function=joined(" ", (text, bracketed)), is_role=is_role)


def _invited(parts: Sequence[PublicPart], language: str) -> list[str]:
    """Where they have been asked and no reply is recorded."""
    if any(part.state is not PartState.ASKED for part in parts):
        return []
    return [phrase(language, f"papers.invited_{_gender(parts[0])}")]


def _also(roles: Sequence[PartRole], part: PublicPart, language: str) -> list[str]:
    if not roles:
        return []
    words = [
        phrase(language, f"papers.also_{role}")
        if role in _WITH_PHRASE
        else role_word(role, language)
        for role in roles
    ]
    return [phrase(language, f"papers.also_{_gender(part)}", roles=joined(", ", words))]


def _is_role(part: PublicPart) -> bool:
    return part.person is None and bool(part.unnamed_roles)


def _gender(part: PublicPart) -> str:
    """“m”, “f” or “none”."""
    return (part.person.gender if part.person else "") or "none"
