"""What became of each person: from what the mail server saw and what came back, and nothing else.

The desk is compared with it person by person.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tests.e2e.traffic.clients import Returned
from tests.e2e.traffic.fates import Fate
from tests.e2e.traffic.mail_server import Seen

INVITED, REMINDED = "invitations", "reminders"
_SHOWN = {"ACCEPTED": "yes", "DECLINED": "no", "TENTATIVE": "perhaps"}
_LEFT_IN_DOUBT = (Fate.KEPT, Fate.LOST)
_REFUSED = (Fate.REFUSED, Fate.FILTERED)


@dataclass(frozen=True, kw_only=True, slots=True)
class Round:
    """Letters of one kind to these people. `doubtful` are those of whom the worker could not know:
    the connection was cut, or it was killed, after the text.
    """

    name: str
    fates: Mapping[str, Fate]
    seen: Sequence[Seen]
    killed_over: frozenset[str]

    @property
    def refused(self) -> set[str]:
        return {address for address, fate in self.fates.items() if fate in _REFUSED}

    @property
    def doubtful(self) -> set[str]:
        cut = {address for address, fate in self.fates.items() if fate in _LEFT_IN_DOUBT}
        return cut | self.killed_over

    @property
    def taken(self) -> Counter[str]:
        """How often the server took a letter for each."""
        return Counter(one.recipient for one in self.seen if one.is_taken)


@dataclass(frozen=True, slots=True)
class Truth:
    """What the desk should say of each person."""

    invited: Round
    returned: Sequence[Returned]

    @property
    def answers(self) -> dict[str, str]:
        """The last answer of everybody who was invited."""
        told = dict.fromkeys(self.invited.fates, "no answer")
        return told | {one.address: _SHOWN[one.says] for one in self.returned if one.says in _SHOWN}

    @property
    def words(self) -> dict[str, str]:
        """What they said with it."""
        told = dict.fromkeys(self.invited.fates, "")
        return told | {one.address: one.comment for one in self.returned if one.says in _SHOWN}

    @property
    def gone(self) -> set[str]:
        """Whose letters came back because there is nobody."""
        return {one.address for one in self.returned if one.says == "hard"}

    @property
    def away(self) -> list[str]:
        return sorted(one.address for one in self.returned if one.says == "away")

    def marked(self, *rounds: Round) -> set[str]:
        """Addresses that take no letters: refused in these rounds, or letters come back from them."""
        fates = [pair for one in rounds for pair in one.fates.items()]
        return self.gone | {who for who, fate in fates if fate is Fate.REFUSED}

    @property
    def silent(self) -> set[str]:
        """Who is reminded: has the invitation, or may have it, and has not answered."""
        has_it = set(self.invited.fates) - self.invited.refused - self.gone
        answers = self.answers
        return {who for who in has_it if answers[who] == "no answer"}

    def states(self, letters: Round) -> dict[str, str]:
        """Where the letter of each stands, in the words of the outbox."""
        told = dict.fromkeys(letters.fates, "sent")
        told |= dict.fromkeys(letters.doubtful, "in doubt")
        told |= dict.fromkeys(letters.refused, "failed")
        return told | dict.fromkeys(self.gone if letters is self.invited else (), "failed")


def nobody_has_two(letters: Round) -> list[str]:
    """Whom the server has taken more of a letter for than it should: each once, those in doubt at most
    once, those refused none.
    """
    taken, doubtful, refused = letters.taken, letters.doubtful, letters.refused
    return [
        who for who in letters.fates if not _may_be(taken[who], who in doubtful, who in refused)
    ]


def _may_be(often: int, is_doubtful: bool, is_refused: bool) -> bool:
    if is_refused:
        return often == 0
    return often <= 1 if is_doubtful else often == 1


def differences(
    said: Mapping[str, object], true: Mapping[str, object]
) -> dict[str, tuple[object, object]]:
    """By person: what the desk says, and what is true."""
    people: Iterable[str] = {**said, **true}
    return {who: (said.get(who), true.get(who)) for who in people if said.get(who) != true.get(who)}
