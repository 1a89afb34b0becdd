"""The address for taking part online: it is told to those only who have said that they come or take
part online. Others are told that there is one.
"""

from __future__ import annotations

from dataclasses import replace

from planner.invitations.facts import InvitationFacts
from planner.invitations.models import Answer

KNOW_LINK = (Answer.ACCEPTED, Answer.REMOTE)


def knows_link(answer: Answer) -> bool:
    """Whether a guest with this valid answer is told the address."""
    return answer in KNOW_LINK


def facts_for(facts: InvitationFacts, answer: Answer) -> InvitationFacts:
    """What a guest with this valid answer is told."""
    return facts if knows_link(answer) else without_link(facts)


def without_link(facts: InvitationFacts) -> InvitationFacts:
    return replace(facts, link="", tells_link=False)
