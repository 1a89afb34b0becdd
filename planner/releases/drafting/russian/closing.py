"""Russian: hot-line, attendance, closing, notes, standing texts, contacts."""

from __future__ import annotations

from planner.events.attendance_facts import Qualifier
from planner.kernel.dates import language_name
from planner.releases.drafting.block_builder import BlockBuilder, DraftBlock, DraftContext
from planner.releases.drafting.lists import separated
from planner.releases.drafting.notes import acknowledgements, boilerplate_blocks, media_by, note
from planner.releases.drafting.numbers import JOURNALISTS, MEDIA, Forms, in_words, is_one
from planner.releases.drafting.russian.words import MEDIA as KINDS_OF_MEDIA
from planner.releases.drafting.russian.words import SCOPES, all_of, bodies, span
from planner.releases.drafting.typography import quoted, uncapital
from planner.releases.facts.release_facts import ContactFacts, PresentFacts
from planner.releases.facts.sourced_value import Count
from planner.releases.models import Section

_QUALIFIERS = {Qualifier.MORE_THAN: "более", Qualifier.ABOUT: "около"}
_WHERE = "В мероприятии"


def hotline(context: DraftContext) -> list[DraftBlock]:
    builder, line = context.builder(), context.facts.hotline
    if line and line.is_valid:
        audience = f" ({builder(line.audience)})" if line.audience else ""
        builder.write(f"Телефон горячей линии{audience}: {builder.call(line.number, line.dial)}")
        operators = tuple(operator for operator in line.operators if operator.name)
        if operators:
            named = bodies(builder, operators)
            builder.write(
                f"Линию обслуживают {named}" if len(operators) > 1 else f"Оператор — {named}"
            )
        if line.hours:
            builder.write(f"Часы работы: {builder(line.hours)}")
    return builder.block("hotline", Section.HOTLINE)


def attendance(context: DraftContext) -> list[DraftBlock]:
    """Journalists are counted and never named; what nobody recorded is not told."""
    builder, facts = context.builder(), context.facts
    present = facts.present
    is_nobody = present.people is not None and present.people.number == 0
    scopes = [SCOPES[scope] for scope in dict.fromkeys(m.scope for m in present.media)]
    if present.people and not is_nobody:
        builder.write(_people(builder, present, present.people))
    elif present.outlets and present.outlets.number and not is_nobody:
        outlets = _several(builder, present.outlets, MEDIA, present.qualifier, is_genitive=True)
        builder.write(f"{_WHERE} приняли участие журналисты {outlets}")
    elif scopes and not is_nobody:
        builder.cite("attendance.media")
        builder.write(f"{_WHERE} приняли участие журналисты {all_of(scopes)} СМИ")
    elif present.is_recorded and facts.event.audience and not is_nobody:
        builder.write(f"{_WHERE} приняли участие {uncapital(builder(facts.event.audience))}")
    _pools(builder, present)
    if present.media_are_public:
        _media(builder, present)
    return builder.block("attendance", Section.ATTENDANCE)


def closing(context: DraftContext) -> list[DraftBlock]:
    builder, event = context.builder(), context.facts.event
    if event.next_steps:
        builder.write(builder(event.next_steps))
    if event.materials_url:
        builder.write(f"Материалы доступны по адресу: {builder.link(event.materials_url)}")
    return builder.block("closing", Section.CLOSING)


def notes(context: DraftContext) -> list[DraftBlock]:
    """Phrases keep their number of years beside them: they only fit after one."""
    builder, facts = context.builder(), context.facts
    blocks: list[DraftBlock] = []
    years = [
        f"{span(o.years)} {builder(o.phrase)} — {builder.number(o.base_year)} г."
        for o in facts.occasions
        if o.years > 0 and o.phrase
    ]
    if years:
        told = f"Годы, от которых ведётся счёт памятных дат: {separated(years)}"
        blocks += note(builder, "base_years", told)
    blocks += acknowledgements(context)
    for study in facts.studies:
        title = quoted(study.title.text, "ru")
        if study.title and study.sample:
            builder = context.builder()
            blocks += note(builder, f"sample.{study.uid}", f"{title}: {builder(study.sample)}")
        if study.title and study.url:
            builder = context.builder()
            told = f"{title} — текст доступен по адресу: {builder.link(study.url)}"
            blocks += note(builder, f"link.{study.uid}", told)
    return blocks


def boilerplates(context: DraftContext) -> list[DraftBlock]:
    return boilerplate_blocks(context, lambda name: f"Справка: {name}")


def contacts(context: DraftContext) -> list[DraftBlock]:
    blocks: list[DraftBlock] = []
    for number, contact in enumerate(context.facts.contacts):
        builder = context.builder()
        builder.put(_contact(builder, contact))
        blocks += builder.block(f"contacts.{number}", Section.CONTACTS)
    return blocks


def _people(builder: BlockBuilder, present: PresentFacts, people: Count) -> str:
    """«принял участие 21 журналист», «приняли участие более 30 журналистов из 20 изданий»."""
    outlets = ""
    if present.outlets and present.outlets.number:
        outlets = (
            f" из {_several(builder, present.outlets, MEDIA, Qualifier.EXACT, is_genitive=True)}"
        )
    n = people.number
    counted = _several(builder, people, JOURNALISTS, present.qualifier)
    verb = "принял" if is_one(n) and not present.qualifier else "приняли"
    return f"{_WHERE} {verb} участие {counted}{outlets}"


def _several(
    builder: BlockBuilder,
    count: Count,
    noun: Forms,
    qualifier: Qualifier,
    *,
    is_genitive: bool = False,
) -> str:
    """Words up to nine in the nominative; digits elsewhere, where words would have to bend."""
    n = builder.number(count)
    about = _QUALIFIERS.get(qualifier, "")
    if about or is_genitive:
        return f"{about} {n} {noun.genitive(n)}".strip()
    return f"{in_words(n, 'ru')} {noun.after(n)}"


def _pools(builder: BlockBuilder, present: PresentFacts) -> None:
    named = []
    for pool in present.pools:
        if pool.name:
            within = pool.programme
            known = (within.abbreviation or within.name) if within else None
            told = f" (программа {builder(known)})" if known else ""
            named.append(f"{builder(pool.name)}{told}")
    if named:
        builder.write(f"Среди участников — {all_of(named)}")


def _media(builder: BlockBuilder, present: PresentFacts) -> None:
    """The names by kind; a list that is not complete says so."""
    groups = media_by(builder, present)
    if not groups:
        return
    named = [f"{KINDS_OF_MEDIA[kind]} — {', '.join(names)}" for kind, names in groups]
    total = sum(len(names) for _, names in groups)
    is_partial = present.outlets is not None and present.outlets.number > total
    builder.write(f"Среди СМИ: {separated(named)}{' и др.' if is_partial else ''}")


def _contact(builder: BlockBuilder, contact: ContactFacts) -> str:
    if not contact.name:
        return ""
    body = builder(contact.body.name) if contact.body else ""
    who = ", ".join(
        part for part in (builder(contact.name), builder(contact.function), body) if part
    )
    lines = [who]
    if contact.phone:
        lines.append(f"Телефон: {builder.call(contact.phone, contact.dial)}")
    if contact.email:
        lines.append(f"Эл. почта: {builder.link(contact.email)}")
    if contact.languages:
        builder.cite(contact.languages_path)
        spoken = [language_name(tag, "ru") for tag in contact.languages]
        lines.append(f"Языки: {', '.join(spoken)}")
    if contact.hours:
        lines.append(f"Часы работы: {builder(contact.hours)}")
    return "\\\n".join(lines)
