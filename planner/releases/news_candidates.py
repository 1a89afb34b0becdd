"""What the record offers as news: findings, figures and statements. A person chooses."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from planner.events.models.event import ProgrammeItem
from planner.events.models.statement import SpeechForm, Statement
from planner.kernel.texts import Texts
from planner.releases.drafting.quotations import without_marks
from planner.releases.drafting.typography import base, capital, quoted
from planner.releases.drafting.wording import LANGUAGES
from planner.releases.facts.release_facts import ReleaseFacts
from planner.releases.facts.sourced_value import SourcedValue

_MOST = 3
_FIGURE = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence of the record, in quotation marks if it is direct speech. `uid` is that of the
    statement or of the item whose study found it; `index` the number of the finding.
    """

    text: str
    source: SourcedValue
    uid: str
    index: int | None = None

    @property
    def key(self) -> str:
        """Identifies the row and the text that was read."""
        return f"{self.uid}.{zlib.crc32(self.text.encode())}"

    @property
    def has_figure(self) -> bool:
        return bool(_FIGURE.search(self.text))


def candidates(facts: ReleaseFacts) -> list[Candidate]:
    """At most three: the first finding, the first figure, the first quotation, then the others.

    None if the news is entered.
    """
    if facts.event.news_line:
        return []
    findings, reported = list(_findings(facts)), list(_statements(facts, SpeechForm.INDIRECT))
    quotations = list(_statements(facts, SpeechForm.DIRECT))
    figures = [one for one in (*reported, *findings[1:]) if one.has_figure]
    best = (*findings[:1], *figures[:1], *quotations[:1])
    return list(dict.fromkeys((*best, *findings, *reported, *quotations)))[:_MOST]


def lines_of(candidate: Candidate, row: Statement | ProgrammeItem) -> Texts:
    """The candidate in all languages in which the row has it."""
    lines = {}
    if isinstance(row, Statement):
        for tag, text in row.texts.items():
            value = SourcedValue(text)
            said = without_marks(value) if row.form.is_verbatim else value
            lines[tag] = _as_news(said.text, tag, is_direct=row.form is SpeechForm.DIRECT)
    elif row.study and candidate.index is not None:
        for tag in row.study.findings:
            found = row.study.findings.lines(tag)
            if candidate.index < len(found):
                lines[tag] = _as_news(found[candidate.index], tag)
    return Texts(lines)


def _findings(facts: ReleaseFacts) -> Iterator[Candidate]:
    for item in facts.items:
        if item.study:
            for index, value in enumerate(item.study.findings):
                yield Candidate(_as_news(value.text, facts.language), value, item.uid, index)


def _statements(facts: ReleaseFacts, form: SpeechForm) -> Iterator[Candidate]:
    for statement in facts.statements:
        if statement.form is form and statement.text and not statement.is_unclear:
            value = without_marks(statement.text) if form.is_verbatim else statement.text
            text = _as_news(value.text, facts.language, is_direct=form is SpeechForm.DIRECT)
            yield Candidate(text, statement.text, statement.uid)


def _as_news(text: str, language: str, *, is_direct: bool = False) -> str:
    """Without a full stop, with a capital; in quotation marks if it is direct speech."""
    text = re.sub(r"(?<![.…])[.;]$", "", text.strip())
    if not is_direct:
        return capital(text)
    return quoted(text, language if base(language) in LANGUAGES else LANGUAGES[0])
