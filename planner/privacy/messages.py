"""Messages of a person who is erased: they are gone, whole and raw. What others wrote stays, without
the text in which the person is named.
"""

from __future__ import annotations

import zlib
from collections.abc import Collection

from sqlalchemy import delete, or_, select

from planner.inbox.models import RawMessage, ReceivedMessage
from planner.kernel.portions import portions
from planner.kernel.work import Work
from planner.privacy.traces import Traces

_OF_THEM = ("sender", "attendee", "failed_address")
_TEXTS = ("sender_name", "subject", "text", "own_words", "said", "reason", "colleague", "before")


def forget_messages(work: Work, traces: Traces) -> None:
    _delete(work, _own(work, traces))
    named = select(ReceivedMessage).where(
        ReceivedMessage.office_id == work.office_id,
        or_(*(traces.stand_in(getattr(ReceivedMessage, name)) for name in _TEXTS)),
    )
    for message in work.session.scalars(named):
        for name in _TEXTS:
            setattr(message, name, traces.without(getattr(message, name)))
    work.session.flush()
    for some in portions(_named_in_raw(work, traces)):
        _execute_delete(work, RawMessage, some)


def _own(work: Work, traces: Traces) -> set[int]:
    """From them, to them, or about an invitation of theirs."""
    found = select(ReceivedMessage.id).where(
        ReceivedMessage.office_id == work.office_id,
        or_(
            ReceivedMessage.person_id == traces.person_id,
            ReceivedMessage.invitation_id.in_(traces.invitation_ids),
            *(
                getattr(ReceivedMessage, name).in_([*map(str.lower, traces.addresses)])
                for name in _OF_THEM
            ),
        ),
    )
    return set(work.session.scalars(found))


def _named_in_raw(work: Work, traces: Traces) -> list[int]:
    """Also where it is not read, such as among the recipients."""
    texts = [text.lower() for text in traces.texts]
    raws = select(RawMessage).where(RawMessage.office_id == work.office_id)
    found = []
    for raw in work.session.scalars(raws).yield_per(50):
        content = zlib.decompress(raw.content).decode("utf-8", "replace").lower()
        if any(text in content for text in texts):
            found.append(raw.received_message_id)
    return found


def _delete(work: Work, numbers: Collection[int]) -> None:
    for some in portions(numbers):
        _execute_delete(work, RawMessage, some)
        _execute_delete(work, ReceivedMessage, some)


def _execute_delete(
    work: Work, model: type[RawMessage] | type[ReceivedMessage], numbers: Collection[int]
) -> None:
    key = RawMessage.received_message_id if model is RawMessage else ReceivedMessage.id
    work.session.execute(
        delete(model).where(model.office_id == work.office_id, key.in_(numbers)),
        execution_options={"synchronize_session": False},
    )
