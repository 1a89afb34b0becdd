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
}
