"""Who takes part, as printed before the event."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from planner.events.functions import mentions_body
from planner.events.models.kinds import PartRole, PartState
from planner.events.public.disclosure import disclosed_programme
from planner.events.public.visible_fields import AnyEvent, PublicItem, PublicPart
from planner.events.titles import addressed
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
    found: dict[str, list[list[PublicPart]]] = {name: [] for name in _GROUPS}
    for parts in _by_person(event, at):
        roles = {part.role for part in parts}
        found[next(name for name, theirs in _GROUPS.items() if roles & {*theirs})].append(parts)
    return tuple(
        PeopleGroup(
            lead=phrase(language, f"papers.{name}", count=_number(people)),
            people=tuple(_everything(parts, language, name) for parts in people),
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
        Who(name=person.names.best(language), function=" ".join(text.split()))
        for person in dict.fromkeys(people)
        if (text := person.biographies.exactly(language))
    )


def who(part: PublicPart, language: str) -> Who:
    """One part as printed in its item: a person, an unnamed role of a body, or the body."""
    notes = _described([part], language)
    if part.role is not PartRole.SPEAKER:
        notes.append(phrase(language, f"papers.role_{part.role}"))
    return Who(
        name=_name([part], language), function=", ".join([*notes, *_remote([part], language)])
    )


def who_briefly(part: PublicPart, language: str) -> Who:
    """The same where functions are told elsewhere: a person without them."""
    if part.person is None:
        return who(part, language)
    is_speaker = part.role is PartRole.SPEAKER
    role = "" if is_speaker else phrase(language, f"papers.role_{part.role}")
    return Who(name=_name([part], language), function=role)


def printed_parts(item: PublicItem) -> Iterable[PublicPart]:
    return (part for part in item.parts if part.role is not PartRole.INTERPRETER)


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


def _everything(parts: Sequence[PublicPart], language: str, group: str) -> Who:
    roles = list(dict.fromkeys(part.role for part in parts))
    notes = _described(parts, language)
    remarks = _invited(parts, language)
    if group == "will_speak" and PartRole.SPEAKER in roles:
        remarks += _also([role for role in roles if role not in _NOT_ALSO], parts[0], language)
    else:
        told = [role for role in roles if role not in _SAID_BY_GROUP]
        notes += [phrase(language, f"papers.role_{role}") for role in told]
    text = ", ".join([*dict.fromkeys(notes), *_remote(parts, language)])
    bracketed = f" ({'; '.join(remarks)})" if remarks else ""
    name = _name(parts, language)
    if not text:
        return Who(name=f"{name}{bracketed}")
    return Who(name=name, function=f"{text}{bracketed}")


def _described(parts: Sequence[PublicPart], language: str) -> list[str]:
    """Functions, body and whom they represent."""
    functions = _functions(parts, language)
    absent = filter(None, (part.on_behalf_of.best(language) for part in parts))
    represented = [phrase(language, "papers.on_behalf", name=name) for name in absent]
    return [*functions, *filter(None, [_body(parts[0], functions, language)]), *represented]


def _remote(parts: Sequence[PublicPart], language: str) -> list[str]:
    is_remote = all(part.is_remote for part in parts)
    return [phrase(language, "papers.by_video")] if is_remote else []


def _invited(parts: Sequence[PublicPart], language: str) -> list[str]:
    """Where they have been asked and no reply is recorded."""
    if any(part.state is not PartState.ASKED for part in parts):
        return []
    return [phrase(language, f"papers.invited_{_gender(parts[0])}")]


def _also(roles: Sequence[PartRole], part: PublicPart, language: str) -> list[str]:
    if not roles:
        return []
    words = [
        phrase(language, f"papers.{'also' if role in _WITH_PHRASE else 'role'}_{role}")
        for role in roles
    ]
    return [phrase(language, f"papers.also_{_gender(part)}", roles=", ".join(words))]


def _gender(part: PublicPart) -> str:
    """“m”, “f” or “none”."""
    return (part.person.gender if part.person else "") or "none"


def _name(parts: Sequence[PublicPart], language: str) -> str:
    part = parts[0]
    if part.person is None:
        body = part.organisation.names.best(language) if part.organisation else ""
        return part.unnamed_roles.best(language) or body
    address = part.person.honorifics.exactly(language)
    functions = " ".join(_functions(parts, language))
    return addressed(address, part.person.names.best(language), functions)


def _functions(parts: Sequence[PublicPart], language: str) -> list[str]:
    """Each once: the first ones of all parts, second ones, former ones."""
    present = [part.functions.best(language) for part in parts]
    present += [part.second_functions.best(language) for part in parts]
    former = dict.fromkeys(filter(None, (p.former_functions.best(language) for p in parts)))
    told = [phrase(language, "papers.former", function=function) for function in former]
    return [*dict.fromkeys(filter(None, present)), *told]


def _body(part: PublicPart, functions: Sequence[str], language: str) -> str:
    """The body, unless it is the name that is printed or a function names it."""
    if part.organisation is None or not (part.person or part.unnamed_roles):
        return ""
    body = part.organisation.names.best(language)
    short = part.organisation.short_names.best(language)
    is_told = part.person and any(mentions_body(one, body, short) for one in functions)
    return "" if is_told else body
