"""How a Russian form is asked for, and shown in a few words of the sentence that needs it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from planner.grammar.needs import Need, Sort
from planner.grammar.russian.agreement import about, at_place, past

_ASKED = re.compile(r"\([^)]*\) ?")
_GENDER = "Как сказать: {text} – провёл / провела / провело / провели?"
_SURNAME = "Фамилия отдельно, для второго упоминания: …"
# Where a sort has no question of its own, that of `Sort.PHRASE`.
_QUESTIONS: Mapping[Need, Mapping[Sort, str]] = {
    Need.GENITIVE: {
        Sort.PHRASE: "для (чего?) …",
        Sort.BODY: "по заказу (чего?) …",
        Sort.PERSON: "по словам (кого?) …",
        Sort.FUNCTION: "по словам (кого?) …",
        Sort.ROLE: "по словам (кого?) …",
        Sort.PLACE: "из (чего?) …",
        Sort.OCCASION: "к 20-летию (чего?) …",
    },
    Need.DATIVE: {
        Sort.PHRASE: "благодаря (чему?) …",
        Sort.PERSON: "благодаря (кому?) …",
        Sort.FUNCTION: "благодаря (кому?) …",
        Sort.ROLE: "благодаря (кому?) …",
        Sort.OCCASION: "20 лет (чему?) …",
    },
    Need.ACCUSATIVE: {
        Sort.PHRASE: "обсудили (что?) …",
        Sort.BODY: "представили (что?) …",
        Sort.PERSON: "пригласили (кого?) …",
        Sort.FUNCTION: "пригласили (кого?) …",
        Sort.ROLE: "пригласили (кого?) …",
        Sort.PLACE: "посетили (что?) …",
    },
    Need.INSTRUMENTAL: {
        Sort.PHRASE: "совместно с (чем?) …",
        Sort.BODY: "совместно с (кем? чем?) …",
        Sort.PERSON: "вместе с (кем?) …",
        Sort.FUNCTION: "вместе с (кем?) …",
        Sort.ROLE: "вместе с (кем?) …",
    },
    Need.PREPOSITIONAL: {
        Sort.PHRASE: "рассказали (о чём?) о …",
        Sort.BODY: "прошёл (где?) в …",
        Sort.PERSON: "рассказали (о ком?) о …",
        Sort.PLACE: "прошёл (где?) в …",
    },
}


def question(text: str, need: Need, sort: Sort) -> str:
    """«по заказу (чего?) …»: the form stands in place of the dots."""
    if need is Need.GENDER:
        return _GENDER.format(text=text)
    if need is Need.SURNAME:
        return _SURNAME
    questions = _QUESTIONS[need]
    return questions.get(sort, questions[Sort.PHRASE])


def in_context(text: str, need: Need, sort: Sort, form: str) -> str:
    """«по заказу Озёрного фонда»; for a gender «Озёрный фонд провёл»; for a surname itself."""
    if need is Need.GENDER:
        return f"{text} {past('провёл', form)}"
    if need is Need.SURNAME:
        return form
    words = _ASKED.sub("", question(text, need, sort))
    for ending, joined in ((" в …", at_place), (" о …", about)):
        if words.endswith(ending):
            return f"{words.removesuffix(ending)} {joined(form)}"
    return words.replace("…", form)
