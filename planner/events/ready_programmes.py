"""The default programme for each kind of event."""

from __future__ import annotations

from dataclasses import dataclass

from planner.events.models.kinds import EventKind, ItemKind
from planner.kernel.texts import Texts


@dataclass(frozen=True, slots=True)
class ReadyItem:
    """A default item; its length in minutes."""

    kind: ItemKind
    minutes: int
    titles: Texts


def _item(kind: ItemKind, minutes: int, en: str, ru: str) -> ReadyItem:
    return ReadyItem(kind, minutes, Texts(en=en, ru=ru))


_WELCOME = _item(ItemKind.WELCOME, 15, "Welcome", "Приветствия")
_OPENING = _item(ItemKind.WELCOME, 5, "Opening", "Открытие")
_QUESTIONS = _item(ItemKind.QUESTIONS, 20, "Questions", "Вопросы")

READY_PROGRAMMES: dict[EventKind, tuple[ReadyItem, ...]] = {
    # The welcome is one item for three speakers of five minutes each.
    EventKind.ROUND_TABLE: (
        _WELCOME,
        _item(ItemKind.REPORT, 15, "Report", "Доклад"),
        _item(ItemKind.STUDY, 15, "First study", "Первое исследование"),
        _item(ItemKind.STUDY, 15, "Second study", "Второе исследование"),
        _item(ItemKind.DISCUSSION, 30, "Discussion", "Обсуждение"),
        _QUESTIONS,
    ),
    EventKind.PRESS_CONFERENCE: (
        _OPENING,
        _item(ItemKind.STATEMENT, 10, "First statement", "Первое заявление"),
        _item(ItemKind.STATEMENT, 10, "Second statement", "Второе заявление"),
        _item(ItemKind.QUESTIONS, 30, "Questions", "Вопросы"),
        _item(ItemKind.PHOTO, 5, "Photo opportunity", "Фотосъёмка"),
    ),
    EventKind.BRIEFING: (
        _item(ItemKind.STATEMENT, 10, "Statement", "Заявление"),
        _QUESTIONS,
    ),
    EventKind.PRESS_TOUR: (
        _item(ItemKind.WELCOME, 15, "Meeting point and welcome", "Сбор и приветствие"),
        _item(ItemKind.VISIT, 60, "First visit", "Первый объект"),
        _item(ItemKind.VISIT, 60, "Second visit", "Второй объект"),
        _item(ItemKind.PHOTO, 20, "Pictures and interviews", "Съёмка и интервью"),
        _item(ItemKind.CLOSING, 10, "Return", "Возвращение"),
    ),
    EventKind.WEBINAR: (
        _OPENING,
        _item(ItemKind.PRESENTATION, 25, "Presentation", "Презентация"),
        _QUESTIONS,
        _item(ItemKind.CLOSING, 5, "Closing", "Завершение"),
    ),
    EventKind.WORKSHOP: (
        _OPENING,
        _item(ItemKind.PRESENTATION, 45, "First class", "Первое занятие"),
        _item(ItemKind.BREAK, 15, "Break", "Перерыв"),
        _item(ItemKind.PRESENTATION, 45, "Second class", "Второе занятие"),
        _item(ItemKind.DISCUSSION, 20, "Discussion", "Обсуждение"),
        _item(ItemKind.CLOSING, 5, "Closing", "Завершение"),
    ),
    EventKind.PRESS_BREAKFAST: (
        _WELCOME,
        _item(ItemKind.STATEMENT, 15, "Statement of the guest", "Выступление гостя"),
        _item(ItemKind.QUESTIONS, 30, "Questions", "Вопросы"),
    ),
    EventKind.CONFERENCE: (
        _OPENING,
        _item(ItemKind.REPORT, 20, "First report", "Первый доклад"),
        _item(ItemKind.REPORT, 20, "Second report", "Второй доклад"),
        _item(ItemKind.BREAK, 30, "Break", "Перерыв"),
        _item(ItemKind.DISCUSSION, 45, "Discussion", "Обсуждение"),
        _item(ItemKind.CLOSING, 15, "Closing", "Завершение"),
    ),
    EventKind.HIGH_LEVEL_MEETING: (
        _OPENING,
        _item(ItemKind.STATEMENT, 15, "First statement", "Первое заявление"),
        _item(ItemKind.STATEMENT, 15, "Second statement", "Второе заявление"),
        _item(ItemKind.DISCUSSION, 60, "Discussion", "Обсуждение"),
        _item(ItemKind.PHOTO, 5, "Photo opportunity", "Фотосъёмка"),
        _item(ItemKind.CLOSING, 10, "Closing", "Завершение"),
    ),
    EventKind.INTERVIEW: (
        _item(ItemKind.QUESTIONS, 30, "Interview", "Интервью"),
        _item(ItemKind.PHOTO, 5, "Photo opportunity", "Фотосъёмка"),
    ),
    EventKind.PHOTO_OPPORTUNITY: (
        _item(ItemKind.WELCOME, 5, "Meeting point", "Сбор"),
        _item(ItemKind.PHOTO, 15, "Photo opportunity", "Фотосъёмка"),
    ),
    EventKind.LAUNCH: (
        _OPENING,
        _item(ItemKind.PRESENTATION, 20, "Presentation", "Презентация"),
        _QUESTIONS,
    ),
    EventKind.CEREMONY: (
        _WELCOME,
        _item(ItemKind.STATEMENT, 10, "Address", "Выступление"),
        _item(ItemKind.PHOTO, 10, "Photo opportunity", "Фотосъёмка"),
    ),
    EventKind.OPEN_DAY: (
        _WELCOME,
        _item(ItemKind.VISIT, 60, "Guided tour", "Экскурсия"),
        _QUESTIONS,
        _item(ItemKind.PHOTO, 20, "Pictures and interviews", "Съёмка и интервью"),
    ),
}
