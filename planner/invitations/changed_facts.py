"""What has changed about an event since a guest was told of it, in words. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace

from planner.invitations.comparing import Aspect
from planner.invitations.facts import InvitationFacts, facts_of
from planner.invitations.snapshots import Snapshot
from planner.invitations.wording import letter_word, word


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangedFact:
    """A change, as texts; `old` is "" if only the new value is shown."""

    label: str
    old: str
    new: str


def changed_facts(facts: InvitationFacts, before: Snapshot | None) -> tuple[ChangedFact, ...]:
    """The changes since `before`; none without it."""
    if before is None:
        return ()
    then, language = facts_of(before.event, facts.language), facts.language
    nothing = letter_word(language, "nowhere")
    pairs = (
        ("when", then.when, facts.when),
        ("where", then.place, facts.place),
        (
            "online",
            _way_online(then, tells_link=facts.tells_link),
            _way_online(facts, tells_link=facts.tells_link),
        ),
    )
    found = tuple(
        ChangedFact(label=word(language, key), old=old or nothing, new=new or nothing)
        for key, old, new in pairs
        if old != new
    )
    return found if before.is_partial else found + _other_changes(facts, then)


def _way_online(facts: InvitationFacts, *, tells_link: bool) -> str:
    """How one takes part online: the address, or for a guest who is not told it that there is one."""
    if tells_link:
        return facts.link
    return word(facts.language, "link_later") if facts.is_online else ""


def _other_changes(facts: InvitationFacts, then: InvitationFacts) -> tuple[ChangedFact, ...]:
    """Changes other than date and place. Of longer texts only the fact that they changed."""
    language = facts.language
    found = []
    if then.title != facts.title:
        title = letter_word(language, "title")
        found.append(ChangedFact(label=title, old=then.title, new=facts.title))
    for label, old, new in (
        (letter_word(language, "answers"), then.answer_by, facts.answer_by),
        (word(language, "accreditation"), then.accredit_by, facts.accredit_by),
        (letter_word(language, "places"), then.seats, facts.seats),
        (word(language, "languages"), then.spoken, facts.spoken),
    ):
        if old != new:
            found.append(
                ChangedFact(label=label, old=old, new=new or letter_word(language, "none"))
            )
    below = letter_word(language, "below")
    if _comparable_programme(then, facts) != _comparable_programme(facts, then):
        found.append(ChangedFact(label=word(language, "programme"), old="", new=below))
    if _details(then) != _details(facts):
        found.append(ChangedFact(label=letter_word(language, "details"), old="", new=below))
    return tuple(found)


def _comparable_programme(facts: InvitationFacts, other: InvitationFacts) -> object:
    """Without the hours if the event's own hour differs, since that moves every line."""
    if facts.when == other.when:
        return facts.points
    return tuple(replace(point, clock="", day="") for point in facts.points)


def _details(facts: InvitationFacts) -> object:
    who = facts.organisers, facts.hosts, facts.contacts
    accreditation = facts.accreditation, facts.accredit_at
    return facts.kind, facts.description, accreditation, who


def changes_in_words(language: str, aspects: frozenset[Aspect]) -> list[str]:
    """Such as “The time has changed.”; one sentence for day and hour together, none for certainty,
    which has an opening of its own.
    """
    named = [aspect for aspect in Aspect if aspect in aspects and aspect is not Aspect.CERTAINTY]
    keys: list[str] = [aspect.value for aspect in named]
    if {Aspect.DAY, Aspect.HOUR} <= aspects:
        keys = ["day_and_hour", *(aspect.value for aspect in named if aspect is Aspect.PLACE)]
    return [letter_word(language, f"changed.{key}") for key in keys]
