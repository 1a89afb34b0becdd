"""Other points of the programme."""

from __future__ import annotations

from typing import Any

from planner.events.models.kinds import ItemKind, ItemSort
from planner.events.models.statement import SpeechForm
from planner.releases.facts.body_facts import SpeakerFacts
from planner.releases.facts.release_facts import ItemFacts, PresentedProject
from planner.releases.facts.sourced_value import EMPTY
from tests.unit.releases.acceptance import discussions, items_titled_by_kind
from tests.unit.releases.acceptance.cast import Cast
from tests.unit.releases.acceptance.people_of_tables import person
from tests.unit.releases.acceptance.table import Table, drafted

TABLE = Table("programme-items.md")


def _told(cast: Cast, item: ItemFacts, *, is_welcomed: bool = False, **changed: Any) -> str:
    welcome = (cast.item(ItemKind.WELCOME, cast.speaker("ellingsen")),) if is_welcomed else ()
    return drafted(cast.release(items=(*welcome, item), **changed), "presentation")


def _summer(cast: Cast, sort: ItemSort | None, kind: ItemKind = ItemKind.PRESENTATION) -> ItemFacts:
    return cast.item(kind, title=cast.text("Summer on the Lipka", "Лето на Липке"), sort=sort)


@TABLE.row("P1")
def a_report(cast: Cast) -> str:
    return _told(cast, cast.item(ItemKind.REPORT, cast.speaker("quill")))


@TABLE.row("P1a")
def a_report_after_others(cast: Cast) -> str:
    return _told(cast, cast.item(ItemKind.REPORT, cast.speaker("quill")), is_welcomed=True)


@TABLE.row("P1b")
def a_report_without_gender(cast: Cast) -> str:
    return _told(cast, cast.item(ItemKind.REPORT, cast.speaker("vetlugin")))


@TABLE.row("P1c")
def a_title_that_is_only_its_kind(cast: Cast) -> str:
    title = cast.text("Report", "Доклад")
    return _told(cast, cast.item(ItemKind.REPORT, cast.speaker("quill"), title=title))


@TABLE.row("P1d")
def a_report_with_a_title(cast: Cast) -> str:
    title = cast.text("Trees and Water", "Деревья и вода")
    return _told(cast, cast.item(ItemKind.REPORT, cast.speaker("quill"), title=title))


def _topics(cast: Cast, **changed: Any) -> str:
    english = ("spring floods", "the state of wells", "the work of gauging posts")
    russian = ("весенние паводки", "состояние колодцев", "работа гидропостов")
    quill = cast.speaker("quill")
    topics = cast.texts(english, russian)
    said = cast.statement(quill, "…", "…", form=SpeechForm.TOPICS, topics=topics)
    item = cast.item(ItemKind.STATEMENT, quill, statements=(said,))
    return drafted(cast.release(items=(item,), **changed), "statement")


@TABLE.row("P2")
def topics(cast: Cast) -> str:
    return _topics(cast)


@TABLE.row("P2a")
def topics_without_prepositional(cast: Cast) -> str:
    return _topics(cast, forms=cast.forms("gender"))


def _ferrymen(cast: Cast) -> ItemFacts:
    ferrymen = cast.role("island ferrymen", "паромщики с островов", is_plural=True)
    topic = cast.text("winter crossings", "зимние переправы")
    return cast.item(ItemKind.PRESENTATION, ferrymen, topic=topic)


@TABLE.row("P3")
def a_plural_role(cast: Cast) -> str:
    return _told(cast, _ferrymen(cast))


@TABLE.row("P3a")
def a_plural_role_without_prepositional(cast: Cast) -> str:
    return _told(cast, _ferrymen(cast), forms=cast.forms("gender"))


def _upkeep(cast: Cast) -> ItemFacts:
    topic = cast.text("the upkeep of wells", "уход за колодцами")
    return cast.item(ItemKind.DISCUSSION, topic=topic)


