"""A sample value for every variable in a URL rule, for tests of all addresses.

A new variable (`<int:clip_id>`) needs a line in `samples.SAMPLES`; without it `test_matrix.py` fails. Who
may open an address follows from `tests/house/doors.py`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from flask import Flask
from werkzeug.routing import Rule

from planner.kernel.work import Work
from tests.factories import Make
from tests.web.samples import SAMPLES


class Things:
    """The sample records of one office, each made when it is first needed."""

    def __init__(self, make: Make, files: Path) -> None:
        self.make: Make = make
        self.files: Path = files
        self.work: Work = make.work
        self._made: dict[str, Any] = {}

    def __getitem__(self, blank: str) -> Any:
        if blank not in self._made:
            self._made[blank] = SAMPLES[blank](self)
        return self._made[blank]

    def use(self, blank: str, thing: Any) -> None:
        """Use this thing for that variable instead of a new sample."""
        self._made[blank] = thing

    def in_address(self, endpoint: str, blank: str) -> str | int:
        """The value of that variable: a string, or the id of the record."""
        own = f"{endpoint.rpartition('.')[0]}:{blank}"
        thing = self[own if own in SAMPLES else blank]
        if isinstance(thing, str):
            return thing
        number: int = thing.id
        return number


def address(rule: Rule, *things: Things) -> str:
    """The address with its n-th variable from the n-th of `things`, or else from the last."""
    values: dict[str, Any] = {}
    for number, blank in enumerate(blanks(rule)):
        values[blank] = things[min(number, len(things) - 1)].in_address(rule.endpoint, blank)
    return _built(rule, values)


def nowhere(rule: Rule) -> str:
    """The same address for records that do not exist."""
    is_number = {name: name.endswith("_id") and name != "public_id" for name in blanks(rule)}
    return _built(rule, {name: 987_654_321 if is_number[name] else "nowhere" for name in is_number})


def blanks(rule: Rule) -> list[str]:
    """The names of the variables, in their order in the address."""
    return sorted(rule.arguments, key=lambda name: rule.rule.index(f"{name}>"))


def rules_of(app: Flask, endpoint: str) -> list[Rule]:
    return [rule for rule in app.url_map.iter_rules(endpoint) if rule.endpoint == endpoint]


def _built(rule: Rule, values: dict[str, Any]) -> str:
    built = rule.build(values, append_unknown=False)
    assert built is not None, f"{rule.rule} {values}"
    return built[1]


# Variables that are words of the program, not records.
WORDS = frozenset({"colour", "filename", "kind", "language", "part"})

# Addresses whose second record does not belong to the first, only to the same office.
NOT_NESTED = frozenset(
    {
        "desk.pools.remove_pool_member",
        "newsroom.attending.create",
        "newsroom.attending.new",
        "newsroom.attending.sent",
        "newsroom.events.calendar",
        "newsroom.events.show",
        "newsroom.office.logo",
        "newsroom.releases.pdf",
        "newsroom.releases.picture",
        "newsroom.releases.show",
        "newsroom.releases.text",
        "newsroom.releases.word",
    }
)
