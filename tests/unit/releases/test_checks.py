"""The checks before approval, each on a text that a person changed or a record that lacks something."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from planner.events.models.statement import SpeechForm, SpeechTerms, Statement
from planner.kernel.ids import new_uid
from planner.kernel.texts import Texts
from planner.organisations.models import Boilerplate
from planner.releases.checks.findings import quoted
from planner.releases.checks.release_checks import Counterpart, check
from planner.releases.drafting import draft
from planner.releases.facts.release_facts import ReleaseFacts
from planner.releases.facts.sourced_value import EMPTY, Count, Missing, SourcedValue
from planner.releases.models import Section
from tests.factories import Make
from tests.seed import Seed
from tests.seed_register import add
from tests.unit.releases.conftest import LoadFacts, Pair, edited, said, told

NOON = datetime(2012, 3, 27, 8, 0, tzinfo=UTC)


def test_what_a_release_cannot_do_without(facts: ReleaseFacts) -> None:
    event = replace(facts.event, first_on=None, last_on=None, city=EMPTY, title=EMPTY)
    bare = replace(facts, event=event, organisers=(), occasions=())

    assert [sentence for sentence, is_blocking, _ in told(check(bare, draft(bare)), 1)][:4] == [
        "The event has no date. Enter it on its overview.",
        "The event has no city for the dateline. Enter it on its overview.",
        "The event has no title in this language. Enter it on its overview.",
        "The event has no organiser. Enter one on its overview.",
    ]


def test_a_name_without_russian_text_stands_in_the_way_and_is_not_printed(
    seed: Seed, facts_of: LoadFacts
) -> None:
    item = seed.event.programme[3]
    person = item.parts[0].person
    assert person is not None
    person.names = Texts(en="Dmitriy Nikiforov")
    item.topics = Texts(en="the North-West")

    facts = facts_of(seed.event, "ru", seed.attendance)
    blocks = draft(facts)

    assert [b.key for b in blocks if "Nikiforov" in b.text or "Никифоров" in b.text] == []
    assert told(check(facts, blocks), 1) == [
        (
            (
                "“Dmitriy Nikiforov” has no Russian text: name of a person. What it would have said "
                "is left out."
            ),
            True,
            None,
        ),
        (
            (
                "“the North-West” has no Russian text: topic of a programme item. What it would have "
                "said is left out."
            ),
            False,
            None,
        ),
    ]
    assert told(check(facts, blocks), 2) == [
        ("The programme item “Report” is not in the text.", False, None)
    ]


def test_what_is_left_out_knowingly_counts_as_told(facts: ReleaseFacts) -> None:
    whole = draft(facts)
    left_out = [replace(b, is_left_out=b.key == "occasions") for b in whole]
    gone = [b for b in whole if b.key not in ("occasions", "subhead", "notes.base_years")]
    phraseless = replace(facts, occasions=(replace(facts.occasions[0], phrase=EMPTY),))

    assert told(check(facts, left_out), 2) == []
    assert [sentence for sentence, *_ in told(check(facts, gone), 2)] == [
        "The anniversary “the founding of the Russian Red Cross” is not in the text.",
        (
            "The anniversary “the Federal Migration Service of the Russian Federation "
            "(FMS of Russia)” is not in the text."
        ),
        "The anniversary “the work of UNHCR in Russia” is not in the text.",
    ]
    assert told(check(phraseless, gone), 2) == [
        ("The anniversary “1867” is not in the text.", False, None)
    ]


def test_a_confirmed_donor_is_acknowledged_or_waived(facts: ReleaseFacts) -> None:
    assert facts.project is not None
    project = replace(facts.project, funding_is_confirmed=True)
    nameless = replace(project, donors=(replace(project.donors[0], name=EMPTY),))
    complete = replace(
        project,
        funding_statement=SourcedValue("Paid by the Union.", "project.funding_statements.en"),
        disclaimer=SourcedValue("Views are ours.", "project.disclaimers.en"),
        donors=(replace(project.donors[0], has_logo=True),),
    )

    def about_donors(**changed: Any) -> list[str]:
        now = replace(facts, **changed)
        return [sentence for sentence, *_ in told(check(now, draft(now)), 4)]

    rest = "Enter it, or give the reason for doing without on the project."
    assert about_donors(project=project) == [
        f"There is no funding statement of European Union. {rest}",
        f"There is no disclaimer of European Union. {rest}",
        f"There is no emblem of European Union. {rest}",
    ]
    assert about_donors(project=nameless)[0].startswith("There is no funding statement of a donor.")
    assert about_donors(project=replace(nameless, funding_is_confirmed=False)) == [
        "Nobody has confirmed that the donor funds the project. The text does not say so."
    ]
    assert about_donors(project=complete) == []


def test_a_donor_that_is_left_out_is_a_finding(both: Pair) -> None:
    facts = replace(both[1], forms=replace(both[1].forms, is_proposing=False))
    assert facts.project is not None
    donor = replace(facts.project.donors[0], name=SourcedValue("Aqua", "project.donors.0.names.ru"))
    facts = replace(facts, project=replace(facts.project, donors=(donor,)))

    assert "Aqua" not in said(facts, "frame")
    assert [sentence for sentence, *_ in told(check(facts, draft(facts)), 4)] == [
        (
            "Nobody has confirmed that Aqua funds the project, and the name has no genitive in this "
            "language. The text does not name the donor: confirm the funding, or enter the form."
        )
    ]


def test_a_confirmed_donor_needs_no_acknowledgement_if_waived(facts: ReleaseFacts) -> None:
    assert facts.project is not None
    project = replace(facts.project, funding_is_confirmed=True)

    def about_donors(**changed: Any) -> list[str]:
        now = replace(facts, **changed)
        return [sentence for sentence, *_ in told(check(now, draft(now)), 4)]

    assert about_donors(project=replace(project, waiver="a security reason")) == []
    assert about_donors(project=replace(project, donors=())) == []
    assert about_donors(project=None) == []


def test_unapproved_and_off_the_record_words(make: Make, seed: Seed, facts_of: LoadFacts) -> None:
    part = seed.event.programme[3].parts[0]
    for form, terms, text in (
        (SpeechForm.DIRECT, SpeechTerms.ON_RECORD, "We need workers."),
        (SpeechForm.INDIRECT, SpeechTerms.OFF_RECORD, "the law is late"),
    ):
        add(
            make,
            Statement,
            uid=new_uid(),
            event=seed.event,
            part=part,
            form=form,
            terms=terms,
            texts=Texts(en=text),
        )
    facts = facts_of(seed.event, "en", seed.attendance)
    blocks = edited(facts, "lead", "“We need workers,” said somebody; and the law is late.")

    drafted = " ".join(block.text for block in draft(facts))

    assert "need workers" not in drafted
    assert "law is late" not in drafted
    refusal = "was said off the record, or nobody has approved the quotation."
    assert [found for found in told(check(facts, blocks), 5) if found[1]] == [
        (f"“We need workers.” {refusal}", True, "lead"),
        (f"“the law is late” {refusal}", True, "lead"),
    ]


def test_the_words_that_are_meant_are_named_and_long_ones_end_at_a_word() -> None:
    long = "water " * 40

    assert quoted("the law is late") == "“the law is late”"
    assert quoted(long) == f"“{'water ' * 19}…”"


def test_who_said_it_is_named_by_body_or_role_where_nobody_is_named(
    make: Make, seed: Seed, facts_of: LoadFacts
) -> None:
    part = make.part(seed.event.programme[3], organisation=make.organisation("Rivers Institute"))
    resident = make.part(part.item, unnamed_roles=Texts(en="a resident"))
    for speaker, text in ((part, "rivers are late"), (resident, "lakes are late")):
        add(
            make,
            Statement,
            uid=new_uid(),
            event=seed.event,
            part=speaker,
            texts=Texts(en=text),
            is_unclear=True,
        )
    make.work.session.expire_all()
    facts = facts_of(seed.event, "en", seed.attendance)

    sentences = {found[0] for found in told(check(facts, draft(facts)), 5)}

    assert {
        "“rivers are late” may be understood in two ways and is not told: ask Rivers Institute.",
        "“lakes are late” may be understood in two ways and is not told: ask a resident.",
    } <= sentences


def test_an_unclear_statement_that_was_taken_out_is_not_asked_about(facts: ReleaseFacts) -> None:
    blocks = [block for block in draft(facts) if block.section is not Section.STATEMENT]

    assert told(check(facts, blocks), 5) == []


def test_a_contact_that_can_be_reached(facts: ReleaseFacts) -> None:
    unreachable = [
        (
            (
                "No press contact with a telephone or an e-mail address is in the text. "
                "Enter one on the event's overview."
            ),
            True,
            None,
        )
    ]
    nobody = replace(facts, contacts=())

    assert told(check(facts, edited(facts, "contacts.0", "Vera Sokolova")), 7) == unreachable
    assert told(check(nobody, draft(nobody)), 7) == unreachable


def test_standing_texts(make: Make, seed: Seed, facts_of: LoadFacts) -> None:
    """Never reviewed, or over a year ago: to be read again."""
    for body, text, reviewed_on in (
        (seed.bodies.center, "The Center helps.", None),
        (seed.bodies.iom, "IOM works.", date(2011, 1, 1)),
    ):
        add(
            make,
            Boilerplate,
            organisation=body,
            language="en",
            text=text,
            valid_to=date(2015, 1, 1),
            reviewed_on=reviewed_on,
        )
    facts = facts_of(seed.event, "en", seed.attendance)
    nameless = replace(facts, organisers=(replace(facts.organisers[0], name=EMPTY),))

    def stale(name: str) -> str:
        return f"The boilerplate text of {name} was not reviewed for a year. Read it again."

    ids = seed.bodies.center.id, seed.bodies.iom.id
    assert told(check(facts, draft(facts)), 11) == [
        (stale(facts.organisers[0].name.text), False, f"boilerplate.{ids[0]}"),
        (stale("IOM Moscow"), False, f"boilerplate.{ids[1]}"),
    ]
    assert told(check(nameless, draft(nameless)), 11)[0][0] == stale("A body")
    assert [b.text for b in draft(facts) if b.section is Section.BOILERPLATE] == [
        (
            "**About the St.\u00a0Petersburg Center for International Cooperation of the Red Cross**"
            "\n\nThe Center helps."
        ),
        "**About IOM Moscow**\n\nIOM works.",
    ]


def test_two_languages_of_different_data(facts: ReleaseFacts, russian: ReleaseFacts) -> None:
    theirs = [b for b in draft(russian) if b.key != "hotline"]
    both = Counterpart(facts=russian, blocks=theirs, revision="a", our_revision="b")
    missing = Missing("event.next_steps.en", "“Дальше” has no English text.", is_blocking=False)
    ours = replace(facts, missing=(missing,))

    sentences = [
        sentence
        for sentence, *_ in told(
            check(ours, edited(facts, "hotline", "For the 145th and 21 more"), both=both), 12
        )
    ]

    assert sentences == [
        "The two languages were drafted from different states of the record. Draft both again.",
        "The two languages differ in numbers: 21.",
        "The two languages tell things in a different order.",
        "One language has texts that the other lacks; see the first check.",
    ]


def test_an_empty_hall_is_asked_about(facts: ReleaseFacts) -> None:
    nobody = Count(0, "attendance.people")
    facts = replace(facts, present=replace(facts.present, is_recorded=True, people=nobody))

    assert told(check(facts, draft(facts)), 2) == [
        ("Nobody came, as recorded: the text is silent about it.", False, None)
    ]
