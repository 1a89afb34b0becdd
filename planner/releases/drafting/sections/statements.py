"""What was said: paragraphs of up to three statements of the same people."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Any

from planner.events.complements import call_of
from planner.events.models.kinds import ItemKind
from planner.events.models.statement import Force, SpeechForm
from planner.releases.drafting.block_builder import BlockBuilder
from planner.releases.drafting.days_told import on_day, other_day
from planner.releases.drafting.draft_block import DraftBlock
from planner.releases.drafting.draft_context import DraftContext
from planner.releases.drafting.item_titles import titles_of
from planner.releases.drafting.lengths import PARAGRAPH_WORDS
from planner.releases.drafting.programme import is_report
from planner.releases.drafting.quotations import broken, without_marks
from planner.releases.drafting.running_text import running_clause
from planner.releases.drafting.sections.presentations import present
from planner.releases.drafting.speakers import SpeakerValue
from planner.releases.drafting.told_news import is_news
from planner.releases.drafting.typography import base
from planner.releases.drafting.untold_statements import voices_of
from planner.releases.facts.release_facts import ItemFacts, StatementFacts
from planner.releases.facts.sourced_value import EMPTY, Count, SourcedValue
from planner.releases.models import Section

_MOST_SENTENCES = 3
# Kinds of event at which everything is said to journalists.
_TO_JOURNALISTS = ("press_conference", "briefing", "press_breakfast", "round_table", "webinar")


def statements(context: DraftContext) -> list[DraftBlock]:
    """In the order of the programme."""
    blocks: list[DraftBlock] = []
    for item in context.facts.items:
        blocks += words_of(context, item)
    return blocks


def words_of(context: DraftContext, item: ItemFacts) -> list[DraftBlock]:
    """What was said in the item and is not told yet."""
    blocks: list[DraftBlock] = []
    for place, run in enumerate(_paragraphs(context, item)):
        blocks += _paragraph(context, item, run, is_first=place == 0)
    return blocks


def _paragraphs(context: DraftContext, item: ItemFacts) -> list[list[StatementFacts]]:
    runs: list[list[StatementFacts]] = []
    longest = PARAGRAPH_WORDS[base(context.facts.language)]
    for statement in context.told(item):
        if statement.uid in context.said.told or is_news(context.facts, statement):
            continue
        last = runs[-1] if runs else []
        is_theirs = last and voices_of(last[-1]) == voices_of(statement)
        words = sum(len(one.text.text.split()) for one in (*last, statement))
        if is_theirs and len(last) < _MOST_SENTENCES and words <= longest:
            last.append(statement)
        else:
            runs.append([statement])
    return runs


def _paragraph(
    context: DraftContext, item: ItemFacts, run: list[StatementFacts], *, is_first: bool
) -> list[DraftBlock]:
    """A report of several is introduced by a sentence on all of them, as is one whose title goes on from
    “report” and that has a topic too. The first sentence on an item tells its day.
    """
    builder = context.builder()
    builder.cite(item.path)
    begins_report = context.told(item)[0] is run[0] and is_report(item)
    titles = titles_of(builder, item)
    if begins_report and (titles["matter"] or (any(titles.values()) and len(item.speakers) > 1)):
        present(builder, item)
        context.said.speakers = ()
    day = other_day(builder, item) if is_first else None
    for statement in run:
        _tell(builder, item, statement, day if statement is run[0] else None)
        context.said.told.add(statement.uid)
    has_words = any(statement.form is not SpeechForm.TOPICS for statement in run)
    section = Section.STATEMENT if has_words else Section.PRESENTATION
    return builder.block(f"statement.{run[0].uid}", section)


def _tell(
    builder: BlockBuilder, item: ItemFacts, statement: StatementFacts, day: Count | None
) -> None:
    remote = [one for one in statement.speakers if SpeakerValue(builder, one).is_remote]
    if day:
        builder.context.said.speakers = ()
    values = partial(_values, builder, item, statement)
    if statement.text:
        with_day = partial(values, day=day)
        _say_in_turn(builder, _message(statement, values()), statement, with_day)
    if statement.document:
        is_again = bool(statement.text) or builder.context.said.speakers == voices_of(statement)
        after = partial(values, is_again=is_again, opening="no")
        _say_in_turn(builder, "statement-document", statement, after)
    if remote:
        builder.say("joined-by-video", speakers=remote)
        builder.context.said.speakers = ()


def _values(
    builder: BlockBuilder,
    item: ItemFacts,
    statement: StatementFacts,
    day: Count | None = None,
    **changed: object,
) -> dict[str, Any]:
    """Made anew for each sentence that is tried, since values remember how they were printed."""
    said, text = builder.context.said, _text(builder, statement)
    first, rest = broken(text, builder.context.facts.language)
    is_again = said.speakers == voices_of(statement)
    is_more = is_again and said.has_words
    return {
        "speakers": builder.value([one for one in statement.speakers if one.is_known]),
        "who": _sort(statement),
        "is_again": is_again,
        "is_more": is_more,
        "is_pronoun_used": said.has_pronoun,
        "is_to_journalists": _is_to_journalists(builder, statement),
        "opening": _opening(builder, item, statement) or ("day" if day else "no"),
        "on_day": on_day(builder, day),
        "force": Force.ADDED if is_more and statement.force is Force.SAID else statement.force,
        "item_kind": item.kind,
        **titles_of(builder, item),
        "text": text,
        "first": first,
        "rest": rest,
        "clause": _clause(builder, text),
        "lead_in": statement.lead_in,
        "addressee": statement.addressee,
        "deadline": statement.deadline,
        "document": statement.document,
        "topics": statement.topics,
        **changed,
    }


def _message(statement: StatementFacts, values: dict[str, Any]) -> str:
    match statement.form:
        case SpeechForm.DIRECT:
            return "statement-broken" if values["rest"] else "statement-quoted"
        case SpeechForm.PARTIAL:
            return "statement-partial"
        case SpeechForm.CALL:
            return "statement-call"
        case SpeechForm.TOPICS:
            return "statement-topics"
        case SpeechForm.PLAN if statement.force not in (Force.WARNED, Force.PROMISED):
            return "statement-plan"
    if statement.force is Force.NOTED:
        return "statement-noted"
    if statement.force in (Force.SAID, Force.ADDED, Force.CALLED, Force.PROPOSED):
        return "statement-again" if values["is_more"] else "statement-said"
    return "statement-told"


def _say_in_turn(
    builder: BlockBuilder,
    message: str,
    statement: StatementFacts,
    values: Callable[..., dict[str, Any]],
) -> None:
    """The first alternative, in turn, that does not begin like the sentence before; else the first
    with a pronoun. One that is empty lacks a form that it needs.
    """
    patterns = builder.context.said.in_turn(builder.context.wording.alternatives(message))
    for fits, is_alike in ((builder.begins_otherwise, False), (bool, True)):
        for pattern in patterns:
            used = values(is_alike=is_alike)
            text = builder.words_if(fits, pattern, **used)
            if text:
                _write(builder, text, message)
                _note(builder, pattern, message, statement, is_again=used["is_again"])
                return


def _write(builder: BlockBuilder, text: str, message: str) -> None:
    is_closed = text.endswith(("?»", "!»", "…»")) and message == "statement-broken"
    builder.put(text) if is_closed else builder.write(text)


def _note(
    builder: BlockBuilder,
    pattern: str,
    message: str,
    statement: StatementFacts,
    *,
    is_again: bool,
) -> None:
    said = builder.context.said
    said.note(pattern, voices_of(statement))
    is_quoted = message in ("statement-quoted", "statement-broken")
    said.has_pronoun = is_again and not said.has_pronoun and not is_quoted


def _sort(statement: StatementFacts) -> str:
    if len([one for one in statement.speakers if one.is_known]) > 1:
        return "several"
    if statement.speaker.person_id is not None:
        return "person"
    return "body" if statement.speaker.is_named_body else "role"


def _is_to_journalists(builder: BlockBuilder, statement: StatementFacts) -> bool:
    """“Told the press conference that” is said of a first mention at a meeting with journalists."""
    is_first = all(SpeakerValue(builder, one).is_first for one in statement.speakers)
    return is_first and builder.context.facts.event.kind.code in _TO_JOURNALISTS


def _opening(builder: BlockBuilder, item: ItemFacts, statement: StatementFacts) -> str:
    """How the sentence names the report, with the first statement of its only speaker; "" if not."""
    context = builder.context
    is_first = context.told(item)[0] is statement
    if not (is_first and is_report(item)) or len(item.speakers) > 1 or context.is_brief:
        return ""
    titles = titles_of(builder, item)
    if titles["matter"]:
        return ""
    if any(titles.values()):
        return "titled"
    is_quoted = statement.form is SpeechForm.DIRECT
    return "report" if item.kind is ItemKind.REPORT and not is_quoted else ""


def _text(builder: BlockBuilder, statement: StatementFacts) -> SourcedValue:
    """The whole text, or its first sentence if the draft must be brief."""
    said = without_marks(statement.text) if statement.form.is_verbatim else statement.text
    text, path = said.text, said.path
    if statement.form is SpeechForm.CALL:
        text = call_of(text, builder.context.facts.language)
    if builder.context.is_brief:
        text = re.split(r"(?<=[.!?])\s", text, maxsplit=1)[0]
    return SourcedValue(text, path) if text else EMPTY


def _clause(builder: BlockBuilder, text: SourcedValue) -> SourcedValue:
    context = builder.context
    return SourcedValue(running_clause(text.text, context.facts.language, context.names), text.path)
