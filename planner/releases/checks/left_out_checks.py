"""Check 2: what was entered is in the text; what is not is named here, with the reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from planner.events.models.kinds import ItemKind
from planner.kernel.dates import list_text
from planner.kernel.messages import Message, reader_language
from planner.kernel.messages import gettext as _
from planner.phrases import phrase
from planner.releases.checks.findings import Finding, Sourced, quoted, remark
from planner.releases.checks.told_later import Untold, told_later
from planner.releases.drafting.standing import Standing, standing_of
from planner.releases.drafting.typography import without_typography
from planner.releases.facts.body_facts import BodyFacts, SpeakerFacts
from planner.releases.facts.release_facts import ItemFacts, ReleaseFacts
from planner.releases.facts.sourced_value import SourcedValue
from planner.releases.facts.withheld_facts import Withholding

_NOT_REPORTED = (ItemKind.BREAK, ItemKind.QUESTIONS, ItemKind.PHOTO)
_WHY = {
    Withholding.DECLINED: _("Declined, and are not in the text: %(names)s."),
    Withholding.ABSENT: _("Were absent, and are not in the text: %(names)s."),
    Withholding.INTERPRETER: _("Interpret, and are not in the text: %(names)s."),
    Withholding.ITEM_NOT_PUBLIC: _("Not public, and not in the text: %(names)s."),
    Withholding.IN_ITEM_NOT_PUBLIC: _(
        "Have a part only in items that are not public, and are not in the text: %(names)s."
    ),
    Withholding.OFF_RECORD: _("Said off the record, and not in the text: %(names)s."),
    Withholding.NOT_APPROVED: _("Nobody has approved the quotation; not in the text: %(names)s."),
    Withholding.SPEAKER_NOT_TOLD: _(
        "Said by somebody who is not in the text, and left out as well: %(names)s."
    ),
    Withholding.NOT_COUNTED: _("Cannot be counted without a date of the event: %(names)s."),
    Withholding.NOT_ASKED: _(
        "Have not been asked yet, so that the text does not announce them: %(names)s."
    ),
    Withholding.UNDER_EMBARGO: _(
        "Under embargo for longer than this text, and not announced: %(names)s."
    ),
}
_NOTHING_ELSE = {
    Standing.CANCELLED: _(
        "Of an event that was cancelled the text tells nothing but that. Left out: %(names)s."
    ),
    Standing.PUT_OFF: _(
        "Of an event that was put off without a new day the text tells nothing but that. Left out: "
        "%(names)s."
    ),
}
_TOLD_LATER = _("Is told after the event, and not in the text: %(names)s.")
_UNTOLD_PEOPLE = _(
    "Have a part of which no sentence of a release tells: %(names)s. Write them in if they are to "
    "be named."
)
_UNTOLD_BODIES = _(
    "Stand on the overview, but nothing is told of them: %(names)s. Write them in if they are to be "
    "named."
)
_UNTOLD_OUTLETS = _("Outlets that were there and are not in the text: %(names)s.")
_UNTOLD_WORDS = _(
    "Entered with what was said, but its sentence does not tell it: %(names)s. Write it into what "
    "was said, or note that in another way."
)
_UNTOLD_SITES = _(
    "One could take part from there, but nobody is recorded to have done so; not in the text: "
    "%(names)s."
)
_UNTOLD_ITEMS = _("Breaks, questions and photographs are not in the text: %(names)s.")


def check_left_out(facts: ReleaseFacts, blocks: Sequence[Sourced]) -> Iterator[Finding]:
    """`blocks` includes those that somebody has left out: what they tell does not count as missing."""
    standing, told = standing_of(facts.event), _Told(facts, blocks)
    if standing in _NOTHING_ELSE:
        yield from _named(_NOTHING_ELSE[standing], _everything_untold(facts, told))
        return
    yield from _items(facts, told)
    yield from _occasions(facts, told)
    yield from _named(_UNTOLD_PEOPLE, _untold_people(facts, told))
    yield from _named(_UNTOLD_BODIES, _untold_bodies(facts, told))
    yield from _named(_UNTOLD_WORDS, _untold_words(facts, told))
    yield from _named(_UNTOLD_SITES, _untold_sites(facts, told))
    if standing is Standing.HELD:
        yield from _named(_UNTOLD_OUTLETS, _untold_outlets(facts, told))
    else:
        yield from _named(_TOLD_LATER, told_later(facts))
    yield from _hotline(facts)
    for reason, sentence in _WHY.items():
        found = (one for one in facts.standing.withheld if one.reason is reason)
        yield from _named(sentence, ((one.words, one.path) for one in found))


class _Told:
    """Which values of the record are in the text: their words are, or, bent or shortened, their
    fields are sources of a block, or another field with the same text is.
    """

    def __init__(self, facts: ReleaseFacts, blocks: Sequence[Sourced]) -> None:
        self.sources = {source for block in blocks for source in block.sources}
        self._text = without_typography("\n".join(block.text for block in blocks))
        names = [name for one in facts.taking_part() for name in _names_of(one)]
        names += [body.name for body in _bodies(facts)]
        self._names = {name.text for name in names if name.path in self.sources}

    def covers(self, path: str) -> bool:
        """Whether anything of that field or below it is told."""
        return any(source == path or source.startswith(f"{path}.") for source in self.sources)

    def names(self, value: SourcedValue) -> bool:
        is_cited = value.path in self.sources or value.text in self._names
        return is_cited or without_typography(value.text) in self._text


def _everything_untold(facts: ReleaseFacts, told: _Told) -> Iterator[Untold]:
    """What the record holds of an event that does not take place, in the order of a release."""
    for occasion in facts.occasions:
        yield occasion.phrase.text, occasion.path
    yield from _untold_bodies(facts, told)
    within = (facts.project, facts.project and facts.project.programme, facts.programme)
    yield from ((one.name.text, one.name.path) for one in within if one)
    for item in facts.items:
        if not told.covers(item.path):
            yield _title(item), item.path
    yield from _untold_people(facts, told)
    yield from ((one.words, one.path) for one in facts.standing.withheld)
    if facts.hotline:
        named = (facts.hotline.number, *(body.name for body in facts.hotline.operators))
        yield from ((value.text, value.path) for value in named)
    yield from _untold_sites(facts, told)
    series = facts.event.series
    yield from ((city.text, city.path) for city in (series.earlier_city, series.next_city))
    yield from told_later(facts)


def _items(facts: ReleaseFacts, told: _Told) -> Iterator[Finding]:
    paused = []
    for item in facts.items:
        if told.covers(item.path):
            continue
        if item.kind not in _NOT_REPORTED:
            sentence = _("The programme item “%(what)s” is not in the text.", what=_title(item))
            yield remark(2, sentence, path=item.path)
        elif item.title or item.topic:
            paused.append((_title(item), item.path))
    yield from _named(_UNTOLD_ITEMS, paused)


def _title(item: ItemFacts) -> str:
    study = item.study.title.text if item.study else ""
    texts = filter(None, (item.title.text, item.topic.text, study))
    return " – ".join(dict.fromkeys(texts)) or phrase(
        reader_language(), f"programme.item_{item.kind}"
    )


def _occasions(facts: ReleaseFacts, told: _Told) -> Iterator[Finding]:
    for occasion in facts.occasions:
        is_told = {occasion.base_year.path, occasion.phrase.path} & told.sources
        if occasion.years > 0 and not is_told:
            what = occasion.phrase.text or str(occasion.base_year.number)
            sentence = _("The anniversary “%(what)s” is not in the text.", what=what)
            yield remark(2, sentence, path=occasion.path)


def _untold_people(facts: ReleaseFacts, told: _Told) -> Iterator[Untold]:
    for one in facts.taking_part():
        names = _names_of(one)
        if names and not any(map(told.names, names)):
            yield names[0].text, one.path


def _names_of(speaker: SpeakerFacts) -> list[SourcedValue]:
    """What they are called: the person's name and surname, else the role, else the body."""
    body = speaker.body.name if speaker.is_named_body and speaker.body else SourcedValue()
    every = (speaker.name, speaker.surname) if speaker.person_id else (speaker.role, body)
    return [name for name in every if name]


