"""The findings of checks, and the blocks that checks read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from textwrap import shorten
from typing import Protocol

from planner.kernel.errors import Conflict
from planner.kernel.messages import gettext as _
from planner.releases.models import Section

_MOST_QUOTED = 120


@dataclass(frozen=True, slots=True)
class Finding:
    """`number` is that of the check (1 to 17). A blocking finding prevents approval.

    `path` is the field to correct, "" if it is the text itself.
    """

    number: int
    sentence: str
    is_blocking: bool
    block_key: str | None = None
    path: str = ""


def blocking(
    number: int, sentence: str, block_key: str | None = None, *, path: str = ""
) -> Finding:
    return Finding(number, sentence, is_blocking=True, block_key=block_key, path=path)


def remark(number: int, sentence: str, block_key: str | None = None, *, path: str = "") -> Finding:
    """A finding that does not prevent approval."""
    return Finding(number, sentence, is_blocking=False, block_key=block_key, path=path)


def quoted(words: str) -> str:
    """`words` in quotation marks, shortened at a word boundary to fit into a sentence. Lines become
    parts of a list.
    """
    line = "; ".join(filter(None, map(str.strip, words.splitlines())))
    return _("“%(words)s”", words=shorten(line, _MOST_QUOTED, placeholder=" …"))


def each_once(findings: Iterable[Finding]) -> list[tuple[Finding, list[str]]]:
    """What was found in several paragraphs as one finding, with the keys of all of them."""
    found: dict[Finding, list[str]] = {}
    for finding in findings:
        keys = found.setdefault(replace(finding, block_key=None), [])
        if finding.block_key is not None:
            keys.append(finding.block_key)
    return list(found.items())


def must_pass(findings: Sequence[Finding]) -> None:
    """Raises `Conflict` with the sentences of all blocking findings, each once."""
    if sentences := dict.fromkeys(one.sentence for one in findings if one.is_blocking):
        raise Conflict(" ".join(map(str, [_("Something stands in the way:"), *sentences])))


class Paragraph(Protocol):
    """A block, drafted or edited."""

    @property
    def key(self) -> str: ...
    @property
    def section(self) -> Section: ...
    @property
    def text(self) -> str: ...
    @property
    def is_left_out(self) -> bool: ...


class Sourced(Paragraph, Protocol):
    """A block with the paths of the fields that it was drafted from."""

    @property
    def sources(self) -> tuple[str, ...] | list[str]: ...
