"""The proposed checklist for each kind of event; an office may change it (`operations.checklists`)."""

from __future__ import annotations

from dataclasses import dataclass

from planner.events.models.kinds import EventKind
from planner.kernel.texts import Texts


@dataclass(frozen=True, slots=True)
class ReadyTask:
    """What is to be done so many days before the event, or after it."""

    titles: Texts
    days: int
    is_after: bool = False


def _before(days: int, en: str, ru: str) -> ReadyTask:
    return ReadyTask(Texts(en=en, ru=ru), days)


def _after(days: int, en: str, ru: str) -> ReadyTask:
    return ReadyTask(Texts(en=en, ru=ru), days, is_after=True)


def _venue(days: int) -> ReadyTask:
    return _before(days, "Book the venue", "Забронировать площадку")


def _link(days: int) -> ReadyTask:
    return _before(days, "Set up the video link", "Подготовить видеосвязь")


def _transport(days: int) -> ReadyTask:
    return _before(days, "Arrange transport", "Заказать транспорт")


def _speakers(days: int) -> ReadyTask:
    return _before(days, "Confirm the speakers", "Получить подтверждения спикеров")


def _invitations(days: int) -> ReadyTask:
    return _before(days, "Send the invitations", "Разослать приглашения")


def _advisory(days: int) -> ReadyTask:
    return _before(days, "Send the media advisory", "Разослать анонс для СМИ")


def _reminder(days: int) -> ReadyTask:
    return _before(days, "Remind those who have not answered", "Напомнить тем, кто не ответил")


_BADGES = _before(1, "Print name badges", "Напечатать бейджи")
_SOUND = _before(1, "Test sound and link", "Проверить звук и связь")
_CLEARING = _before(1, "Clear the release", "Согласовать пресс-релиз")
_PUBLISHING = _before(0, "Publish the release", "Опубликовать пресс-релиз")
_THANKS = _after(1, "Thank speakers and guests", "Поблагодарить спикеров и гостей")
_CLIPS = _after(7, "Collect publications", "Собрать публикации")
_PICTURES = _before(0, "Send out the photographs", "Разослать фотографии")
_RELEASE = (_CLEARING, _PUBLISHING)
_END = (_THANKS, _CLIPS)

_IN_A_HALL = (
    _venue(28),
    _speakers(14),
    _invitations(14),
    _advisory(7),
    _reminder(3),
    _BADGES,
    *_RELEASE,
    *_END,
)
_LARGE = (
    _venue(60),
    _speakers(30),
    _invitations(21),
    _advisory(10),
    _reminder(3),
    _BADGES,
    *_RELEASE,
    *_END,
)
_SHORT = (_venue(7), _speakers(5), _invitations(5), _advisory(3), _reminder(1), *_RELEASE, *_END)
_OUTSIDE = (
    _transport(14),
    _speakers(14),
    _invitations(14),
    _advisory(7),
    _reminder(3),
    *_RELEASE,
    *_END,
)

READY_CHECKLISTS: dict[EventKind, tuple[ReadyTask, ...]] = {
    EventKind.ROUND_TABLE: _IN_A_HALL,
    EventKind.PRESS_CONFERENCE: _SHORT,
    EventKind.BRIEFING: _SHORT,
    EventKind.PRESS_TOUR: _OUTSIDE,
    EventKind.WEBINAR: (
        _link(14),
        _speakers(14),
        _invitations(10),
        _advisory(5),
        _SOUND,
        _reminder(1),
        *_RELEASE,
        *_END,
    ),
    EventKind.WORKSHOP: _IN_A_HALL,
    EventKind.PRESS_BREAKFAST: _SHORT,
    EventKind.CONFERENCE: _LARGE,
    EventKind.HIGH_LEVEL_MEETING: _LARGE,
    EventKind.INTERVIEW: (_speakers(5), _THANKS, _CLIPS),
    EventKind.PHOTO_OPPORTUNITY: (_advisory(3), _reminder(1), _PICTURES, _CLIPS),
    EventKind.LAUNCH: _IN_A_HALL,
    EventKind.CEREMONY: _IN_A_HALL,
    EventKind.OPEN_DAY: _OUTSIDE,
}
