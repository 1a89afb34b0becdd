"""Single sentences, where the record holds more or less than the events drafted as a whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from planner.contacts.models import OutletKind
from planner.events.attendance_facts import AttendanceFacts, MediumFacts, PoolFacts, Qualifier
from planner.kernel.errors import Invalid
from planner.kernel.texts import Texts
from planner.releases.drafting import draft, length
from planner.releases.drafting.lengths import LONGEST
from planner.releases.facts.kind_facts import KindFacts
from planner.releases.facts.release_facts import ReleaseFacts
from planner.releases.facts.sourced_value import EMPTY
from tests.seed import Seed
from tests.unit.releases.conftest import LoadFacts, Pair, said, said_in, sourced, unbent


def test_a_language_without_sentences(both: Pair) -> None:
    with pytest.raises(Invalid):
        draft(replace(both[0], language="fr"))


def test_a_long_release_cuts_statements_then_methods(both: Pair) -> None:
    facts = both[0]
    item = facts.items[3]
    long = replace(item.statements[0], text=sourced("one thing. " + "another thing. " * 200))
    study = facts.items[2].study
    assert study is not None
    methodical = replace(facts.items[2], study=replace(study, method=sourced("word " * 400)))
    items = (*facts.items[:2], facts.items[2], replace(item, statements=(long,)))
    cut = replace(facts, items=items)
    briefest = replace(facts, items=(facts.items[0], methodical, facts.items[3]))

    assert said(cut, "statement").endswith("Leningrad region, said that one thing.")
    assert "The study is based on" in said(cut, "study")
    assert "The study is based on" not in said(briefest, "study")
    assert "enquiries to the hotline." in said(briefest, "study")
    assert length(draft(cut)) < LONGEST


def test_a_hotline(both: Pair) -> None:
    def bare(facts: ReleaseFacts) -> ReleaseFacts:
        assert facts.hotline is not None
        line = replace(
            facts.hotline,
            operators=facts.hotline.operators[:0],
            audience=sourced("X"),
            hours=sourced("9–18"),
        )
        return replace(facts, hotline=line)

    def single(facts: ReleaseFacts) -> ReleaseFacts:
        assert facts.hotline is not None
        return replace(facts, hotline=replace(facts.hotline, operators=facts.hotline.operators[:1]))

    def expired(facts: ReleaseFacts) -> ReleaseFacts:
        assert facts.hotline is not None
        return replace(facts, hotline=replace(facts.hotline, is_valid=False))

    assert said_in(both, "hotline", bare) == (
        "The hotline [8-800-333-00-16](tel:+78003330016) for X is open 9–18.",
        "Горячая линия [8-800-333-00-16](tel:+78003330016) (X) работает 9–18.",
    )
    assert said_in(both, "hotline", single) == (
        "The hotline [8-800-333-00-16](tel:+78003330016) is run by IOM.",
        "Горячую линию [8-800-333-00-16](tel:+78003330016) обслуживает МОМ.",
    )
    assert said_in(both, "hotline", expired) == ("", "")


POOL = Texts(en="the Friends of the Press", ru="Друзья прессы")
AGENCY = MediumFacts(names=Texts(en="Agency", ru="Агентство"), kind=OutletKind.AGENCY)


@pytest.mark.parametrize(
    ("attendance", "english", "russian"),
    [
        (AttendanceFacts(), "", ""),
        (AttendanceFacts(people=0), "", ""),
        (AttendanceFacts(people=0, outlets=3), "", ""),
        (
            AttendanceFacts(people=1, outlets=1),
            "One journalist from one media outlet took part.",
            "В круглом столе участвовал один журналист из одного СМИ.",
        ),
        (
            AttendanceFacts(people=40, qualifier=Qualifier.ABOUT, outlets=0),
            "About 40 journalists took part.",
            "В круглом столе участвовали около 40 журналистов.",
        ),
        (
            AttendanceFacts(people=21, pools=(PoolFacts(names=POOL),)),
            "Twenty-one journalists took part. Members of the Friends of the Press were among them.",
            "В круглом столе участвовал 21 журналист. Среди них — члены «Друзей прессы».",
        ),
        (
            AttendanceFacts(people=4, media=(AGENCY,), media_are_public=True),
            "Four journalists took part. Media outlets represented included Agency.",
            (
                "В круглом столе участвовали четыре журналиста. "
                "Среди представленных СМИ — Агентство."
            ),
        ),
        (
            AttendanceFacts(
                people=4, media=(MediumFacts(names=Texts(ka="გაზეთი")),), media_are_public=True
            ),
            "Four journalists took part.",
            "В круглом столе участвовали четыре журналиста.",
        ),
    ],
)
def test_attendance(
    seed: Seed, facts_of: LoadFacts, attendance: AttendanceFacts, english: str, russian: str
) -> None:
    both = facts_of(seed.event, "en", attendance), facts_of(seed.event, "ru", attendance)

    assert said_in(both, "attendance", lambda facts: facts) == (english, russian)


def test_attendance_of_a_pool_alone(seed: Seed, facts_of: LoadFacts) -> None:
    seed.event.audiences = Texts()
    nameless = PoolFacts(names=Texts(ka="პული"))
    pools = AttendanceFacts(pools=(PoolFacts(names=POOL), nameless))
    both = facts_of(seed.event, "en", pools), facts_of(seed.event, "ru", pools)

    assert said_in(both, "attendance", lambda facts: facts) == (
        "Members of the Friends of the Press took part.",
        "Участвовали члены «Друзей прессы».",
    )


def test_leads_without_what_they_usually_have(both: Pair) -> None:
    def untitled(facts: ReleaseFacts) -> ReleaseFacts:
        return replace(facts, event=replace(facts.event, title=EMPTY), items=())

    def nobody(facts: ReleaseFacts) -> ReleaseFacts:
        return replace(untitled(facts), organisers=())

    def nothing(facts: ReleaseFacts) -> ReleaseFacts:
        event = replace(facts.event, title=EMPTY, subject=EMPTY, city=EMPTY, first_on=None)
        return replace(facts, event=event, organisers=(), items=(), project=None)

    assert said_in(both, "lead", untitled)[0].endswith(
        "held a round table for journalists on migration situation in St. Petersburg."
    )
    assert said_in(both, "lead", nobody) == (
        (
            "**ST. PETERSBURG, 27 March 2012 –** A round table on migration situation in "
            "St. Petersburg was held."
        ),
        (
            "**САНКТ-ПЕТЕРБУРГ, 27 марта 2012 г. —** Состоялся круглый стол для журналистов "
            "о миграционной ситуации в Санкт-Петербурге."
        ),
    )
    assert said_in(both, "lead", nothing) == (
        "A round table was held.",
        "Состоялся круглый стол для журналистов.",
    )
    assert said_in(both, "headline", nothing) == (
        "Round table",
        "Круглый стол",
    )


def test_an_organiser_of_unknown_gender(both: Pair) -> None:
    event = replace(both[1].event, kind=KindFacts(code="press_conference"))
    facts = unbent(replace(both[1], event=event, items=()))

    assert said(facts, "lead").endswith(
        "Состоялась пресс-конференция «Привлечение внимания к положению мигрантов в "
        "Санкт-Петербурге». Её организатор — Санкт-Петербургский центр международного "
        "сотрудничества Красного Креста."
    )


def test_a_dateline_without_date_or_city(both: Pair) -> None:
    def plain(facts: ReleaseFacts) -> ReleaseFacts:
        sender = replace(facts.publishers[0], dateline=sourced("NEWS –"))
        return replace(facts, publishers=(sender,), items=())

    assert said_in(both, "lead", plain)[0].endswith(
        "“Raising Awareness on Situation with Migrants in St. Petersburg” in St. Petersburg "
        "on 27 March 2012."
    )
    assert said_in(both, "lead", plain)[1] == (
        "**NEWS –** Санкт-Петербургский центр международного сотрудничества Красного Креста "
        "провёл 27 марта 2012 года в Санкт-Петербурге для журналистов круглый стол «Привлечение "
        "внимания к положению мигрантов в Санкт-Петербурге»."
    )
    assert said_in(both, "lead", plain)[0].startswith("**NEWS –** The St.")


def test_anniversaries(both: Pair) -> None:
    def mourned_twice(facts: ReleaseFacts) -> ReleaseFacts:
        row = tuple(replace(o, is_mourning=True) for o in facts.occasions[:2])
        return replace(facts, occasions=row)

    def one(facts: ReleaseFacts) -> ReleaseFacts:
        return replace(facts, occasions=(replace(facts.occasions[2], years=1),), items=())

    def past(facts: ReleaseFacts) -> ReleaseFacts:
        return replace(facts, occasions=(replace(facts.occasions[0], falls_on=date(2012, 3, 1)),))

    assert said_in(both, "occasions", mourned_twice)[1] == (
        "Круглый стол посвящён 145-й годовщине основания Российского Красного Креста и "
        "20-й годовщине Федеральной миграционной службы Российской Федерации (ФМС России)."
    )
    assert said_in(both, "occasions", one)[0] == (
        "The round table marked the first anniversary of the work of UNHCR in Russia."
    )
    assert said_in(both, "subhead", one) == (
        "Meeting marks the first anniversary of the work of UNHCR in Russia",
        "Встреча приурочена к первой годовщине работы УВКБ ООН в России",
    )
    assert said_in(both, "occasions", past)[0] == (
        "The round table marked the 145th anniversary of the founding of the Russian Red Cross, "
        "which fell on 1 March."
    )
