"""Whether a message comes from whom it says (S78, S79; R5).

What a message says of itself proves nothing: display names, Reply-To, SENT-BY, and results of other
servers than the office's own. The UID of an event is public.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from planner.accounts.models import Office
from planner.contacts.models import Person
from planner.inbox.models import ReceivedBy
from planner.kernel.addresses import address_key
from planner.kernel.messages import gettext as _
from planner.mail.message import ReadMessage

_METHOD = re.compile(r"(?:^|;)\s*(dmarc|dkim|spf)\s*=\s*(\w+)([^;]*)", re.IGNORECASE)
_COMMENT = re.compile(r"\([^()]*\)")
_DOMAIN_OF = {
    "dmarc": re.compile(r"\bheader\.from=(?:[^\s;@]*@)?([\w.-]+)", re.IGNORECASE),
    "dkim": re.compile(r"\bheader\.[di]=(?:[^\s;@]*@)?([\w.-]+)", re.IGNORECASE),
    "spf": re.compile(r"\bsmtp\.mailfrom=(?:[^\s;@]*@)?([\w.-]+)", re.IGNORECASE),
}


class Dmarc(StrEnum):
    """What the office's own mail server found; `unknown` if it said nothing, or is not known."""

    PASSED = "pass"
    FAILED = "fail"
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True, slots=True)
class Proof:
    """`has_token`: the address has the token of the person; `is_sender`: From is one of their
    addresses.
    """

    has_token: bool
    is_sender: bool
    dmarc: Dmarc

    @property
    def is_given(self) -> bool:
        """From is theirs, and the token or the mail server confirms it."""
        if not self.is_sender or self.dmarc is Dmarc.FAILED:
            return False
        return self.has_token or self.dmarc is Dmarc.PASSED

    @property
    def why_not(self) -> str:
        """What is missing, as a sentence; "" if it is given."""
        if self.is_given:
            return ""
        if not self.is_sender:
            return _("It was sent from another address than theirs.")
        if self.dmarc is Dmarc.FAILED:
            return _("The mail server says that the sender's address is forged.")
        return _("Nothing proves that it was sent from this address.")


def proof_of(
    office: Office,
    read: ReadMessage,
    road: ReceivedBy,
    person: Person,
    *,
    has_token: bool,
    addresses: set[str],
) -> Proof:
    """`addresses` are those of the person in the form for comparing. A message that a member has
    uploaded may have been changed, so that what servers wrote in it does not count.
    """
    known = {*addresses, *map(address_key, person.emails)}
    is_uploaded = road is ReceivedBy.UPLOAD
    return Proof(
        has_token=has_token and not is_uploaded,
        is_sender=bool(read.sender) and read.sender in known,
        dmarc=Dmarc.UNKNOWN if is_uploaded else dmarc(read, office.authserv_id),
    )


def dmarc(read: ReadMessage, authserv_id: str) -> Dmarc:
    """By the topmost result of the office's own server: servers add theirs above those that came
    with the message. Some state only DKIM and SPF; then one of these has to be of the same domain.
    """
    domain = read.sender.rpartition("@")[2]
    wanted = authserv_id.strip().lower()
    if not wanted or not domain:
        return Dmarc.UNKNOWN
    for result in read.results:
        name, mark, stated = _COMMENT.sub("", result).partition(";")
        if mark and name.split()[:1] and name.split()[0].lower() == wanted:
            return _stated(stated, domain)
    return Dmarc.UNKNOWN


def _stated(results: str, domain: str) -> Dmarc:
    found = [(kind.lower(), value.lower(), rest) for kind, value, rest in _METHOD.findall(results)]
    for kind, value, rest in found:
        if kind == "dmarc" and value in ("pass", "fail"):
            is_ours = _domain(kind, rest) in ("", domain)
            return Dmarc(value) if is_ours else Dmarc.UNKNOWN
    aligned = any(
        value == "pass" and kind != "dmarc" and _domain(kind, rest) == domain
        for kind, value, rest in found
    )
    return Dmarc.PASSED if aligned else Dmarc.UNKNOWN


def _domain(kind: str, rest: str) -> str:
    found = _DOMAIN_OF[kind].search(rest)
    return found[1].lower() if found else ""
