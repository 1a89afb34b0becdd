"""The people, bodies and places of the acceptance tables, as facts. All of them are invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from planner.events.attendance_facts import Qualifier
from planner.events.models.kinds import EventStatus, ItemKind, LeadWith
from planner.events.models.statement import Force, SpeechForm
from planner.grammar.needs import Sort
from planner.releases.facts.body_facts import BodyFacts, SpeakerFacts
from planner.releases.facts.event_facts import EventFacts, EventStanding
from planner.releases.facts.kind_facts import KindFacts
from planner.releases.facts.known_forms import KnownForm, KnownForms
from planner.releases.facts.release_facts import (
    ItemFacts,
    PresentFacts,
    ReleaseFacts,
    StatementFacts,
)
from planner.releases.facts.sourced_value import EMPTY, SourcedValue, phrase_of
from tests.unit.releases.acceptance.cast_names import BODIES, FORMS, PEOPLE

DAY = date(2028, 3, 14)


class Cast:
    """The cast in one language: `cast.body("institute")`, `cast.speaker("quill")`, `cast.item(…)`.

    Texts that are given in two languages are taken by `cast.text(en=…, ru=…)`.
    """

    def __init__(self, language: str) -> None:
        self.language = language

    def text(self, en: str, ru: str, path: str = "somewhere") -> SourcedValue:
        """The text of this language as an entered value."""
        return SourcedValue(en if self.language == "en" else ru, path)

    def phrase(self, en: str, ru: str, path: str = "somewhere") -> SourcedValue:
        """`text`, of words that go on in a sentence."""
        return phrase_of(self.text(en, ru, path))

    def texts(self, en: tuple[str, ...], ru: tuple[str, ...]) -> tuple[SourcedValue, ...]:
        return tuple(SourcedValue(text, "somewhere") for text in (en, ru)[self.language == "ru"])

    def body(self, key: str, **changed: Any) -> BodyFacts:
        """A body of `BODIES`; its forms are those of `forms`."""
        entry = BODIES[key]
        name, short, article, _gender = entry[self.language]
        path = f"bodies.{key}"
        facts = BodyFacts(
            id=list(BODIES).index(key) + 1,
            name=self._sourced(name, f"{path}.names", Sort.BODY),
            short_name=self._sourced(short, f"{path}.short_names", Sort.BODY),
            article=self._sourced(article, f"{path}.article"),
        )
        return replace(facts, **changed)

    def fund(self, name: str = "") -> BodyFacts:
        """Pro Aqua, or another body, with a generic noun; the forms of that are proposed."""
        body = self.body("proaqua")
        return replace(
            body,
            name=replace(body.name, text=name or body.name.text),
            generic_noun=self._sourced(
                {"en": "foundation", "ru": "фонд"}[self.language], "fund.generic_nouns", Sort.BODY
            ),
            article=self._sourced("the" if self.language == "en" else "", "fund.takes_the"),
        )

    def forms(self, *needs: str) -> KnownForms:
        """The forms of `FORMS` and the genders of the bodies, as confirmed.

        With `needs` only forms for these, and none are proposed: for fallbacks.
        """
        genders = {BODIES[key][self.language][0]: BODIES[key][self.language][3] for key in BODIES}
        found = {
            (text, case): form for text, cases in FORMS.items() for case, form in cases.items()
        }
        found |= {(text, "gender"): gender for text, gender in genders.items() if gender}
        return KnownForms(
            entries=tuple(
                KnownForm(text, need, SourcedValue(form, f"forms.{need}"))
                for (text, need), form in found.items()
                if not needs or need in needs
            ),
            is_proposing=not needs,
        )

    def speaker(self, key: str, **changed: Any) -> SpeakerFacts:
        """A person of `PEOPLE`; the function names the body already."""
        entry = PEOPLE[key]
        name, function = entry[self.language]
        path = f"people.{key}"
        facts = SpeakerFacts(
            path=path,
            person_id=list(PEOPLE).index(key) + 1,
            name=self._sourced(name, f"{path}.names", Sort.PERSON, entry["gender"]),
            role=EMPTY,
            function=self._sourced(function, f"{path}.functions", Sort.FUNCTION),
            body=None,
            on_behalf_of=EMPTY,
            gender=self._sourced(entry["gender"], f"{path}.gender"),
            is_remote=False,
        )
        return replace(facts, **changed)

    def role(self, en: str, ru: str, body: str | None = None, **changed: Any) -> SpeakerFacts:
        """An unnamed role, perhaps of a body."""
        facts = SpeakerFacts(
            path="role",
            person_id=None,
            name=EMPTY,
            role=replace(self.text(en, ru, "role.unnamed_roles"), sort=Sort.ROLE),
            function=EMPTY,
            body=self.body(body) if body else None,
            on_behalf_of=EMPTY,
            gender=EMPTY,
            is_remote=False,
        )
        return replace(facts, **changed)

    def item(self, kind: ItemKind, *speakers: SpeakerFacts, **changed: Any) -> ItemFacts:
        facts = ItemFacts(
            path="item",
            uid=f"item-{kind}",
            kind=kind,
            title=EMPTY,
            topic=EMPTY,
            speakers=speakers,
            moderators=(),
            study=None,
            statements=(),
        )
        return replace(facts, **changed)

    def statement(self, speaker: SpeakerFacts, en: str, ru: str, **changed: Any) -> StatementFacts:
        """An indirect statement with the force “said”, unless changed."""
        facts = StatementFacts(
            path="statement",
            uid="statement",
            speaker=speaker,
            form=SpeechForm.INDIRECT,
            force=Force.SAID,
            text=self.text(en, ru, "statement.texts"),
            topics=(),
            is_unclear=False,
        )
        return replace(facts, **changed)

    def event(self, **changed: Any) -> EventFacts:
        """The round table of the tables, on 14 March 2028 in Lindenholm."""
        facts = EventFacts(
            uid="rivers",
            kind=KindFacts(code="round_table"),
            status=EventStatus.HELD,
            title=self.text(
                "Small Rivers: Where the Water Goes", "Малые реки: куда уходит вода", "titles"
            ),
            subject=self.text("low water in small rivers", "обмеление малых рек", "subjects"),
            city=replace(self.text("Lindenholm", "Линденхольм", "cities"), sort=Sort.PLACE),
            is_online=False,
            first_on=DAY,
            last_on=DAY,
            days_path="days",
            audience=EMPTY,
            next_steps=EMPTY,
            materials_url=EMPTY,
            lead_with=LeadWith.PROTOCOL,
        )
        return replace(facts, **changed)

    def release(self, *, event: EventFacts | None = None, **changed: Any) -> ReleaseFacts:
        """A release of the event, held by the institute, with nothing else entered."""
        facts = ReleaseFacts(
            language=self.language,
            on=DAY,
            oxford_comma=False,
            event=event or self.event(),
            standing=EventStanding(
                starts_at=None, zone="Europe/Moscow", has_hour=False, unnamed=()
            ),
            organisers=(self.body("institute"),),
            co_organisers=(),
            publishers=(),
            partners=(),
            donors=(),
            supporters=(),
            hosts=(),
            project=None,
            programme=None,
            occasions=(),
            items=(),
            hotline=None,
            present=self.present(),
            contacts=(),
            unprintable=(),
            missing=(),
            forms=self.forms(),
        )
        return replace(facts, **changed)

    def present(self, **changed: Any) -> PresentFacts:
        """Attendance that nobody recorded, unless changed."""
        facts = PresentFacts(
            is_recorded=False,
            people=None,
            outlets=None,
            qualifier=Qualifier.EXACT,
            media=(),
            media_are_public=False,
            pools=(),
        )
        return replace(facts, **changed)

    def _sourced(
        self, text: str, path: str, sort: Sort = Sort.PHRASE, gender: str = ""
    ) -> SourcedValue:
        return SourcedValue(text, path, sort, gender) if text else EMPTY
