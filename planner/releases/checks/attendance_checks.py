"""Check 2, of who came: nobody, or numbers that hardly can both be true."""

from __future__ import annotations

from collections.abc import Iterator

from planner.events.attendance_facts import is_doubtful, outlets_known
from planner.kernel.messages import gettext as _
from planner.releases.checks.findings import Finding, remark
from planner.releases.facts.release_facts import ReleaseFacts


def check_attendance(facts: ReleaseFacts) -> Iterator[Finding]:
    present = facts.present
    people = present.people
    number = present.outlets.number if present.outlets else None
    outlets = outlets_known(number, len(present.media))
    if people is None:
        return
    if people.number == 0:
        sentence = _("Nobody came, as recorded: the text is silent about it.")
        yield remark(2, sentence, path="attendance.people")
        return
    if outlets is None or present.is_confirmed:
        return
    if is_doubtful(people.number, outlets, present.qualifier):
        sentence = _(
            "%(people)s journalists of %(outlets)s outlets: did somebody come for two? Correct one "
            "of the numbers, or confirm both.",
            people=people.number,
            outlets=outlets,
        )
        yield remark(2, sentence, path="attendance.outlets")
