"""Check 4: every donor is acknowledged, unless the project has a waiver with its reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.kernel.messages import gettext as _
from planner.releases.checks.findings import Finding, Sourced, blocking, remark
from planner.releases.drafting.standing import standing_of
from planner.releases.facts.body_facts import BodyFacts
from planner.releases.facts.release_facts import ProjectFacts, ReleaseFacts
from planner.releases.models import Section

_MISSING = {
    "funding_statement": _(
        "There is no funding statement of %(donor)s. Enter it, or give the reason for doing "
        "without on the project."
    ),
    "disclaimer": _(
        "There is no disclaimer of %(donor)s. Enter it, or give the reason for doing without on "
        "the project."
    ),
    "emblem": _(
        "There is no emblem of %(donor)s. Enter it, or give the reason for doing without on the "
        "project."
    ),
}


_UNCONFIRMED = _(
    "Nobody has confirmed that %(donors)s funds the project. The text does not say so."
)
_LEFT_OUT = _(
    "Nobody has confirmed that %(donors)s funds the project, and the name has no genitive in this "
    "language. The text does not name the donor: confirm the funding, or enter the form."
)


def check_donors(facts: ReleaseFacts, printed: Sequence[Sourced]) -> Iterator[Finding]:
    project = facts.project
    if project is None or not project.donors or project.waiver:
        return
    if standing_of(facts.event).is_told_alone:
        return
    if not project.funding_is_confirmed:
        yield remark(4, _unconfirmed(project.donors, printed), path="project")
        return
    for index, donor in enumerate(project.donors):
        yield from _missing_of(project, donor, f"project.donors.{index}")


def _unconfirmed(donors: Sequence[BodyFacts], printed: Sequence[Sourced]) -> str:
    """Says first who is not even named."""
    body = [block for block in printed if block.section is not Section.NOTES]
    sources = {source for block in body for source in block.sources}
    named = [donor.name for donor in donors if donor.name]
    left_out = [name for name in named if name.path not in sources]
    donors_text = ", ".join(name.text for name in left_out or named) or _("the donor")
    return (_LEFT_OUT if left_out else _UNCONFIRMED).with_values(donors=donors_text)


def _missing_of(project: ProjectFacts, donor: BodyFacts, path: str) -> Iterator[Finding]:
    given = {
        "funding_statement": project.funding_statement or donor.funding_statement,
        "disclaimer": project.disclaimer or donor.disclaimer,
        "emblem": donor.has_logo,
    }
    name = donor.name.text or _("a donor")
    for field, value in given.items():
        if not value:
            yield blocking(4, _MISSING[field].with_values(donor=name), path=f"{path}.{field}")
