from __future__ import annotations

from planner.invitations.substituted_languages import Substitution, substituted_languages
from planner.kernel.work import Work
from tests.factories import Make
from tests.unit.invitations.post import invite, send


def test_who_reads_what_is_not_written_here_is_named_before_sending(work: Work, make: Make) -> None:
    event, other = make.event(), make.event()
    people = [
        make.person("Amal", language="ar"),
        make.person("Zaid", language="ar"),
        make.person("Ivan", language="ru"),
        make.person("Ann", language="en-GB"),
        make.person("Bo"),
    ]
    invite(work, event, people)
    invite(work, other, [make.person("Luc", language="fr")])

    here = substituted_languages(work, event_id=event.id)
    everywhere = substituted_languages(work)

    assert here == [Substitution("ar", "en", ("Amal", "Zaid"))]
    assert everywhere == [*here, Substitution("fr", "en", ("Luc",))]


def test_letters_that_left_are_told_no_more(work: Work, make: Make) -> None:
    event = make.event()
    invite(work, event, [make.person("Amal", language="ar")])
    send(work)

    assert substituted_languages(work) == []
