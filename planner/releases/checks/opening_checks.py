"""Checks of what a release begins with (1, 9): there are headline and lead, and the news fits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.kernel.messages import gettext as _
from planner.releases.checks.findings import Finding, Sourced, blocking, quoted, remark
from planner.releases.drafting.lengths import HEADLINE_LENGTH, SUBHEAD_LENGTH
from planner.releases.drafting.sections.headline import news_headline
from planner.releases.drafting.standing import Standing, standing_of
from planner.releases.facts.release_facts import ReleaseFacts
from planner.releases.models import Section

_NEEDED = {
    Section.HEADLINE: _("The release has no headline. Put it back, or draft it again."),
    Section.LEAD: _("The release has no first paragraph. Put it back, or draft it again."),
}


def check_opening(facts: ReleaseFacts, printed: Sequence[Sourced]) -> Iterator[Finding]:
    sections = {block.section for block in printed if block.text.strip()}
    for section, sentence in _NEEDED.items():
        if section not in sections:
            yield blocking(1, sentence)
    news = facts.event.news_line
    is_held = standing_of(facts.event) is Standing.HELD
    if news and is_held and not news_headline(facts):
        sentence = _(
            "The news line has %(count)s characters and no clause to cut at. Shorten it to "
            "%(most)s, so that it can stand in the headline.",
            count=len(news.text),
            most=HEADLINE_LENGTH,
        )
        yield remark(9, sentence, path=news.path)
    yield from _not_below_the_headline(facts, printed)


def _not_below_the_headline(facts: ReleaseFacts, printed: Sequence[Sourced]) -> Iterator[Finding]:
    chosen = facts.subhead_statement
    if chosen is None or standing_of(facts.event) is not Standing.HELD:
        return
    lines = [block for block in printed if block.section is Section.SUBHEAD]
    if not any(chosen.text.path in block.sources for block in lines):
        sentence = _(
            "The quotation %(words)s was chosen to stand below the headline and does not: with the "
            "name of its speaker it has more than %(most)s characters, or headline or lead say it.",
            words=quoted(chosen.text.text),
            most=SUBHEAD_LENGTH,
        )
        yield remark(9, sentence, path=chosen.path)
