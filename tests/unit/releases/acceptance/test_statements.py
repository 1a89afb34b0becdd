"""What was said."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from planner.events.models.kinds import ItemKind
from planner.events.models.statement import Force, SpeechForm
from planner.releases.facts.sourced_value import SourcedValue
from tests.unit.releases.acceptance import said_in_other_forms
from tests.unit.releases.acceptance.cast import Cast
from tests.unit.releases.acceptance.said import (
    LEAVING,
    after_ellingsen,
    body_of,
    document_of,
    later,
    named,
    quoted,
    told,
)
from tests.unit.releases.acceptance.table import Table, drafted

TABLE = Table("statements.md")


@TABLE.row("Q1")
def a_quotation(cast: Cast) -> str:
    words = (
        "The water is leaving faster than we can count it.",
        "Вода уходит быстрее, чем мы успеваем считать.",
    )
    return told(cast, quoted(cast, "ellingsen", *words))


@TABLE.row("Q2")
def two_sentences(cast: Cast) -> str:
    words = (
        "The water is leaving. We cannot count it fast enough.",
        "Вода уходит. Мы не успеваем её считать.",
    )
    return told(cast, quoted(cast, "ellingsen", *words))


@TABLE.row("Q2a")
def a_question_at_the_end(cast: Cast) -> str:
    words = ("The water is leaving. Who counts it?", "Вода уходит. Кто её считает?")
    return told(cast, quoted(cast, "ellingsen", *words))


@TABLE.row("Q3")
def asked(cast: Cast) -> str:
    words = ("How long will the wells last?", "На сколько хватит колодцев?")
    return told(cast, quoted(cast, "lozovaya", *words, force=Force.ASKED))


@TABLE.row("Q4")
def the_same_speaker_again(cast: Cast) -> str:
    again = quoted(cast, "ellingsen", "We count at dawn.", "Мы считаем на рассвете.")
    return told(cast, quoted(cast, "ellingsen", *LEAVING), again)


@TABLE.row("Q5")
def indirect(cast: Cast) -> str:
    words = {
        "en": "two wells in five are dry by August",
        "ru": "к августу пересыхают два колодца из пяти",
    }
    return later(cast, "ellingsen", words=words)


@TABLE.row("Q5a")
def a_capital_and_a_full_stop(cast: Cast) -> str:
    words = {"en": "The wells are dry.", "ru": "К августу колодцы пересыхают."}
    return later(cast, "ellingsen", words=words)


@TABLE.row("Q6")
def according_to(cast: Cast) -> str:
    return after_ellingsen(cast)


@TABLE.row("Q6a")
def according_to_without_genitive(cast: Cast) -> str:
    return after_ellingsen(cast, forms=cast.forms("gender"))


@TABLE.row("Q7")
def quoted_in_part(cast: Cast) -> str:
    return later(
        cast,
        "strizhakov",
        words={
            "en": "a debt paid back tree by tree",
            "ru": "долг, который возвращают дерево за деревом",
        },
        form=SpeechForm.PARTIAL,
        lead_in=cast.text("the bare banks are", "голые берега — это"),
    )


def _plan(cast: Cast) -> dict[str, Any]:
    return {
        "form": SpeechForm.PLAN,
        "force": Force.ANNOUNCED,
        "deadline": cast.text("by 2035", "к 2035 году"),
    }


TREES = {
    "en": "the ministry will plant 40 million trees",
    "ru": "министерство высадит 40 млн деревьев",
}


@TABLE.row("Q8")
def a_plan(cast: Cast) -> str:
    return later(cast, "strizhakov", words=TREES, **_plan(cast))


@TABLE.row("Q8a")
def a_plan_at_first_mention(cast: Cast) -> str:
    return told(cast, cast.statement(cast.speaker("strizhakov"), **TREES, **_plan(cast)))


def _call(cast: Cast, **release: Any) -> str:
    return later(
        cast,
        "lozovaya",
        words={
            "en": "to leave a strip of grass along the banks",
            "ru": "оставлять вдоль берегов полосу травы",
        },
        form=SpeechForm.CALL,
        force=Force.CALLED,
        addressee=cast.text("farmers", "фермеры"),
        release=release,
    )


@TABLE.row("Q9")
def a_call(cast: Cast) -> str:
    return _call(cast)


@TABLE.row("Q9d")
def a_call_without_accusative(cast: Cast) -> str:
    return _call(cast, forms=cast.forms("gender"))


@TABLE.row("Q8b")
def adocument_of(cast: Cast) -> str:
    return document_of(cast)


@TABLE.row("Q8c")
def a_document_without_prepositional(cast: Cast) -> str:
    return document_of(cast, forms=cast.forms("gender"))


@TABLE.row("Q9b")
def a_proposal(cast: Cast) -> str:
    words = {"en": "closing three crossings in winter", "ru": "закрыть зимой три переправы"}
    return later(cast, "quill", words=words, form=SpeechForm.CALL, force=Force.PROPOSED)


@TABLE.row("Q10")
def a_plural_role(cast: Cast) -> str:
    members = cast.role("members", "члены", "union", is_plural=True)
    words = ("children come to read about the river", "дети приходят читать о реке")
    return told(cast, cast.statement(members, *words))


@TABLE.row("Q11")
def two_with_one_statement(cast: Cast) -> str:
    words = {"en": "the river has no second bed", "ru": "второго русла у реки нет"}
    return later(cast, "ellingsen", "quill", words=words, force=Force.STRESSED)


@TABLE.row("Q13")
def a_written_statement(cast: Cast) -> str:
    words = ("Our boats are ready.", "Наши лодки готовы.")
    changed = {"form": SpeechForm.DIRECT, "force": Force.STATED}
    return told(cast, cast.statement(body_of(cast, "pilots"), *words, **changed))


@TABLE.row("Q13a")
def a_body_by_word_of_mouth(cast: Cast) -> str:
    words = ("Our boats are ready.", "Наши лодки готовы.")
    return told(cast, cast.statement(body_of(cast, "pilots"), *words, form=SpeechForm.DIRECT))


@TABLE.row("Q13b")
def a_body_in_reported_speech(cast: Cast) -> str:
    return told(
        cast, cast.statement(body_of(cast, "society"), "the boats are ready", "лодки готовы")
    )


HOLD = {"en": "trees hold the water", "ru": "деревья держат воду"}


@TABLE.row("Q14")
def in_a_report(cast: Cast) -> str:
    title = cast.text("Trees and Water", "Деревья и вода")
    item = {"kind": ItemKind.REPORT, "title": title}
    return later(cast, "strizhakov", words=HOLD, force=Force.NOTED, item=item)


@TABLE.row("Q14a")
def in_his_report(cast: Cast) -> str:
    item = {"kind": ItemKind.REPORT, "title": cast.text("Report", "Доклад")}
    return later(cast, "strizhakov", words=HOLD, force=Force.NOTED, item=item)


@TABLE.row("Q12")
def an_unnamed_role(cast: Cast) -> str:
    who = replace(cast.role("hydrologist", "гидролог", "institute"), gender=SourcedValue("m", "g"))
    halved = ("the flood has halved", "паводок сократился вдвое")
    follow = ("the wells follow", "за ним мелеют колодцы")
    welcome = cast.item(ItemKind.WELCOME, body_of(cast, "institute"))
    said = (
        cast.statement(who, *halved, uid="first", path="statements.1"),
        cast.statement(who, *follow),
    )
    item = cast.item(ItemKind.STATEMENT, who, statements=said)
    return drafted(cast.release(items=(welcome, item)), "statement")


@TABLE.row("Q15")
def three_clauses(cast: Cast) -> str:
    ellingsen = named(cast, "ellingsen")
    clauses = (
        ("the river is falling", "река мелеет"),
        ("two wells in five are dry", "пересыхают два колодца из пяти"),
        ("the posts will stay", "посты останутся"),
    )
    said = tuple(
        cast.statement(ellingsen, *words, uid=f"said-{number}", path=f"statements.{number}")
        for number, words in enumerate(clauses)
    )
    item = cast.item(ItemKind.STATEMENT, ellingsen, statements=said)
    return drafted(cast.release(items=(cast.item(ItemKind.WELCOME, ellingsen), item)), "statement")


@TABLE.row("Q16")
def a_gender_that_nobody_entered(cast: Cast) -> str:
    return told(cast, quoted(cast, "vetlugin", "The frogs have returned.", "Лягушки вернулись."))


@TABLE.row("Q16a")
def the_same_in_reported_speech(cast: Cast) -> str:
    speaker = cast.speaker("vetlugin")
    return told(cast, cast.statement(speaker, "the frogs have returned", "лягушки вернулись"))


@TABLE.row("Q17")
def unclear(cast: Cast) -> str:
    speaker = cast.speaker("quill")
    return told(cast, cast.statement(speaker, "it is clear", "это ясно", is_unclear=True))


@TABLE.row("Q18")
def recalled_and_explained(cast: Cast) -> str:
    quill = named(cast, "quill")
    first = cast.statement(
        quill,
        "the first post was built in 1908",
        "первый пост построили в 1908 году",
        force=Force.RECALLED,
        uid="first",
        path="statements.1",
    )
    second = cast.statement(
        quill,
        "posts count the water by its height",
        "посты считают воду по её высоте",
        force=Force.EXPLAINED,
    )
    item = cast.item(ItemKind.STATEMENT, quill, statements=(first, second))
    welcome = cast.item(ItemKind.WELCOME, quill)
    return drafted(cast.release(items=(welcome, item)), "statement")


TABLE.row("Q9e")(said_in_other_forms.a_proposal_in_another_form)
TABLE.row("Q9f")(said_in_other_forms.a_proposal_as_a_clause)
TABLE.row("Q9g")(said_in_other_forms.a_promise_as_a_clause)
TABLE.row("Q9h")(said_in_other_forms.a_call_without_an_infinitive)
TABLE.row("Q5b")(said_in_other_forms.straight_marks_inside)
TABLE.row("Q9a")(said_in_other_forms.a_warning)
TABLE.row("Q9c")(said_in_other_forms.a_promise)

test_row = TABLE.test()
