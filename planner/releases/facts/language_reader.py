"""Reads multilingual fields in one language, and notes texts that this language lacks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from planner.grammar.models import WordForm
from planner.grammar.needs import Need, Sort
from planner.grammar.proposals import propose
from planner.kernel.dates import LanguageName
from planner.kernel.messages import gettext as _
from planner.kernel.texts import Texts
from planner.organisations.models import AidProgramme, Organisation, ProgrammeDonor
from planner.releases.facts.body_facts import (
    BodyFacts,
    BoilerplateFacts,
    ProgrammeFacts,
)
from planner.releases.facts.known_forms import KnownForm
from planner.releases.facts.sourced_value import EMPTY, Missing, SourcedValue, phrase_of


class LanguageReader:
    """Reads texts in `language` only, without falling back to another language."""

    def __init__(self, language: str, on: Any, forms: Iterable[WordForm] = ()) -> None:
        """`forms` are those that people have confirmed, in all languages."""
        self.language = language
        self.on = on
        self._rows = {(row.text, row.need): row.form for row in forms if row.language == language}
        self._missing: dict[str, Missing] = {}
        self._sorts: dict[str, tuple[Sort, str]] = {}

    @property
    def missing(self) -> tuple[Missing, ...]:
        return tuple(self._missing.values())

    @property
    def forms(self) -> tuple[KnownForm, ...]:
        """The confirmed forms, once all texts are read: how one is proposed depends on its sort."""
        return tuple(self._known(text, need) for text, need in self._rows)

    def text(
        self,
        texts: Texts,
        path: str,
        what: str = "",
        *,
        names: bool = False,
        sort: Sort = Sort.PHRASE,
        gender: str = "",
    ) -> SourcedValue:
        """The text, and a note if only other languages have one.

        `what` says what it is for the person who has to fill it in; "" asks for no note. `names`
        are what a release cannot be printed without.
        """
        path = f"{path}.{self.language}"
        found = texts.exactly(self.language).strip()
        if found:
            self._sorts[found] = (sort, gender)
            return SourcedValue(found, path, sort, gender)
        if texts and what:
            sentence = _(
                "“%(text)s” has no %(language)s text: %(what)s. "
                "What it would have said is left out.",
                text=texts.best(),
                language=LanguageName(self.language),
                what=what,
            )
            self._missing[path] = Missing(path, sentence, names)
        return EMPTY

    def phrase(
        self, texts: Texts, path: str, what: str = "", *, sort: Sort = Sort.PHRASE
    ) -> SourcedValue:
        """`text`, of words that go on in a sentence."""
        return phrase_of(self.text(texts, path, what, sort=sort))

    def phrases(self, texts: Texts, path: str, what: str) -> tuple[SourcedValue, ...]:
        return tuple(map(phrase_of, self.lines(texts, path, what)))

    def lines(self, texts: Texts, path: str, what: str) -> tuple[SourcedValue, ...]:
        whole = self.text(texts, path, what)
        return tuple(
            SourcedValue(line, f"{whole.path}.{index}")
            for index, line in enumerate(texts.lines(self.language))
        )

    def grammar(self, forms: dict[str, Any], form: str, path: str) -> SourcedValue:
        value = (forms.get(self.language) or {}).get(form) or ""
        return (
            SourcedValue(str(value), f"{path}.grammar.{self.language}.{form}") if value else EMPTY
        )

    def confirmed(self, text: SourcedValue, need: Need) -> SourcedValue:
        """The form that a person has confirmed, of the sort of `text`; empty if there is none."""
        form = self._rows.get((text.text, need), "")
        path = f"forms.{self.language}.{need}"
        return SourcedValue(form, path, text.sort, text.gender) if form else EMPTY

    def _known(self, text: str, need: Need) -> KnownForm:
        form = self._rows[text, need]
        proposed = propose(self.language, text, need, *self._sorts.get(text, (Sort.PHRASE, "")))
        path = f"forms.{self.language}.{need}"
        return KnownForm(text, need, SourcedValue(form, path), is_as_proposed=form == proposed)

    def body(self, body: Organisation, path: str, *, full: bool = False) -> BodyFacts:
        """`full` also reads what only the senders of a release need: boilerplates."""
        name = self.text(
            body.names, f"{path}.names", _("name of a body"), names=True, sort=Sort.BODY
        )
        return BodyFacts(
            id=body.id,
            name=name,
            short_name=self.text(body.short_names, f"{path}.short_names", sort=Sort.BODY),
            article=self._article(body, path),
            generic_noun=self.text(body.generic_nouns, f"{path}.generic_nouns", sort=Sort.BODY),
            dateline=self.text(body.datelines, f"{path}.datelines"),
            funding_statement=self.text(body.funding_statements, f"{path}.funding_statements"),
            disclaimer=self.text(body.disclaimers, f"{path}.disclaimers"),
            has_logo=body.logo_id is not None,
            boilerplate=self._boilerplate(body, path) if full else None,
            has_boilerplates=full and any(b.language == self.language for b in body.boilerplates),
        )

    def _article(self, body: Organisation, path: str) -> SourcedValue:
        """“the Harbour Museum”, and “the Pro Aqua foundation” with every generic noun."""
        has_article = body.takes_the or body.generic_nouns.exactly(self.language)
        if not has_article or self.language.partition("-")[0] != "en":
            return EMPTY
        return SourcedValue("the", f"{path}.takes_the")

    def perhaps_body(self, body: Organisation | None, path: str) -> BodyFacts | None:
        return self.body(body, path) if body else None

    def donors(self, donors: list[ProgrammeDonor], path: str) -> tuple[BodyFacts, ...]:
        return tuple(
            self.body(donor.organisation, f"{path}.donors.{index}")
            for index, donor in enumerate(donors)
        )

    def programme(self, programme: AidProgramme | None, path: str) -> ProgrammeFacts | None:
        if programme is None:
            return None
        short = programme.abbreviation
        return ProgrammeFacts(
            id=programme.id,
            name=self.text(programme.names, f"{path}.names", _("name of a programme"), names=True),
            abbreviation=SourcedValue(short, f"{path}.abbreviation") if short else EMPTY,
            donors=self.donors(programme.donors, path),
            funding_statement=self.text(
                programme.funding_statements, f"{path}.funding_statements", _("funding statement")
            ),
            disclaimer=self.text(programme.disclaimers, f"{path}.disclaimers", _("disclaimer")),
        )

    def _boilerplate(self, body: Organisation, path: str) -> BoilerplateFacts | None:
        """The boilerplate that is valid on the day; of several the one with the latest beginning."""
        valid = [
            (boilerplate.valid_from.toordinal() if boilerplate.valid_from else 0, index)
            for index, boilerplate in enumerate(body.boilerplates)
            if boilerplate.language == self.language and boilerplate.is_valid_on(self.on)
        ]
        if not valid:
            return None
        index = max(valid)[1]
        chosen = body.boilerplates[index]
        return BoilerplateFacts(
            text=SourcedValue(chosen.text, f"{path}.boilerplates.{index}.text"),
            reviewed_on=chosen.reviewed_on,
        )
