"""Russian: headline, subhead, lead, occasions."""

from __future__ import annotations

from babel.dates import format_date

from planner.events.models.kinds import LeadWith
from planner.kernel.dates import days_text
from planner.releases.drafting.block_builder import BlockBuilder, DraftBlock, DraftContext
from planner.releases.drafting.dateline import dateline, days_of, has_city, has_date
from planner.releases.drafting.lengths import HEADLINE_LENGTH, LEAD_WORDS, SUBHEAD_LENGTH
from planner.releases.drafting.lists import separated
from planner.releases.drafting.naming import says_city
from planner.releases.drafting.numbers import STUDIES, in_words, is_one
from planner.releases.drafting.rotation import first_fitting
from planner.releases.drafting.russian.words import HELD, KINDS, all_of, bodies, in_city, span
from planner.releases.drafting.typography import capital, quoted
from planner.releases.facts.release_facts import OccasionFacts
from planner.releases.facts.sourced_value import SourcedValue
from planner.releases.models import Section

_MEDIA = "для представителей средств массовой информации"


def headline(context: DraftContext) -> list[DraftBlock]:
    builder, event = context.builder(), context.facts.event
    kind = KINDS[event.kind]
    studies = [study for study in context.facts.studies if study.title]
    choices: list[tuple[str, tuple[SourcedValue, ...]]] = []
    if event.lead_with is LeadWith.STUDIES and studies:
        title = studies[0].title
        choices.append((f"Журналистам представлено исследование {_q(title.text)}", (title,)))
    held = f"прош{'ла' if kind.ending else 'ёл'} {kind.nominative} для журналистов"
    for told in (event.title, event.subject):
        if not told:
            continue
        is_said = event.is_online or says_city(told.text, event)
        if event.city_locative and not is_said:
            text = f"{capital(in_city(event.city_locative.text))} {held}: {told.text}"
            choices.append((text, (event.city_locative, told)))
        opening = f"{capital(kind.nominative)} для журналистов {_q(told.text)}"
        if event.city and event.first_on and event.last_on and not is_said:
            days = days_text(event.first_on, event.last_on, "ru").removesuffix("г.") + "года"
            where = (told, event.city, SourcedValue("", event.days_path))
            choices.append((f"{opening}: {event.city.text}, {days}", where))
        choices += [(opening, (told,)), (told.text, (told,))]
    return first_fitting(builder, choices, HEADLINE_LENGTH, "headline", Section.HEADLINE)


def subhead(context: DraftContext) -> list[DraftBlock]:
    """Studies before occasions; not where the headline has told it already."""
    builder, facts = context.builder(), context.facts
    titles = tuple(study.title for study in facts.studies if study.title)
    choices: list[tuple[str, tuple[SourcedValue, ...]]] = []
    if len(titles) == 1 and facts.event.lead_with is LeadWith.PROTOCOL:
        choices.append((f"Представлено исследование {_q(titles[0].text)}", titles))
    if len(titles) > 1:
        named = all_of([_q(title.text) for title in titles])
        shown = f"Журналистам {_shown(len(titles))}"
        choices += [(f"{shown}: {named}", titles), (shown, titles)]
    for occasion in facts.occasions:
        if occasion.years > 0 and occasion.phrase and not occasion.is_mourning:
            told = f"К памятной дате: {span(occasion.years)} {occasion.phrase.text}"
            choices.append((told, (occasion.phrase, SourcedValue("", occasion.base_year.path))))
    return first_fitting(builder, choices, SUBHEAD_LENGTH, "subhead", Section.SUBHEAD)


