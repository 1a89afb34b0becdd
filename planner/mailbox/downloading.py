"""Downloading messages: small ones together, large ones in portions, of too large ones the header."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from planner.mailbox.imap.connection import PORTION, Connection, Facts

_FACTS_AT_ONCE = 100
# So much is in memory at a time, unless one message has more.
MOST_TOGETHER, _BYTES_TOGETHER = 50, 1024 * 1024


@dataclass(frozen=True, slots=True)
class Sizes:
    """Up to which messages, and headers of larger ones, are downloaded, in bytes."""

    message: int
    header: int


@dataclass(frozen=True, slots=True)
class Downloaded:
    """`content` is the header only if not `is_whole`. `received_at` is when the mailbox got it."""

    uid: int
    content: bytes
    received_at: datetime
    is_whole: bool


def downloaded(
    connection: Connection, uids: Sequence[int], most: Sizes
) -> Iterator[list[Downloaded]]:
    """Those messages that are still there, in their order and in portions."""
    waiting = iter(uids)
    while portion := list(islice(waiting, _FACTS_AT_ONCE)):
        known = connection.facts(portion)
        facts = {uid: known[uid] for uid in portion if uid in known}
        for group in _groups(facts):
            yield _download(connection, {uid: facts[uid] for uid in group}, most)


def header_of(connection: Connection, message: Downloaded, most: Sizes) -> Downloaded | None:
    """The same with its header only; None if it is gone."""
    content = connection.header(message.uid, most.header)
    if content is None:
        return None
    return Downloaded(message.uid, content, message.received_at, is_whole=False)


def _groups(facts: dict[int, Facts]) -> Iterator[list[int]]:
    """Small messages together, each other one by itself."""
    group: list[int] = []
    for uid, known in facts.items():
        is_small = known.size < PORTION
        total = known.size + sum(facts[one].size for one in group)
        if group and (not is_small or len(group) == MOST_TOGETHER or total > _BYTES_TOGETHER):
            yield group
            group = []
        group.append(uid)
        if not is_small:
            yield group
            group = []
    if group:
        yield group


def _download(connection: Connection, facts: dict[int, Facts], most: Sizes) -> list[Downloaded]:
    wanted = [uid for uid, known in facts.items() if known.size <= most.message]
    begun = connection.beginnings(wanted)
    found = (_finished(connection, uid, known, begun, most) for uid, known in facts.items())
    return [one for one in found if one is not None]


def _finished(
    connection: Connection, uid: int, known: Facts, begun: dict[int, bytes], most: Sizes
) -> Downloaded | None:
    whole = connection.rest(uid, begun[uid], most.message) if uid in begun else None
    if whole is not None:
        return Downloaded(uid, whole, known.received_at, is_whole=True)
    header = connection.header(uid, most.header)
    if header is None:
        return None
    return Downloaded(uid, header, known.received_at, is_whole=False)
