"""Statements of the cast, as the tables of what was said draft them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from planner.events.models.kinds import ItemKind
from planner.events.models.statement import Force, SpeechForm
from planner.grammar.needs import Sort
from planner.releases.facts.body_facts import SpeakerFacts
from planner.releases.facts.release_facts import StatementFacts
from planner.releases.facts.sourced_value import SourcedValue
from tests.unit.releases.acceptance.cast import Cast
from tests.unit.releases.acceptance.table import drafted

SURNAMES = {
    "ellingsen": ("Ellingsen", "Эллингсен"),
    "quill": ("Quill", "Квилл"),
    "strizhakov": ("Strizhakov", "Стрижаков"),
    "lozovaya": ("Lozovaya", "Лозовая"),
}
LEAVING = ("The water is leaving.", "Вода уходит.")


def told(cast: Cast, *statements: StatementFacts, **changed: Any) -> str:
    """The paragraphs of an item in which these statements were made."""
    numbered = tuple(
        replace(statement, uid=f"said-{number}", path=f"statements.{number}")
        for number, statement in enumerate(statements)
    )
    speakers = dict.fromkeys(statement.speaker for statement in numbered)
    values: dict[str, Any] = {"statements": numbered, **changed}
    item = cast.item(values.pop("kind", ItemKind.STATEMENT), *speakers, **values)
    return drafted(cast.release(items=(item,)), "statement")


def named(cast: Cast, key: str) -> SpeakerFacts:
    surname, plain = SURNAMES[key][cast.language == "ru"], cast.speaker(key)
    name = SourcedValue(surname, f"people.{key}.surname", Sort.PERSON, plain.gender.text)
    return replace(plain, surname=name)


def later(cast: Cast, *keys: str, **changed: Any) -> str:
    """The statement of people who have welcomed the participants before."""
    people = [named(cast, key) for key in keys]
    said = cast.statement(people[0], **changed.pop("words"), joint=tuple(people[1:]))
    item_changes, release = changed.pop("item", {}), changed.pop("release", {})
    item = cast.item(
        item_changes.pop("kind", ItemKind.STATEMENT),
        people[0],
        statements=(replace(said, **changed),),
        **item_changes,
    )
    welcome = cast.item(ItemKind.WELCOME, *people)
    return drafted(cast.release(items=(welcome, item), **release), "statement")


def quoted(cast: Cast, key: str, en: str, ru: str, force: Force = Force.SAID) -> StatementFacts:
    speaker = cast.speaker(key) if key == "vetlugin" else named(cast, key)
    return cast.statement(speaker, en, ru, form=SpeechForm.DIRECT, force=force)


def chosen(statement: StatementFacts, **changed: Any) -> StatementFacts:
    """To stand below the headline."""
    return replace(statement, is_subhead=True, **changed)


def body_of(cast: Cast, key: str) -> SpeakerFacts:
    return replace(cast.role("", "", key), role=SourcedValue())


HALVED = ("the spring flood has halved", "весенний паводок сократился вдвое")


def after_ellingsen(cast: Cast, **changed: Any) -> str:
    """A second statement in the item, of somebody else."""
    ellingsen, quill = named(cast, "ellingsen"), named(cast, "quill")
    dry = ("the wells are dry", "колодцы пересыхают")
    pair = [
        cast.statement(ellingsen, *dry, uid="dry", path="statements.1"),
        cast.statement(ellingsen, *dry, uid="dry-2", path="statements.2"),
        cast.statement(quill, *HALVED),
    ]
    if cast.language == "ru":  # two of another kind first: «сообщил», «рассказал»
        pair[1] = cast.statement(named(cast, "lozovaya"), *dry, uid="dry-2", path="statements.2")
    else:
        del pair[1]
    item = cast.item(ItemKind.STATEMENT, statements=tuple(pair))
    welcome = cast.item(ItemKind.WELCOME, ellingsen, quill)
    every = drafted(cast.release(items=(welcome, item), **changed), "statement")
    return every.rsplit(" ¶ ", 1)[-1]


def document_of(cast: Cast, **release: Any) -> str:
    return later(
        cast,
        "strizhakov",
        words={"en": "", "ru": ""},
        form=SpeechForm.PLAN,
        text=SourcedValue(),
        document=cast.text("the programme “Green Banks”", "программа «Зелёные берега»"),
        release=release,
    )
