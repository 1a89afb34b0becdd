"""Who takes part, as printed before the event."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from planner.events.functions import mentions_body
from planner.events.models.kinds import PartRole
from planner.events.public.disclosure import disclosed_programme
from planner.events.public.visible_fields import AnyEvent, PublicItem, PublicPart
from planner.events.titles import addressed
from planner.phrases import phrase
from planner.releases.papers.paper import Who


def speakers(event: AnyEvent, language: str, at: datetime) -> tuple[Who, ...]:
    """Everybody who may be named, once with all roles and functions, in the order of the programme."""
    theirs: dict[object, list[PublicPart]] = {}
    for item, _ in disclosed_programme(event, at):
        for part in printed_parts(item):
            who = part.person or (part.unnamed_roles, part.organisation)
            theirs.setdefault(who, []).append(part)
    return tuple(_everything(parts, language) for parts in theirs.values())


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
    return _everything([part], language)


def printed_parts(item: PublicItem) -> Iterable[PublicPart]:
    return (part for part in item.parts if part.role is not PartRole.INTERPRETER)


def _everything(parts: Sequence[PublicPart], language: str) -> Who:
    functions = _functions(parts, language)
    notes = [*functions, _body(parts[0], functions, language)]
    represented = filter(None, (part.on_behalf_of.best(language) for part in parts))
    notes += [phrase(language, "papers.on_behalf", name=name) for name in represented]
    roles = [phrase(language, f"papers.role_{role}") for role in _roles(parts)]
    is_speaker = any(part.role is PartRole.SPEAKER for part in parts)
    notes += () if is_speaker else roles
    if all(part.is_remote for part in parts):
        notes.append(phrase(language, "papers.by_video"))
    told = ", ".join(dict.fromkeys(filter(None, notes)))
    if is_speaker and roles:
        also = phrase(language, "papers.also", roles=", ".join(roles))
        told = f"{told} ({also})".strip()
    return Who(name=_name(parts[0], functions, language), function=told)


def _name(part: PublicPart, functions: Sequence[str], language: str) -> str:
    if part.person is None:
        body = part.organisation.names.best(language) if part.organisation else ""
        return part.unnamed_roles.best(language) or body
    address = part.person.honorifics.exactly(language)
    return addressed(address, part.person.names.best(language), " ".join(functions))


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


def _roles(parts: Sequence[PublicPart]) -> list[PartRole]:
    """The roles besides that of a speaker, each once."""
    return [role for role in dict.fromkeys(p.role for p in parts) if role is not PartRole.SPEAKER]
