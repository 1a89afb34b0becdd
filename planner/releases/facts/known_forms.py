"""The confirmed grammatical forms of the texts of a release."""

from __future__ import annotations

from dataclasses import dataclass

from planner.releases.facts.sourced_value import SourcedValue


@dataclass(frozen=True, slots=True)
class KnownForm:
    """`form` of `text` for a need of `grammar.needs`, as a person confirmed it.

    An empty form says that there is none. `is_as_proposed`: the draft reads the same without it.
    """

    text: str
    need: str
    form: SourcedValue
    is_as_proposed: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class KnownForms:
    """`is_proposing`: whether forms that nobody has confirmed may be proposed and printed."""

    entries: tuple[KnownForm, ...] = ()
    is_proposing: bool = True


ONLY_PROPOSED = KnownForms()