def _untold_bodies(facts: ReleaseFacts, told: _Told) -> Iterator[Untold]:
    for body in _bodies(facts):
        if body.name and not told.names(body.name):
            yield body.name.text, body.name.path


def _bodies(facts: ReleaseFacts) -> list[BodyFacts]:
    """Those on the overview, and those of the project and the hot-line."""
    bodies = [
        *(*facts.organisers, *facts.co_organisers, *facts.publishers, *facts.partners),
        *(*facts.donors, *facts.supporters, *facts.hosts),
    ]
    if facts.project:
        others = (facts.project.implementer, facts.project.partner_of)
        bodies += [*facts.project.donors, *filter(None, others)]
    if facts.hotline and facts.hotline.is_valid:
        bodies += facts.hotline.operators
    return bodies


def _untold_words(facts: ReleaseFacts, told: _Told) -> Iterator[Untold]:
    """What was entered beside the words of a statement that is told."""
    for statement in facts.statements:
        if not told.covers(statement.path):
            continue
        beside = (statement.lead_in, statement.addressee, statement.figure, statement.deadline)
        for value in (*beside, statement.document):
            if value and not told.names(value):
                yield value.text, value.path


def _untold_sites(facts: ReleaseFacts, told: _Told) -> Iterator[Untold]:
    for site in facts.event.remote_sites:
        if not told.names(site):
            yield site.text, site.path


def _untold_outlets(facts: ReleaseFacts, told: _Told) -> Iterator[Untold]:
    """Only those that may be named."""
    names = [medium.name for medium in facts.present.media if facts.present.media_are_public]
    for name in names:
        if name and name.path not in told.sources:
            yield name.text, name.path


def _hotline(facts: ReleaseFacts) -> Iterator[Finding]:
    line = facts.hotline
    if line and not line.is_valid:
        sentence = _(
            "The hot-line %(number)s of %(bodies)s is not valid on the day of the release, and not "
            "in the text.",
            number=line.number.text,
            bodies=list_text(body.name.text for body in line.operators if body.name) or "–",
        )
        yield remark(2, sentence, path=line.number.path)


def _named(sentence: Message, found: Iterable[Untold]) -> Iterator[Finding]:
    """One finding for all that have words, at the first of them."""
    rows = [(words, path) for words, path in found if words]
    if rows:
        names = "; ".join(dict.fromkeys(str(quoted(words)) for words, _path in rows))
        yield remark(2, sentence.with_values(names=names), path=rows[0][1])
