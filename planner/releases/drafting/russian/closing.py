"""Russian: hot-line, attendance, closing, notes, standing texts, contacts."""

from __future__ import annotations

from planner.events.attendance_facts import Qualifier
from planner.kernel.dates import language_name
from planner.releases.datum import Count
from planner.releases.drafting.lists import separated
from planner.releases.drafting.notes import acknowledgements, boilerplate_blocks, media_by, note
from planner.releases.drafting.numbers import JOURNALISTS, MEDIA, Forms, in_words, is_one
from planner.releases.drafting.pen import DraftBlock, Pen, Sheet
from planner.releases.drafting.russian.words import MEDIA as KINDS_OF_MEDIA
from planner.releases.drafting.russian.words import SCOPES, all_of, bodies, span
from planner.releases.drafting.typography import quoted, uncapital
from planner.releases.facts import ContactFacts, PresentFacts
from planner.releases.models import Section

_QUALIFIERS = {Qualifier.MORE_THAN: "более", Qualifier.ABOUT: "около"}
_WHERE = "В мероприятии"


def hotline(sheet: Sheet) -> list[DraftBlock]:
    pen, line = sheet.pen(), sheet.facts.hotline
    if line and line.is_valid:
        audience = f" ({pen(line.audience)})" if line.audience else ""
        pen.write(f"Телефон горячей линии{audience}: {pen.call(line.number, line.dial)}")
        operators = tuple(operator for operator in line.operators if operator.name)
        if operators:
            named = bodies(pen, operators)
            pen.write(f"Линию обслуживают {named}" if len(operators) > 1 else f"Оператор — {named}")
        if line.hours:
            pen.write(f"Часы работы: {pen(line.hours)}")
    return pen.block("hotline", Section.HOTLINE)


def attendance(sheet: Sheet) -> list[DraftBlock]:
    """Journalists are counted and never named; what nobody recorded is not told."""
    pen, facts = sheet.pen(), sheet.facts
    present = facts.present
    is_nobody = present.people is not None and present.people.number == 0
    scopes = [SCOPES[scope] for scope in dict.fromkeys(m.scope for m in present.media)]
    if present.people and not is_nobody:
        pen.write(_people(pen, present, present.people))
    elif present.outlets and present.outlets.number and not is_nobody:
        outlets = _several(pen, present.outlets, MEDIA, present.qualifier, is_genitive=True)
        pen.write(f"{_WHERE} приняли участие журналисты {outlets}")
    elif scopes and not is_nobody:
        pen.cite("attendance.media")
        pen.write(f"{_WHERE} приняли участие журналисты {all_of(scopes)} СМИ")
    elif present.is_recorded and facts.event.audience and not is_nobody:
        pen.write(f"{_WHERE} приняли участие {uncapital(pen(facts.event.audience))}")
    _pools(pen, present)
    if present.media_are_public:
        _media(pen, present)
    return pen.block("attendance", Section.ATTENDANCE)


def closing(sheet: Sheet) -> list[DraftBlock]:
    pen, event = sheet.pen(), sheet.facts.event
    if event.next_steps:
        pen.write(pen(event.next_steps))
    if event.materials_url:
        pen.write(f"Материалы доступны по адресу: {pen.link(event.materials_url)}")
    return pen.block("closing", Section.CLOSING)


def notes(sheet: Sheet) -> list[DraftBlock]:
    """Phrases keep their number of years beside them: they only fit after one."""
    pen, facts = sheet.pen(), sheet.facts
    blocks: list[DraftBlock] = []
    years = [
        f"{span(o.years)} {pen(o.phrase)} — {pen.number(o.base_year)} г."
        for o in facts.occasions
        if o.years > 0 and o.phrase
    ]
    if years:
        told = f"Годы, от которых ведётся счёт памятных дат: {separated(years)}"
        blocks += note(pen, "base_years", told)
    blocks += acknowledgements(sheet)
    for study in facts.studies:
        title = quoted(study.title.text, "ru")
        if study.title and study.sample:
            pen = sheet.pen()
            blocks += note(pen, f"sample.{study.uid}", f"{title}: {pen(study.sample)}")
        if study.title and study.url:
            pen = sheet.pen()
            told = f"{title} — текст доступен по адресу: {pen.link(study.url)}"
            blocks += note(pen, f"link.{study.uid}", told)
    return blocks


def boilerplates(sheet: Sheet) -> list[DraftBlock]:
    return boilerplate_blocks(sheet, lambda name: f"Справка: {name}")


def contacts(sheet: Sheet) -> list[DraftBlock]:
    blocks: list[DraftBlock] = []
    for number, contact in enumerate(sheet.facts.contacts):
        pen = sheet.pen()
        pen.put(_contact(pen, contact))
        blocks += pen.block(f"contacts.{number}", Section.CONTACTS)
    return blocks


def _people(pen: Pen, present: PresentFacts, people: Count) -> str:
    """«принял участие 21 журналист», «приняли участие более 30 журналистов из 20 изданий»."""
    outlets = ""
    if present.outlets and present.outlets.number:
        outlets = f" из {_several(pen, present.outlets, MEDIA, Qualifier.EXACT, is_genitive=True)}"
    n = people.number
    counted = _several(pen, people, JOURNALISTS, present.qualifier)
    verb = "принял" if is_one(n) and not present.qualifier else "приняли"
    return f"{_WHERE} {verb} участие {counted}{outlets}"


def _several(
    pen: Pen, count: Count, noun: Forms, qualifier: Qualifier, *, is_genitive: bool = False
) -> str:
    """Words up to nine in the nominative; digits elsewhere, where words would have to bend."""
    n = pen.number(count)
    about = _QUALIFIERS.get(qualifier, "")
    if about or is_genitive:
        return f"{about} {n} {noun.genitive(n)}".strip()
    return f"{in_words(n, 'ru')} {noun.after(n)}"


def _pools(pen: Pen, present: PresentFacts) -> None:
    named = []
    for pool in present.pools:
        if pool.name:
            within = pool.programme
            known = (within.abbreviation or within.name) if within else None
            told = f" (программа {pen(known)})" if known else ""
            named.append(f"{pen(pool.name)}{told}")
    if named:
        pen.write(f"Среди участников — {all_of(named)}")


def _media(pen: Pen, present: PresentFacts) -> None:
    """The names by kind; a list that is not complete says so."""
    groups = media_by(pen, present)
    if not groups:
        return
    named = [f"{KINDS_OF_MEDIA[kind]} — {', '.join(names)}" for kind, names in groups]
    total = sum(len(names) for _, names in groups)
    is_partial = present.outlets is not None and present.outlets.number > total
    pen.write(f"Среди СМИ: {separated(named)}{' и др.' if is_partial else ''}")


def _contact(pen: Pen, contact: ContactFacts) -> str:
    if not contact.name:
        return ""
    body = pen(contact.body.name) if contact.body else ""
    who = ", ".join(part for part in (pen(contact.name), pen(contact.function), body) if part)
    lines = [who]
    if contact.phone:
        lines.append(f"Телефон: {pen.call(contact.phone, contact.dial)}")
    if contact.email:
        lines.append(f"Эл. почта: {pen.link(contact.email)}")
    if contact.languages:
        pen.cite(contact.languages_path)
        spoken = [language_name(tag, "ru") for tag in contact.languages]
        lines.append(f"Языки: {', '.join(spoken)}")
    if contact.hours:
        lines.append(f"Часы работы: {pen(contact.hours)}")
    return "\\\n".join(lines)
