"""Operations on organisations, their logos and boilerplates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from planner.files.models import StoredFile
from planner.history.operations import record
from planner.kernel.errors import Invalid
from planner.kernel.ids import new_uid
from planner.kernel.messages import gettext as _
from planner.kernel.placeholders import check_placeholders
from planner.kernel.texts import NO_TEXTS, Texts
from planner.kernel.work import Work
from planner.organisations.archiving import referred
from planner.organisations.models import Boilerplate, Organisation, OrganisationKind

DATELINE_WORDS = ("city", "CITY", "date")
_ARTICLE = "the "


@dataclass(frozen=True, kw_only=True, slots=True)
class BoilerplatePlan:
    """A boilerplate as entered; see `models.Boilerplate`."""

    language: str
    text: str
    valid_from: date | None = None
    valid_to: date | None = None
    reviewed_on: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class OrganisationPlan:
    """All that is entered about a body; see `models.Organisation`."""

    names: Texts
    short_names: Texts = NO_TEXTS
    kind: OrganisationKind = OrganisationKind.OTHER
    parent_id: int | None = None
    takes_the: bool = False
    generic_nouns: Texts = NO_TEXTS
    datelines: Texts = NO_TEXTS
    website: str = ""
    funding_statements: Texts = NO_TEXTS
    disclaimers: Texts = NO_TEXTS
    boilerplates: tuple[BoilerplatePlan, ...] = ()


def enter_organisation(work: Work, plan: OrganisationPlan) -> Organisation:
    """Add a body. Raises `Invalid`."""
    organisation = Organisation(office_id=work.office_id, uid=new_uid())
    _fill(work, organisation, plan)
    work.session.add(organisation)
    work.session.flush()
    record(work, "organisation.entered", organisation)
    return organisation


def revise_organisation(
    work: Work, organisation: Organisation, plan: OrganisationPlan, opened_version: int | None
) -> Organisation:
    """Update a body. Raises `Invalid`, and `Stale` if somebody else saved it meanwhile."""
    organisation.revise(opened_version)
    _fill(work, organisation, plan)
    work.session.flush()
    record(work, "organisation.revised", organisation)
    return organisation


def set_logo(work: Work, organisation: Organisation, logo: StoredFile | None) -> None:
    """Set a body's logo; None removes it."""
    organisation.logo = logo
    record(work, "organisation.logo_changed", organisation)


def check_organisation(plan: OrganisationPlan) -> None:
    """Raises `Invalid` for a body without a name, and for texts that cannot be printed."""
    if not plan.names:
        raise Invalid("names", _("An organisation needs a name in at least one language."))
    for template in plan.datelines.values():
        check_placeholders(template, DATELINE_WORDS, "datelines")
    for text in plan.boilerplates:
        if text.valid_from and text.valid_to and text.valid_to < text.valid_from:
            raise Invalid(
                "boilerplates", _("A boilerplate text ends before it begins to be valid.")
            )


def _fill(work: Work, organisation: Organisation, plan: OrganisationPlan) -> None:
    check_organisation(plan)
    names, has_article = _without_article(plan.names)
    parent = referred(work, Organisation, plan.parent_id, "parent_id")
    _refuse_cycle(organisation, parent)
    organisation.names = names
    organisation.short_names = plan.short_names
    organisation.kind = plan.kind
    organisation.parent = parent
    organisation.takes_the = plan.takes_the or has_article
    organisation.generic_nouns = plan.generic_nouns
    organisation.datelines = plan.datelines
    organisation.website = plan.website
    organisation.funding_statements = plan.funding_statements
    organisation.disclaimers = plan.disclaimers
    organisation.boilerplates = [_boilerplate(work, text) for text in plan.boilerplates]


def without_the(name: str) -> str:
    """What a body is called that was written with the article; “the” alone stays."""
    is_written = name.casefold().startswith(_ARTICLE)
    return (name[len(_ARTICLE) :].strip() if is_written else "") or name


def _without_article(names: Texts) -> tuple[Texts, bool]:
    """“the European Union” as the name and whether it takes the article; “The Hague Centre” as it is."""
    english = names.exactly("en")
    bare = without_the(english) if english.startswith(_ARTICLE) else english
    return (names, False) if bare == english else (Texts({**names, "en": bare}), True)


def _refuse_cycle(organisation: Organisation, parent: Organisation | None) -> None:
    ancestor = parent
    while ancestor is not None:
        if ancestor is organisation:
            raise Invalid("parent_id", _("A body cannot stand above itself. Choose another one."))
        ancestor = ancestor.parent


def _boilerplate(work: Work, text: BoilerplatePlan) -> Boilerplate:
    return Boilerplate(
        office_id=work.office_id,
        language=text.language,
        text=text.text,
        valid_from=text.valid_from,
        valid_to=text.valid_to,
        reviewed_on=text.reviewed_on,
    )