@TABLE.row("P5")
def a_discussion_with_a_topic(cast: Cast) -> str:
    return _told(cast, _upkeep(cast), is_welcomed=True)


@TABLE.row("P5h")
def a_topic_with_a_capital(cast: Cast) -> str:
    topic = cast.phrase("The upkeep of wells", "Уход за колодцами")
    return _told(cast, cast.item(ItemKind.DISCUSSION, topic=topic))


@TABLE.row("P5c")
def a_discussion_without_accusative(cast: Cast) -> str:
    return _told(cast, _upkeep(cast), is_welcomed=True, forms=cast.forms("gender"))


@TABLE.row("P5a")
def a_discussion(cast: Cast) -> str:
    return _told(cast, cast.item(ItemKind.DISCUSSION), is_welcomed=True)


@TABLE.row("P5b")
def a_discussion_with_names(cast: Cast) -> str:
    speakers = (cast.speaker("quill"), cast.speaker("strizhakov"))
    return _told(cast, cast.item(ItemKind.DISCUSSION, *speakers))


@TABLE.row("P6")
def a_film(cast: Cast) -> str:
    return _told(cast, _summer(cast, ItemSort.FILM))


@TABLE.row("P6a")
def an_exhibition(cast: Cast) -> str:
    return _told(cast, _summer(cast, ItemSort.EXHIBITION))


@TABLE.row("P6b")
def something_else(cast: Cast) -> str:
    return _told(cast, _summer(cast, None))


@TABLE.row("P6c")
def a_film_with_a_presenter(cast: Cast) -> str:
    title = cast.text("Summer on the Lipka", "Лето на Липке")
    quill = cast.speaker("quill")
    item = cast.item(ItemKind.PRESENTATION, quill, title=title, sort=ItemSort.FILM)
    return _told(cast, item)


@TABLE.row("P6d")
def a_break(cast: Cast) -> str:
    return _told(cast, _summer(cast, None, ItemKind.BREAK))


def _presented(cast: Cast, *speakers: SpeakerFacts, by: str = "union", **changed: Any) -> str:
    """The project of the union of librarians, or of another body."""
    project = PresentedProject(
        name=cast.text("A River on the Shelf", "Река на полке"), implementer_id=cast.body(by).id
    )
    item = cast.item(ItemKind.PRESENTATION, *speakers, project=project, **changed)
    return drafted(cast.release(items=(item,)), "presentation", "statement")


def _body(cast: Cast, key: str) -> SpeakerFacts:
    return cast.role("", "", key, role=EMPTY)


@TABLE.row("P4")
def a_project_of_the_body(cast: Cast) -> str:
    return _presented(cast, _body(cast, "union"))


@TABLE.row("P4a")
def a_project_of_a_plural_body(cast: Cast) -> str:
    return _presented(cast, _body(cast, "pilots"), by="pilots")


@TABLE.row("P4b")
def a_project_of_others(cast: Cast) -> str:
    return _presented(cast, _body(cast, "museum"))


@TABLE.row("P4c")
def a_project_presented_by_a_person(cast: Cast) -> str:
    return _presented(cast, cast.speaker("quill"))


@TABLE.row("P4d")
def a_project_presented_by_nobody(cast: Cast) -> str:
    return _presented(cast)


@TABLE.row("P4e")
def a_project_and_words_on_record(cast: Cast) -> str:
    quill = person(cast, "quill")
    told = cast.statement(quill, "children read about water", "дети читают о воде")
    return _presented(cast, quill, statements=(told,))


@TABLE.row("P4F")
def a_project_without_gender(cast: Cast) -> str:
    return _presented(cast, cast.speaker("vetlugin"))


REPORT = ("Report on spring floods", "Доклад о весенних паводках")
MAP = ("Presentation of the map", "Презентация карты")


def _titled(cast: Cast, kind: ItemKind, title: tuple[str, str], **changed: Any) -> str:
    quill = person(cast, "quill")
    item = cast.item(kind, quill, title=cast.text(*title), **changed)
    return drafted(cast.release(items=(item,)), "presentation", "statement")


