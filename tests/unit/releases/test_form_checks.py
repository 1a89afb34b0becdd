"""Findings on forms that nobody has confirmed (15)."""

from __future__ import annotations

from dataclasses import replace

from planner.events.models.kinds import ItemKind
from planner.releases.checks.findings import Finding
from planner.releases.checks.form_checks import check_forms
from planner.releases.drafting import draft
from planner.releases.facts.known_forms import ONLY_PROPOSED
from planner.releases.facts.release_facts import ReleaseFacts
from tests.unit.releases.acceptance.cast import Cast

PROPOSED = "proposed, nobody has confirmed"


def release(language: str = "ru") -> ReleaseFacts:
    """The Lake Fund supports and gives the project its money; no form is confirmed."""
    cast = Cast(language)
    fund = cast.body("fund")
    item = cast.item(ItemKind.DISCUSSION, cast.speaker("quill"))
    return replace(cast.release(items=(item,), supporters=(fund,)), forms=ONLY_PROPOSED)


def found(facts: ReleaseFacts) -> list[Finding]:
    return list(check_forms(facts, draft(facts)))


def test_each_text_with_a_proposed_form_is_listed_once_and_does_not_block() -> None:
    facts = release()

    findings = found(facts)

    said = [finding.sentence for finding in findings]
    assert f"“по заказу Озёрного фонда”: {PROPOSED} it." in said
    assert len(said) == len(set(said))
    assert {finding.number for finding in findings} == {15}
    assert not any(finding.is_blocking for finding in findings)
    assert {finding.path for finding in findings} == {"forms.ru"}
    keys = {block.key for block in draft(facts)}
    assert {finding.block_key for finding in findings} <= keys


def test_a_form_that_somebody_took_out_of_the_text_is_not_listed() -> None:
    facts = release()
    blocks = [
        replace(block, text=block.text.replace("Озёрного фонда", "фонда")) for block in draft(facts)
    ]

    said = [finding.sentence for finding in check_forms(facts, blocks)]

    assert f"“по заказу Озёрного фонда”: {PROPOSED} it." not in said


def test_a_gender_is_listed_with_its_verb() -> None:
    facts = release()

    said = [finding.sentence for finding in found(facts)]

    assert f"“Институт здоровья рек провёл”: {PROPOSED} it." in said


def test_english_has_nothing_to_confirm() -> None:
    assert found(release("en")) == []
