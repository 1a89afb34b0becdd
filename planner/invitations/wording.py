"""The words that guests read, in the languages that the house writes to them in."""

from __future__ import annotations

from planner.events.models import EventKind
from planner.events.programme import ItemKind, PartRole
from planner.invitations.models import Answer

LANGUAGES = ("en", "ru")

_WORDS = {
    "en": {
        "when": "When",
        "where": "Where",
        "online": "Online",
        "link": "Link",
        "programme": "Programme",
        "contact": "Contact",
        "organisers": "Organised by",
        "accreditation": "Accreditation",
        "hour_later": "the hour will be confirmed",
        "not_final": "date not yet final",
        "date_later": "the new date will follow",
        "moderator": "Moderator",
        "on_behalf_of": "on behalf of",
        "answer_here": "Will you come? Please answer on this page:",
        "is_cancelled": "This event is cancelled.",
        "is_postponed": "This event is postponed. The new date will follow.",
        "is_withdrawn": "This invitation is withdrawn.",
    },
    "ru": {
        "when": "Когда",
        "where": "Где",
        "online": "Онлайн",
        "link": "Ссылка",
        "programme": "Программа",
        "contact": "Контакт",
        "organisers": "Организаторы",
        "accreditation": "Аккредитация",
        "hour_later": "время будет уточнено",
        "not_final": "дата предварительная",
        "date_later": "новая дата будет сообщена",
        "moderator": "Ведёт",
        "on_behalf_of": "от имени",
        "answer_here": "Придёте ли Вы? Пожалуйста, ответьте на этой странице:",
        "is_cancelled": "Мероприятие отменено.",
        "is_postponed": "Мероприятие перенесено. Новая дата будет сообщена.",
        "is_withdrawn": "Приглашение отозвано.",
    },
}

_EVENT_KINDS = {
    "en": {
        EventKind.ROUND_TABLE: "Round table",
        EventKind.PRESS_CONFERENCE: "Press conference",
        EventKind.BRIEFING: "Briefing",
        EventKind.PRESS_TOUR: "Press tour",
        EventKind.WEBINAR: "Webinar",
    },
    "ru": {
        EventKind.ROUND_TABLE: "Круглый стол",
        EventKind.PRESS_CONFERENCE: "Пресс-конференция",
        EventKind.BRIEFING: "Брифинг",
        EventKind.PRESS_TOUR: "Пресс-тур",
        EventKind.WEBINAR: "Вебинар",
    },
}

_ITEM_KINDS = {
    "en": {
        ItemKind.WELCOME: "Welcome",
        ItemKind.REPORT: "Report",
        ItemKind.STUDY: "Study",
        ItemKind.PRESENTATION: "Presentation",
        ItemKind.STATEMENT: "Statement",
        ItemKind.DISCUSSION: "Discussion",
        ItemKind.QUESTIONS: "Questions",
        ItemKind.VISIT: "Visit",
        ItemKind.PHOTO: "Photo opportunity",
        ItemKind.BREAK: "Break",
        ItemKind.CLOSING: "Closing",
    },
    "ru": {
        ItemKind.WELCOME: "Приветствие",
        ItemKind.REPORT: "Доклад",
        ItemKind.STUDY: "Исследование",
        ItemKind.PRESENTATION: "Презентация",
        ItemKind.STATEMENT: "Заявление",
        ItemKind.DISCUSSION: "Обсуждение",
        ItemKind.QUESTIONS: "Вопросы",
        ItemKind.VISIT: "Посещение",
        ItemKind.PHOTO: "Фотосъёмка",
        ItemKind.BREAK: "Перерыв",
        ItemKind.CLOSING: "Закрытие",
    },
}

_ANSWERS = {
    "en": {
        Answer.NEEDS_ACTION: "No answer yet",
        Answer.ACCEPTED: "Yes, I will come",
        Answer.TENTATIVE: "Perhaps",
        Answer.DECLINED: "No, I cannot come",
        Answer.DELEGATED: "A colleague will come",
        Answer.REMOTE: "I will take part online",
    },
    "ru": {
        Answer.NEEDS_ACTION: "Ответа пока нет",
        Answer.ACCEPTED: "Да, приду",
        Answer.TENTATIVE: "Возможно",
        Answer.DECLINED: "Нет, не смогу",
        Answer.DELEGATED: "Придёт мой коллега",
        Answer.REMOTE: "Буду участвовать онлайн",
    },
}


def spoken(language: str) -> str:
    """The language that the house answers in to a reader of `language`."""
    return language if language in LANGUAGES else LANGUAGES[0]


def word(language: str, key: str) -> str:
    return _WORDS[spoken(language)][key]


def event_kind(language: str, kind: EventKind) -> str:
    return _EVENT_KINDS[spoken(language)][kind]


def item_kind(language: str, kind: ItemKind) -> str:
    return _ITEM_KINDS[spoken(language)][kind]


def answer_word(language: str, answer: Answer) -> str:
    return _ANSWERS[spoken(language)][answer]


def role_prefix(language: str, role: PartRole) -> str:
    """“Moderator: ” before a moderator; nothing before a speaker."""
    return f"{word(language, 'moderator')}: " if role is PartRole.MODERATOR else ""