@TABLE.row("P1e")
def a_title_with_the_word_report(cast: Cast) -> str:
    return _titled(cast, ItemKind.REPORT, REPORT)


@TABLE.row("P1f")
def a_title_with_the_word_presentation(cast: Cast) -> str:
    return _titled(cast, ItemKind.PRESENTATION, MAP)


def _with_words(cast: Cast, kind: ItemKind, title: tuple[str, str]) -> str:
    words = "children read about water", "дети читают о воде"
    told = cast.statement(person(cast, "quill"), *words)
    return _titled(cast, kind, title, statements=(told,))


@TABLE.row("P1g")
def such_a_report_and_words_on_record(cast: Cast) -> str:
    return _with_words(cast, ItemKind.REPORT, REPORT)


@TABLE.row("P1h")
def such_a_presentation_and_words_on_record(cast: Cast) -> str:
    return _with_words(cast, ItemKind.PRESENTATION, MAP)


@TABLE.row("P5d")
def a_title_with_the_word_discussion(cast: Cast) -> str:
    title = cast.text("Discussion of tariffs", "Обсуждение тарифов")
    welcome = cast.item(ItemKind.WELCOME, person(cast, "ellingsen"))
    talk = cast.item(ItemKind.DISCUSSION, title=title)
    return drafted(cast.release(items=(welcome, talk)), "presentation")


@TABLE.row("P1i")
def such_a_report_with_a_topic(cast: Cast) -> str:
    topic = cast.phrase("The state of wells", "Состояние колодцев")
    return _titled(cast, ItemKind.REPORT, REPORT, topic=topic)


@TABLE.row("P1j")
def a_report_with_a_title_and_a_topic(cast: Cast) -> str:
    title, topic = ("Trees and Water", "Деревья и вода"), ("the wells", "колодцы")
    return _titled(cast, ItemKind.REPORT, title, topic=cast.text(*topic))


@TABLE.row("P1k")
def a_report_in_other_letters(cast: Cast) -> str:
    """Small letters, the plural, a colon, quotation marks, and a topic that begins with the kind."""
    titles = (
        ("reports on floods", "доклады о паводках"),
        ("Report: trees and water", "Доклад: деревья и вода"),
        ("The report “Trees”", "Доклад «Деревья»"),
    )
    told = [_titled(cast, ItemKind.REPORT, title) for title in titles]
    topic = cast.text("report on wells", "доклад о колодцах")
    quill = person(cast, "quill")
    return " ¶ ".join([*told, _told(cast, cast.item(ItemKind.REPORT, quill, topic=topic))])


@TABLE.row("P6e")
def titles_that_begin_with_what_they_name(cast: Cast) -> str:
    sorts = (
        (ItemSort.FILM, ("Film about the Lipka", "Фильм о Липке")),
        (ItemSort.FILM, ("Film “The Lipka”", "Фильм «Липка»")),
        (ItemSort.EXHIBITION, ("Exhibition: Four Days", "Выставка: «Четверо суток»")),
        (ItemSort.AGREEMENT, ("Agreement on the ferry", "Соглашение о пароме")),
    )
    items = [
        cast.item(ItemKind.PRESENTATION, title=cast.text(*title), sort=sort, uid=str(number))
        for number, (sort, title) in enumerate(sorts)
    ]
    return drafted(cast.release(items=tuple(items)), "presentation")


@TABLE.row("P4f")
def a_project_that_is_called_so(cast: Cast) -> str:
    name = cast.text("Project “A River on the Shelf”", "Проект «Река на полке»")
    project = PresentedProject(name=name, implementer_id=cast.body("union").id)
    item = cast.item(ItemKind.PRESENTATION, _body(cast, "union"), project=project)
    return drafted(cast.release(items=(item,)), "presentation")


for _number, _draw in (discussions.ROWS | items_titled_by_kind.ROWS).items():
    TABLE.row(_number)(_draw)

test_row = TABLE.test()