def lead(context: DraftContext) -> list[DraftBlock]:
    """The verb agrees with the organiser where its gender was entered; else with the event."""
    builder, facts = context.builder(), context.facts
    event, kind = facts.event, KINDS[facts.event.kind]
    hosts = tuple(body for body in (*facts.organisers, *facts.co_organisers) if body.name)
    line = dateline(builder, facts)
    when = f" {days_of(builder, event, 'ru')}" if event.first_on and not has_date(facts) else ""
    is_placed = has_city(facts) or event.is_online
    where = (
        f" {in_city(builder(event.city_locative))}" if event.city_locative and not is_placed else ""
    )
    online = " в режиме онлайн" if event.is_online else ""
    tail = f"{online}{where}{when}"
    gender = "pl" if len(hosts) > 1 else next((body.gender.text for body in hosts), "")
    theme = _theme(builder, kind.devoted)
    if gender in HELD:
        builder.cite(hosts[0].gender.path)
        organisers = bodies(builder, hosts)
        told = f"{organisers} {HELD[gender]}{tail} {kind.accusative} {_MEDIA}{theme}"
    else:
        held = f"Состоял{'ась' if kind.ending else 'ся'}{tail} {kind.nominative}"
        told = f"{held} {_MEDIA}{_theme(builder, 'на тему')}"
        told += f". Организатор — {bodies(builder, hosts)}" if hosts else ""
    builder.write(told)
    _studies_shown(builder, LEAD_WORDS["ru"] - len(told.split()))
    blocks = builder.block("lead", Section.LEAD)
    return [DraftBlock(b.key, b.section, line + b.text, b.sources) for b in blocks]


def occasions(context: DraftContext) -> list[DraftBlock]:
    """“145 лет со дня …; 20 лет …”: phrases as entered, after the number of years."""
    builder = context.builder()
    marked = [o for o in context.facts.occasions if o.years > 0 and o.phrase]
    festive = [_occasion(builder, occasion) for occasion in marked if not occasion.is_mourning]
    mourned = [_occasion(builder, occasion) for occasion in marked if occasion.is_mourning]
    if len(festive) == 1:
        builder.write(f"Мероприятие приурочено к памятной дате: {festive[0]}")
    elif festive:
        number = in_words(len(festive), "ru-dative")
        builder.write(f"Мероприятие приурочено к {number} памятным датам: {separated(festive)}")
    if mourned:
        what = "Оно приурочено также" if festive else "Мероприятие приурочено"
        dates = "дате памяти" if len(mourned) == 1 else "датам памяти"
        builder.write(f"{what} к {dates}: {separated(mourned)}")
    return builder.block("occasions", Section.OCCASIONS)


def _theme(builder: BlockBuilder, devoted: str) -> str:
    """“, посвящённый теме «…»” or “ на тему «…»”; the title stands in where no subject is."""
    event = builder.context.facts.event
    told = event.subject or event.title
    if not told:
        return ""
    if devoted == "на тему":
        return f" на тему {_q(builder(told))}"
    return f", {devoted} теме {_q(builder(told))}"


def _studies_shown(builder: BlockBuilder, words_left: int) -> None:
    """Nothing where the lead is long already: the subhead and their own paragraphs tell of them."""
    titles = [study.title for study in builder.context.facts.studies if study.title]
    told = f"На мероприятии {_shown(len(titles))}"
    if titles and len(told.split()) <= words_left:
        builder.cite(*(title.path for title in titles))
        builder.write(told)


def _shown(n: int) -> str:
    verb = "представлено" if is_one(n) else "представлены"
    return f"{verb} {in_words(n, 'ru-n')} {STUDIES.after(n)}"


def _occasion(builder: BlockBuilder, occasion: OccasionFacts) -> str:
    builder.cite(occasion.base_year.path, "event.starts_on")
    event, day = builder.context.facts.event, occasion.falls_on
    later = ""
    is_ahead = day and event.last_on and day > event.last_on
    if day and is_ahead and builder.context.facts.on.year == day.year and not occasion.is_mourning:
        builder.cite(f"{occasion.path}.exact_on")
        later = f" ({format_date(day, 'd MMMM', locale='ru')} этого года)"
    return f"{span(occasion.years)} {builder(occasion.phrase)}{later}"


def _q(text: str) -> str:
    return quoted(text, "ru")
