"""Check of the forms in the text (15): those that nobody has confirmed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from planner.grammar.languages import grammar_of
from planner.grammar.needs import Need
from planner.kernel.messages import ngettext
from planner.releases.checks.findings import Finding, Sourced, quoted, remark
from planner.releases.drafting import draft
from planner.releases.drafting.bending import ProposedForm
from planner.releases.drafting.sections.announcement import announcement
from planner.releases.drafting.typography import without_typography
from planner.releases.facts.release_facts import ReleaseFacts


def check_forms(facts: ReleaseFacts, printed: Sequence[Sourced]) -> Iterator[Finding]:
    """One finding per text with proposed forms, at the first block that prints one of them.

    A form that a person took out of the paragraph is not listed.
    """
    texts = {block.key: _plain(block.text) for block in printed}
    yield from _unconfirmed(
        facts.language,
        (
            (used, block.key)
            for block in draft(facts)
            for used in block.proposed
            if _is_printed(used, texts.get(block.key, ""))
        ),
    )


def check_forms_of_advisory(facts: ReleaseFacts) -> Iterator[Finding]:
    """One finding per text of which the sentences of the advisory print proposed forms."""
    return _unconfirmed(facts.language, ((used, None) for used in announcement(facts).proposed))


def _unconfirmed(
    language: str, printed: Iterable[tuple[ProposedForm, str | None]]
) -> Iterator[Finding]:
    """`printed` are the forms, each with the key of its block."""
    found: dict[str, dict[str, str | None]] = {}
    for used, key in printed:
        found.setdefault(used.text, {}).setdefault(_in_context(language, used), key)
    for forms in found.values():
        sentence = ngettext(
            "%(words)s: proposed, nobody has confirmed it.",
            "%(words)s: proposed, nobody has confirmed them.",
            len(forms),
            words=", ".join(map(str, map(quoted, forms))),
        )
        yield remark(15, sentence, next(iter(forms.values())), path=f"forms.{language}")


def _is_printed(used: ProposedForm, text: str) -> bool:
    """Of a gender only the verb is printed, so it counts with its block."""
    return bool(text) and (used.need == Need.GENDER or _plain(used.form) in text)


def _in_context(language: str, used: ProposedForm) -> str:
    grammar = grammar_of(language)
    assert grammar is not None, "only a language with a grammar proposes"
    return grammar.in_context(used.text, Need(used.need), used.sort, used.form)


def _plain(text: str) -> str:
    return without_typography(text).casefold()
