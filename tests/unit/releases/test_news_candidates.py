"""What the record offers as news, and what choosing it keeps."""

from __future__ import annotations

import pytest

from planner.accounts.models import Office, ReleaseOrder
from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus, ItemKind, LeadWith
from planner.events.models.statement import SpeechForm, Statement
from planner.events.operations.news import choose_news
from planner.kernel.errors import Conflict
from planner.kernel.texts import Texts
from planner.releases.news_candidates import Candidate, candidates, lines_of
from tests.factories import Make
from tests.unit.releases.conftest import LoadFacts

FLOOD = Texts(
    en="the spring flood has halved\nwells are dry by August",
    ru="весенний паводок сократился вдвое\nк августу колодцы пересыхают",
)


@pytest.fixture
def event(make: Make) -> Event:
    """A study with two findings, a statement with a figure and an approved quotation."""
    event = make.event()
    study = make.study(findings=FLOOD)
    make.part(make.item(event, kind=ItemKind.STUDY, study=study), person=make.person("Ada Wren"))
    said = make.part(make.item(event, kind=ItemKind.REPORT), person=make.person("Ben Stork"))
    make._own(
        Statement,
        {},
        uid="trees",
        event=event,
        part=said,
        form=SpeechForm.INDIRECT,
        texts=Texts(en="40 million trees will be planted.", ru="будет высажено 40 млн деревьев"),
    )
    make._own(
        Statement,
        {},
        uid="water",
        event=event,
        part=said,
        form=SpeechForm.DIRECT,
        texts=Texts(en="The water is leaving.", ru="Вода уходит."),
        approved_at=make.work.now,
    )
    return event


def texts(found: list[Candidate]) -> list[str]:
    return [candidate.text for candidate in found]


def test_a_finding_a_figure_and_a_quotation_are_offered(event: Event, facts_of: LoadFacts) -> None:
    english, russian = (texts(candidates(facts_of(event, tag))) for tag in ("en", "ru"))

    assert english == [
        "The spring flood has halved",
        "40 million trees will be planted",
        "“The water is leaving”",
    ]
    assert russian == [
        "Весенний паводок сократился вдвое",
        "Будет высажено 40 млн деревьев",
        "«Вода уходит»",
    ]


def test_each_says_where_it_comes_from(event: Event, facts_of: LoadFacts) -> None:
    paths = [candidate.source.path for candidate in candidates(facts_of(event))]

    assert paths == [
        "programme.0.study.findings.en.0",
        "statements.0.texts.en",
        "statements.1.texts.en",
    ]


def test_other_findings_fill_the_list(event: Event, make: Make, facts_of: LoadFacts) -> None:
    for statement in make.work.session.query(Statement):
        make.work.session.delete(statement)

    assert texts(candidates(facts_of(event))) == [
        "The spring flood has halved",
        "Wells are dry by August",
    ]


def test_nothing_is_offered_once_there_is_news(event: Event, facts_of: LoadFacts) -> None:
    event.news_lines = Texts(en="Rivers are falling")

    assert candidates(facts_of(event)) == []


def test_what_is_unclear_or_not_approved_is_not_offered(
    event: Event, make: Make, facts_of: LoadFacts
) -> None:
    for statement in make.work.session.query(Statement):
        statement.is_unclear, statement.approved_at = True, None

    assert texts(candidates(facts_of(event))) == [
        "The spring flood has halved",
        "Wells are dry by August",
    ]


def test_a_choice_is_kept_in_all_languages_with_its_source(
    event: Event, make: Make, facts_of: LoadFacts
) -> None:
    chosen, item = candidates(facts_of(event))[0], event.programme[0]

    choose_news(make.work, event, lines_of(chosen, item), item)

    assert event.news_lines == Texts(
        en="The spring flood has halved", ru="Весенний паводок сократился вдвое"
    )
    study = facts_of(event).news_study
    assert study is not None
    assert study.uid == item.study.uid  # type: ignore[union-attr]


def test_another_choice_has_another_source(event: Event, make: Make, facts_of: LoadFacts) -> None:
    item, statement = event.programme[0], make.work.session.query(Statement).first()
    assert statement is not None
    choose_news(make.work, event, Texts(en="One"), item)

    choose_news(make.work, event, Texts(ru="Два"), statement)

    facts = facts_of(event)
    assert event.news_lines == Texts(en="One", ru="Два")
    assert facts.news_study is None
    assert facts.news_statement is not None
    assert facts.news_statement.uid == "trees"


def test_a_closed_event_keeps_its_news(event: Event, make: Make) -> None:
    event.status = EventStatus.CLOSED

    with pytest.raises(Conflict):
        choose_news(make.work, event, Texts(en="Late"), event.programme[0])


@pytest.mark.parametrize(
    ("of_office", "of_event", "expected"),
    [
        ("protocol", LeadWith.OFFICE, LeadWith.PROTOCOL),
        ("news", LeadWith.OFFICE, LeadWith.NEWS),
        ("news", LeadWith.STUDIES, LeadWith.STUDIES),
    ],
)
def test_an_event_follows_the_office_unless_it_chose_an_order(
    event: Event, office: Office, facts_of: LoadFacts, of_office: str, of_event: LeadWith,
    expected: LeadWith,
) -> None:  # fmt: skip
    office.release_order, event.lead_with = ReleaseOrder(of_office), of_event

    assert facts_of(event).event.lead_with is expected
