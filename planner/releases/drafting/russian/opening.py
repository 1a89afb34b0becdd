"""Russian: headline, subhead, lead, occasions."""

from __future__ import annotations

from babel.dates import format_date

from planner.events.models import LeadWith
from planner.kernel.dates import days_text
from planner.releases.datum import Datum
from planner.releases.drafting.dateline import dateline, days_of, has_city, has_date
from planner.releases.drafting.lengths import HEADLINE_LENGTH, LEAD_WORDS, SUBHEAD_LENGTH
from planner.releases.drafting.lists import separated
from planner.releases.drafting.naming import says_city
from planner.releases.drafting.numbers import STUDIES, in_words, is_one
from planner.releases.drafting.pen import DraftBlock, Pen, Sheet
from planner.releases.drafting.rotation import first_fitting
from planner.releases.drafting.russian.words import HELD, KINDS, all_of, bodies, in_city, span
from planner.releases.drafting.typography import capital, quoted
from planner.releases.facts import OccasionFacts
from planner.releases.models import Section

_MEDIA = "для представителей средств массовой информации"


def headline(sheet: Sheet) -> list[DraftBlock]:
    pen, event = sheet.pen(), sheet.facts.event
    kind = KINDS[event.kind]
    studies = [study for study in sheet.facts.studies if study.title]
    choices: list[tuple[str, tuple[Datum, ...]]] = []
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
            where = (told, event.city, Datum("", event.days_path))
            choices.append((f"{opening}: {event.city.text}, {days}", where))
        choices += [(opening, (told,)), (told.text, (told,))]
    return first_fitting(pen, choices, HEADLINE_LENGTH, "headline", Section.HEADLINE)


def subhead(sheet: Sheet) -> list[DraftBlock]:
    """Studies before occasions; not where the headline has told it already."""
    pen, facts = sheet.pen(), sheet.facts
    titles = tuple(study.title for study in facts.studies if study.title)
    choices: list[tuple[str, tuple[Datum, ...]]] = []
    if len(titles) == 1 and facts.event.lead_with is LeadWith.PROTOCOL:
        choices.append((f"Представлено исследование {_q(titles[0].text)}", titles))
    if len(titles) > 1:
        named = all_of([_q(title.text) for title in titles])
        shown = f"Журналистам {_shown(len(titles))}"
        choices += [(f"{shown}: {named}", titles), (shown, titles)]
    for occasion in facts.occasions:
        if occasion.years > 0 and occasion.phrase and not occasion.is_mourning:
            told = f"К памятной дате: {span(occasion.years)} {occasion.phrase.text}"
            choices.append((told, (occasion.phrase, Datum("", occasion.base_year.path))))
    return first_fitting(pen, choices, SUBHEAD_LENGTH, "subhead", Section.SUBHEAD)


def lead(sheet: Sheet) -> list[DraftBlock]:
    """The verb agrees with the organiser where its gender was entered; else with the event."""
    pen, facts = sheet.pen(), sheet.facts
    event, kind = facts.event, KINDS[facts.event.kind]
    hosts = tuple(body for body in (*facts.organisers, *facts.co_organisers) if body.name)
    line = dateline(pen, facts)
    when = f" {days_of(pen, event, 'ru')}" if event.first_on and not has_date(facts) else ""
    is_placed = has_city(facts) or event.is_online
    where = f" {in_city(pen(event.city_locative))}" if event.city_locative and not is_placed else ""
    online = " в режиме онлайн" if event.is_online else ""
    tail = f"{online}{where}{when}"
    gender = "pl" if len(hosts) > 1 else next((body.gender.text for body in hosts), "")
    theme = _theme(pen, kind.devoted)
    if gender in HELD:
        pen.cite(hosts[0].gender.path)
        organisers = bodies(pen, hosts)
        told = f"{organisers} {HELD[gender]}{tail} {kind.accusative} {_MEDIA}{theme}"
    else:
        held = f"Состоял{'ась' if kind.ending else 'ся'}{tail} {kind.nominative}"
        told = f"{held} {_MEDIA}{_theme(pen, 'на тему')}"
        told += f". Организатор — {bodies(pen, hosts)}" if hosts else ""
    pen.write(told)
    _studies_shown(pen, LEAD_WORDS["ru"] - len(told.split()))
    blocks = pen.block("lead", Section.LEAD)
    return [DraftBlock(b.key, b.section, line + b.text, b.sources) for b in blocks]


def occasions(sheet: Sheet) -> list[DraftBlock]:
    """“145 лет со дня …; 20 лет …”: phrases as entered, after the number of years."""
    pen = sheet.pen()
    marked = [o for o in sheet.facts.occasions if o.years > 0 and o.phrase]
    festive = [_occasion(pen, occasion) for occasion in marked if not occasion.is_mourning]
    mourned = [_occasion(pen, occasion) for occasion in marked if occasion.is_mourning]
    if len(festive) == 1:
        pen.write(f"Мероприятие приурочено к памятной дате: {festive[0]}")
    elif festive:
        number = in_words(len(festive), "ru-dative")
        pen.write(f"Мероприятие приурочено к {number} памятным датам: {separated(festive)}")
    if mourned:
        what = "Оно приурочено также" if festive else "Мероприятие приурочено"
        dates = "дате памяти" if len(mourned) == 1 else "датам памяти"
        pen.write(f"{what} к {dates}: {separated(mourned)}")
    return pen.block("occasions", Section.OCCASIONS)


def _theme(pen: Pen, devoted: str) -> str:
    """“, посвящённый теме «…»” or “ на тему «…»”; the title stands in where no subject is."""
    event = pen.sheet.facts.event
    told = event.subject or event.title
    if not told:
        return ""
    if devoted == "на тему":
        return f" на тему {_q(pen(told))}"
    return f", {devoted} теме {_q(pen(told))}"


def _studies_shown(pen: Pen, words_left: int) -> None:
    """Nothing where the lead is long already: the subhead and their own paragraphs tell of them."""
    titles = [study.title for study in pen.sheet.facts.studies if study.title]
    told = f"На мероприятии {_shown(len(titles))}"
    if titles and len(told.split()) <= words_left:
        pen.cite(*(title.path for title in titles))
        pen.write(told)


def _shown(n: int) -> str:
    verb = "представлено" if is_one(n) else "представлены"
    return f"{verb} {in_words(n, 'ru-n')} {STUDIES.after(n)}"


def _occasion(pen: Pen, occasion: OccasionFacts) -> str:
    pen.cite(occasion.base_year.path, "event.starts_on")
    event, day = pen.sheet.facts.event, occasion.falls_on
    later = ""
    is_ahead = day and event.last_on and day > event.last_on
    if day and is_ahead and pen.sheet.facts.on.year == day.year and not occasion.is_mourning:
        pen.cite(f"{occasion.path}.exact_on")
        later = f" ({format_date(day, 'd MMMM', locale='ru')} этого года)"
    return f"{span(occasion.years)} {pen(occasion.phrase)}{later}"


def _q(text: str) -> str:
    return quoted(text, "ru")
