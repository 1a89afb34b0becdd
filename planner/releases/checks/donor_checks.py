"""Check 4: every donor is acknowledged, unless the project has a waiver with its reason."""

from __future__ import annotations

from collections.abc import Iterator

from planner.kernel.messages import gettext as _
from planner.releases.checks.findings import Finding, blocking, remark
from planner.releases.facts.body_facts import BodyFacts
from planner.releases.facts.release_facts import ProjectFacts, ReleaseFacts

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


def check_donors(facts: ReleaseFacts) -> Iterator[Finding]:
    project = facts.project
    if project is None or not project.donors or project.waiver:
        return
    if not project.funding_is_confirmed:
        sentence = _(
            "Nobody has confirmed that %(donors)s funds the project. The text does not say so.",
            donors=", ".join(donor.name.text for donor in project.donors if donor.name)
            or _("the donor"),
        )
        yield remark(4, sentence, path="project")
        return
    for index, donor in enumerate(project.donors):
        yield from _missing_of(project, donor, f"project.donors.{index}")


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
