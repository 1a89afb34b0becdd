"""What stands in one paragraph."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from planner.events.models.kinds import ItemKind, ItemSort, LeadWith, PartRole
from planner.events.models.statement import SpeechForm
from planner.grammar.needs import Sort
from planner.releases.drafting import draft
from planner.releases.facts.body_facts import SpeakerFacts
from planner.releases.facts.release_facts import ItemFacts, ReleaseFacts, StatementFacts
from planner.releases.facts.sourced_value import Count, SourcedValue
from planner.releases.models import Section
from tests.unit.releases.acceptance.cast import Cast
from tests.unit.releases.acceptance.frames_of_tables import project_of
from tests.unit.releases.acceptance.openings import occasion
from tests.unit.releases.acceptance.people_of_tables import as_, dorsk, person
from tests.unit.releases.acceptance.table import Table, plainly

TABLE = Table("paragraphs.md")
NOT_BODY = (Section.HEADLINE, Section.SUBHEAD, Section.LEAD, Section.NOTES)
WELLS = ("the wells are dry by August", "к августу колодцы пересыхают")


def body(facts: ReleaseFacts) -> str:
    """The paragraphs after the lead."""
    texts = [block.text for block in draft(facts) if block.section not in NOT_BODY]
    return plainly(" ¶ ".join(texts))


def attended(cast: Cast) -> Any:
    return cast.present(is_recorded=True, people=Count(34, "attendance.people"))


def said(cast: Cast, speaker: SpeakerFacts, uid: str, **changed: Any) -> StatementFacts:
    return replace(cast.statement(speaker, *WELLS), uid=uid, path=f"statements.{uid}", **changed)


def welcomed(cast: Cast, *keys: str, **changed: Any) -> ItemFacts:
    return cast.item(ItemKind.WELCOME, *(person(cast, key) for key in keys), **changed)


def shown(cast: Cast, sort: ItemSort, en: str, ru: str) -> ItemFacts:
    return cast.item(
        ItemKind.PRESENTATION, title=cast.text(en, ru), sort=sort, uid=sort, path=f"items.{sort}"
    )


def of_news(cast: Cast, **changed: Any) -> ReleaseFacts:
    """The news comes from a statement, so that the body says who held the event."""
    speaker = person(cast, "strizhakov")
    statement = said(cast, speaker, "news", is_news=True)
    item = cast.item(ItemKind.STATEMENT, speaker, statements=(statement,), uid="news", path="news")
    line = cast.text(
        "The wells are dry by August", "К августу колодцы пересыхают", "event.news_line"
    )
    event = cast.event(news_line=line, lead_with=LeadWith.NEWS)
    items = (item, *changed.pop("items", ()))
    return cast.release(event=event, items=items, **changed)


@TABLE.row("G1")
def organisers_frame_and_hosts(cast: Cast) -> str:
    guest = cast.item(ItemKind.PRESENTATION, **as_(PartRole.SPECIAL_GUEST, person(cast, "thrale")))
    quiet = replace(guest, kind=ItemKind.BREAK)
    return body(of_news(cast, items=(quiet,), hosts=(cast.body("museum"),)))


@TABLE.row("G2")
def occasion_and_supporters(cast: Cast) -> str:
    return body(cast.release(occasions=(_twenty(cast),), supporters=(cast.body("fund"),)))


@TABLE.row("G3")
def a_welcome_and_what_was_said_in_it(cast: Cast) -> str:
    item = welcomed(cast, "lozovaya")
    statement = said(cast, item.speakers[0], "1")
    return body(cast.release(items=(replace(item, statements=(statement,)),)))


@TABLE.row("G4")
def two_who_welcomed(cast: Cast) -> str:
    item = welcomed(cast, "lozovaya", "thrale")
    statement = said(cast, item.speakers[0], "1", form=SpeechForm.DIRECT)
    text = replace(statement.text, text=cast.text("The wells are dry", "Колодцы пересыхают").text)
    statement = replace(statement, text=text)
    return body(cast.release(items=(replace(item, statements=(statement,)),)))


@TABLE.row("G5")
def what_was_shown(cast: Cast) -> str:
    return body(cast.release(items=_shown(cast)))


@TABLE.row("G6")
def who_came_behind_the_programme(cast: Cast) -> str:
    return body(cast.release(items=_shown(cast)[:2], present=attended(cast)))


@TABLE.row("G7")
def a_quotation_stands_alone(cast: Cast) -> str:
    quill = person(cast, "quill")
    item = cast.item(ItemKind.STATEMENT, quill, uid="s", statements=(said(cast, quill, "1"),))
    return body(cast.release(items=(item, _shown(cast)[0]), present=attended(cast)))


@TABLE.row("G8")
def a_list_stands_alone(cast: Cast) -> str:
    item = welcomed(cast, "lozovaya", "thrale", "strizhakov", "ellingsen")
    return body(cast.release(items=(item, _trained(cast))))


@TABLE.row("G9")
def no_room(cast: Cast) -> str:
    aims = cast.texts(
        ("to plant riverside trees", "to train wardens"),
        ("посадка деревьев у рек", "обучение смотрителей"),
    )
    project = project_of(cast, aims=aims, implementer=cast.body("institute"))
    return body(cast.release(occasions=(_twenty(cast),), project=project))


@TABLE.row("G10")
def topics_and_who_came(cast: Cast) -> str:
    quill = person(cast, "quill")
    topics = (
        replace(cast.text("spring floods", "весенние паводки"), sort=Sort.PHRASE),
        replace(cast.text("the state of wells", "состояние колодцев"), sort=Sort.PHRASE),
    )
    statement = said(cast, quill, "1", form=SpeechForm.TOPICS, topics=topics)
    item = cast.item(ItemKind.PRESENTATION, quill, statements=(statement,))
    return body(cast.release(items=(item,), present=attended(cast)))


def _twenty(cast: Cast) -> Any:
    facts = occasion(cast, 20, "the Lake Fund", "Озёрному фонду")
    return replace(facts, phrase=replace(facts.phrase, sort=Sort.OCCASION))


def _shown(cast: Cast) -> tuple[ItemFacts, ...]:
    choir = replace(cast.role("", "", "pilots"), role=SourcedValue())
    return (
        shown(cast, ItemSort.FILM, "Summer on the Lipka", "Лето на Липке"),
        shown(cast, ItemSort.EXHIBITION, "Four Days", "Четверо суток"),
        cast.item(ItemKind.BREAK, uid="choir", path="choir", **as_(PartRole.PERFORMER, choir)),
    )


def _trained(cast: Cast) -> ItemFacts:
    return cast.item(ItemKind.BREAK, uid="t", path="t", **as_(PartRole.TRAINER, dorsk(cast)))


test_row = TABLE.test()
