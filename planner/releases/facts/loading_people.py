"""Facts of those who take part in the programme."""

from __future__ import annotations

from dataclasses import dataclass

from planner.contacts.models import Person
from planner.events.models.event import Part
from planner.events.models.kinds import RoleNumber
from planner.events.reported_speech import base_of
from planner.events.titles import printed_title
from planner.grammar.needs import Need, Sort
from planner.kernel.messages import gettext as _
from planner.releases.facts.body_facts import SpeakerFacts
from planner.releases.facts.language_reader import LanguageReader
from planner.releases.facts.sourced_value import EMPTY, SourcedValue

_SMALL_FUNCTIONS = ("ru",)  # languages


@dataclass(frozen=True, kw_only=True, slots=True)
class _Named:
    """What the register holds of a person."""

    name: SourcedValue = EMPTY
    surname: SourcedValue = EMPTY
    title: SourcedValue = EMPTY
    gender: SourcedValue = EMPTY


def speaker_facts(reader: LanguageReader, part: Part, path: str) -> SpeakerFacts:
    named = _named(reader, part.person, f"{path}.person") if part.person else _Named()
    role_gender = SourcedValue(part.role_gender or "", f"{path}.role_gender")
    return SpeakerFacts(
        path=path,
        part_role=part.role,
        person_id=part.person_id,
        name=named.name,
        surname=named.surname,
        title=named.title,
        gender=named.gender if part.person else role_gender,
        role=reader.phrase(
            part.unnamed_roles, f"{path}.unnamed_roles", _("role of a speaker"), sort=Sort.ROLE
        ),
        is_plural=part.role_number is RoleNumber.SEVERAL,
        function=_function(reader, part, path, "functions", _("function of a speaker")),
        second_function=_function(
            reader, part, path, "second_functions", _("second function of a speaker")
        ),
        former_function=_function(
            reader, part, path, "former_functions", _("former function of a speaker")
        ),
        body=reader.perhaps_body(part.organisation, f"{path}.organisation"),
        on_behalf_of=reader.text(part.on_behalf_of, f"{path}.on_behalf_of", _("on whose behalf")),
        is_remote=part.is_remote,
    )


def _function(reader: LanguageReader, part: Part, path: str, name: str, what: str) -> SourcedValue:
    """In languages that write functions with a small letter in a sentence, a `Phrase`."""
    read = reader.phrase if base_of(reader.language) in _SMALL_FUNCTIONS else reader.text
    return read(getattr(part, name), f"{path}.{name}", what, sort=Sort.FUNCTION)


def _named(reader: LanguageReader, person: Person, path: str) -> _Named:
    gender = person.gender or ""
    name = reader.text(
        person.names,
        f"{path}.names",
        _("name of a person"),
        names=True,
        sort=Sort.PERSON,
        gender=gender,
    )
    surname = reader.text(person.surnames, f"{path}.surnames", sort=Sort.PERSON, gender=gender)
    language = reader.language
    title = printed_title(person.honorifics.exactly(language))
    return _Named(
        name=name,
        surname=surname or reader.confirmed(name, Need.SURNAME),
        title=SourcedValue(title, f"{path}.honorifics.{language}", Sort.FUNCTION),
        gender=SourcedValue(gender, f"{path}.gender"),
    )
