"""Operations on the office's own kinds of event."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from planner.events.models.kinds import EventKind
from planner.events.models.own_kind import OWN_WORDS, VERBS, OwnKind
from planner.grammar.languages import grammar_of
from planner.grammar.needs import GENDERS
from planner.history.operations import record
from planner.kernel.dates import LanguageName
from planner.kernel.errors import Invalid
from planner.kernel.ids import new_uid
from planner.kernel.messages import gettext as _
from planner.kernel.texts import NO_TEXTS, Texts
from planner.kernel.work import Work
from planner.organisations.archiving import referred

# By language: the forms without which no sentence can name the kind.
NEEDED: Mapping[str, tuple[str, ...]] = {"en": (), "ru": ("gender", "accusative", "at-it")}

# Forms that are chosen from a list, not written.
_CHOSEN = ("gender", "verb")

Grammar = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnKindPlan:
    """All that is entered about a kind; see `models.OwnKind`."""

    names: Texts
    plurals: Texts = NO_TEXTS
    like: EventKind = EventKind.ROUND_TABLE
    grammar: Grammar = field(default_factory=dict)


def enter_own_kind(work: Work, plan: OwnKindPlan) -> OwnKind:
    """Add a kind. Raises `Invalid`."""
    kind = OwnKind(office_id=work.office_id, uid=new_uid())
    _fill(kind, plan)
    work.session.add(kind)
    work.session.flush()
    record(work, "own_kind.entered", kind)
    return kind


def revise_own_kind(
    work: Work, kind: OwnKind, plan: OwnKindPlan, opened_version: int | None
) -> OwnKind:
    """Update a kind. Raises `Invalid`, and `Stale` if somebody else saved it meanwhile."""
    kind.revise(opened_version)
    _fill(kind, plan)
    work.session.flush()
    record(work, "own_kind.revised", kind)
    return kind


def own_kind_for(work: Work, number: int | None, languages: tuple[str, ...]) -> OwnKind | None:
    """The kind chosen for an event in `languages`. Raises `Invalid` if papers in one of them could
    not name it.
    """
    kind = referred(work, OwnKind, number, "own_kind_id")
    if kind is not None:
        check_words_of_kind(kind.names, kind.grammar, languages)
    return kind


def check_words_of_kind(names: Texts, grammar: Grammar, languages: Sequence[str]) -> None:
    """Raises `Invalid` if papers in one of these languages could not name the kind."""
    for language in languages:
        if language in NEEDED and not _has_words(names, grammar, language):
            raise Invalid(
                "own_kind_id",
                _(
                    "“%(kind)s” has no words in this language yet: %(language)s. Enter its name and "
                    "forms in the register of kinds, or choose another kind.",
                    kind=names.best(),
                    language=LanguageName(language),
                ),
            )


def _has_words(names: Texts, grammar: Grammar, language: str) -> bool:
    forms = grammar.get(language, {})
    return bool(names.exactly(language)) and not _lacking(language, forms)


def _lacking(language: str, forms: Mapping[str, str]) -> list[str]:
    """The forms without which sentences cannot name the kind, or say that it was held. Of the office's
    own words for “held” all forms are needed, or none.
    """
    own_words = OWN_WORDS[language]
    has_own_words = any(forms.get(form) for form in (*own_words, "participle"))
    needed = (*NEEDED[language], *(own_words if has_own_words else ()))
    return [form for form in needed if not forms.get(form)]


def check_own_kind(plan: OwnKindPlan) -> None:
    """Raises `Invalid` for a kind without a name or without a form that sentences need, for a plural
    without its name, and for forms in letters of another script.
    """
    if not plan.names:
        raise Invalid("names", _("A kind of event needs a name in at least one language."))
    if nameless := next((tag for tag in plan.plurals if not plan.names.exactly(tag)), ""):
        raise Invalid(
            "plurals",
            _(
                "Give the name in this language as well: %(language)s.",
                language=LanguageName(nameless),
            ),
        )
    for language in NEEDED:
        forms = plan.grammar.get(language, {})
        lacking = _lacking(language, forms)
        if plan.names.exactly(language) and lacking:
            sentence = _(
                "Releases cannot name this kind without it. Fill it in, or leave the name empty."
            )
            first, *others = (form_field(language, form) for form in lacking)
            raise Invalid(first, sentence, dict.fromkeys(others, sentence))
        _check_forms(plan, language)


def _check_forms(plan: OwnKindPlan, language: str) -> None:
    forms = plan.grammar.get(language, {})
    if forms.get("gender") and forms["gender"] not in GENDERS:
        raise Invalid(form_field(language, "gender"), _("Choose one of the genders."))
    if forms.get("verb") and forms["verb"] not in VERBS[language]:
        raise Invalid(form_field(language, "verb"), _("Choose one of the verbs."))
    written = {
        form_field(language, need): form for need, form in forms.items() if need not in _CHOSEN
    }
    grammar, name = grammar_of(language), plan.names.exactly(language)
    entered = {**written, "plurals": plan.plurals.exactly(language)}
    refused = {
        place: _(
            "“%(word)s” has Latin letters in it. Type the word in the letters of the language.",
            word=word,
        )
        for place, form in entered.items()
        if (word := grammar.foreign_word(name, form) if grammar else "")
    }
    if refused:
        (first, sentence), *others = refused.items()
        raise Invalid(first, sentence, dict(others))


def form_field(language: str, form: str) -> str:
    """The name of the field in which that form of a word is entered."""
    return f"{language}_{form}".replace("-", "_")


def _fill(kind: OwnKind, plan: OwnKindPlan) -> None:
    check_own_kind(plan)
    kind.names, kind.plurals, kind.like = plan.names, plan.plurals, plan.like
    kind.grammar = {
        language: kept
        for language, forms in {**(kind.grammar or {}), **plan.grammar}.items()
        if (kept := {name: form for name, form in forms.items() if form})
    }
