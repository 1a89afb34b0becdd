"""What speaks for two records being about one person: a reason, and how certain it is.

What many people have in common says nothing: the mailbox or the telephone of a newsroom, a surname in
a family, a name that half a country has.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum

from planner.contacts.duplicates.nearness import Nearness, nearness, shares_word
from planner.contacts.duplicates.spelling import FoldedName
from planner.contacts.models import Gender
from planner.kernel.messages import gettext as _

_OF_A_NEWSROOM = re.compile(
    r"(?:info|news|newsroom|newsdesk|desk|press|presse|prensa|media|pr|office|mail|post|redak\w*|"
    r"redazione|redaction|redaccion|editor|editors|editorial|contact|kontakt|hello|smi|reception|"
    r"secretary|sekretariat|support|team|tv|radio)[\d._+-]*"
)
ENOUGH = 30
"""The least certainty with which two people stand in the list of duplicates."""
CERTAIN, LIKELY = 90, 60


class Reason(StrEnum):
    """Why two records may be about one person, the most certain first."""

    ADDRESS = "address"
    ADDRESS_OF_SIMILAR_NAME = "address_of_similar_name"
    TELEPHONE = "telephone"
    NAME_AT_OUTLET = "name_at_outlet"
    SHORT_NAME_AT_OUTLET = "short_name_at_outlet"
    SIMILAR_NAME_AT_OUTLET = "similar_name_at_outlet"
    ADDRESS_OF_OTHER_NAME = "address_of_other_name"
    ONLY_NAME = "only_name"
    NAME_ELSEWHERE = "name_elsewhere"
    TELEPHONE_OF_SIMILAR_NAME = "telephone_of_similar_name"


SENTENCES = {
    Reason.ADDRESS: _("Same name and e-mail address."),
    Reason.ADDRESS_OF_SIMILAR_NAME: _("Somebody of a similar name has this address."),
    Reason.TELEPHONE: _("Same name and telephone number."),
    Reason.NAME_AT_OUTLET: _("Same name at the same outlet."),
    Reason.SHORT_NAME_AT_OUTLET: _("One name may be the other one shortened, at the same outlet."),
    Reason.SIMILAR_NAME_AT_OUTLET: _("Similar name at the same outlet."),
    Reason.ADDRESS_OF_OTHER_NAME: _("Somebody of another name has this address."),
    Reason.ONLY_NAME: _(
        "Somebody of this name is in the register, and no outlet tells them apart."
    ),
    Reason.NAME_ELSEWHERE: _("Same name at another outlet."),
    Reason.TELEPHONE_OF_SIMILAR_NAME: _("Somebody of a similar name has this telephone number."),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """What a record is compared by. `emails` and `phones` are keys of channels, `employers` whatever is
    the same for the same outlet or organisation.
    """

    names: tuple[FoldedName, ...]
    gender: Gender | None = None
    emails: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()
    employers: frozenset[str] = frozenset()

    def without(self, common: Collection[str]) -> Known:
        """Without addresses and numbers that many have in common."""
        if not common:
            return self
        return replace(
            self, emails=self.emails.difference(common), phones=self.phones.difference(common)
        )


@dataclass(frozen=True, slots=True)
class Match:
    """`certainty` is 1 to 100. `is_same_name`: but for script, spelling, order and further words."""

    reason: Reason
    certainty: int
    is_same_name: bool

    @property
    def sentence(self) -> str:
        return SENTENCES[self.reason]


def weigh(one: Known, other: Known) -> Match | None:
    """The strongest reason; None if nothing speaks for it."""
    near = nearness(one.names, other.names)
    if one.gender and other.gender and one.gender is not other.gender:
        near = Nearness.OTHER
    found = _by_address(one, other, near) or _by_name(one, other, near)
    return Match(*found, near >= Nearness.LONGER) if found else None


def is_of_newsroom(address: str) -> bool:
    """Whether it is the mailbox of an editorial office, such as “info@…”."""
    return _OF_A_NEWSROOM.fullmatch(address.partition("@")[0]) is not None


def _by_address(one: Known, other: Known, near: Nearness) -> tuple[Reason, int] | None:
    addresses, phones = one.emails & other.emails, one.phones & other.phones
    if addresses and near:
        if near < Nearness.LONGER:
            return Reason.ADDRESS_OF_SIMILAR_NAME, 94
        return Reason.ADDRESS, 100
    if phones and near:
        if near < Nearness.LONGER:
            return Reason.TELEPHONE_OF_SIMILAR_NAME, 80
        return Reason.TELEPHONE, 95
    if addresses and not all(map(is_of_newsroom, addresses)):
        return Reason.ADDRESS_OF_OTHER_NAME, 65 if shares_word(one.names, other.names) else 55
    if phones and shares_word(one.names, other.names):
        return Reason.TELEPHONE_OF_SIMILAR_NAME, 20
    return None


def _by_name(one: Known, other: Known, near: Nearness) -> tuple[Reason, int] | None:
    if one.employers & other.employers:
        return _AT_OUTLET.get(near)
    if near < Nearness.LONGER:
        return None
    if not one.employers or not other.employers:
        return Reason.ONLY_NAME, 50 if near is Nearness.SAME else 40
    return (Reason.NAME_ELSEWHERE, 35) if near is Nearness.SAME else None


_AT_OUTLET = {
    Nearness.SAME: (Reason.NAME_AT_OUTLET, 92),
    Nearness.LONGER: (Reason.NAME_AT_OUTLET, 85),
    Nearness.INITIALS: (Reason.SHORT_NAME_AT_OUTLET, 70),
    Nearness.SIMILAR: (Reason.SIMILAR_NAME_AT_OUTLET, 60),
}
