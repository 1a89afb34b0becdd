"""Bounces: reports in the form of RFC 3464, and the usual texts of servers that write their own.

Hard is only what says that the address itself takes no mail. A full mailbox, a greylist, a policy or
a filter may let the next letter through.
"""

from __future__ import annotations

import re
from email.message import EmailMessage, Message

from planner.kernel.text_normalising import clean_line, shortened, without_unusable
from planner.mail import limits
from planner.mail.headers import address_of, message_id
from planner.mail.message import DeliveryReport
from planner.mail.texts import own_parts, text_of

# RFC 3463: the address, its mailbox or its domain does not exist. 5.4.1 is that of Exchange Online.
_HARD_CODES = frozenset(
    {"5.1.0", "5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.1.11", "5.2.0", "5.2.1"}
    | {"5.4.1", "5.4.4", "5.4.310", "5.5.0"}
)
# Servers say these with any code.
_HARD_WORDS = re.compile(
    r"user[^\n]{0,20} unknown|unknown (?:user|recipient|address)|no such (?:user|mailbox|recipient|address)|"
    r"(?:user|mailbox|recipient|account|address|e-?mail account)[^\n]{0,60} "
    r"(?:does(?: not|n't) exist|not found|not exist|is (?:disabled|inactive|unavailable)|has been (?:disabled|closed))|"
    r"(?:invalid|non-?existent) (?:mailbox|recipient|user)|not a valid (?:mailbox|user|recipient)|"
    r"recipient address rejected: (?:access denied|user)|host or domain name not found|"
    r"account that you tried to reach does not exist|recipient rejected|address rejected|"
    r"(?:unrouteable|unroutable) (?:address|mail domain)|no mailbox here by that name|"
    r"почтовый ящик (?:не существует|отключ|заблокирован)|пользователь не найден|"
    r"адрес не (?:существует|найден)|terminated|account is disabled",
    re.IGNORECASE,
)
_SOFT_WORDS = re.compile(
    r"quota|mailbox(?: is)? full|over ?quota|storage (?:limit|allocation)|insufficient (?:system )?storage|"
    r"greylist|try again later|temporar|spam|blocked|blacklist|policy|rate limit|too many|"
    r"переполнен|превышен",
    re.IGNORECASE,
)
_MACHINES = re.compile(
    r"^(?:mailer-daemon|postmaster|mail-daemon|mdaemon|maildelivery)@", re.IGNORECASE
)
_FAILURE_SUBJECT = re.compile(
    r"undeliver|delivery (?:status notification|failure|failed|has failed)|returned mail|mail delivery|"
    r"failure notice|could not be delivered|message not delivered|mail system error|unzustellbar|"
    r"nicht zugestellt|non remis|échec de la remise|no se (?:ha podido entregar|puede entregar)|"
    r"mancato recapito|не доставлено|недоставленное|не может быть доставлено|ошибка доставки",
    re.IGNORECASE,
)
_CODE = re.compile(r"\b([245]\.\d{1,3}\.\d{1,3})\b")
_REPLY = re.compile(r"\b([45]\d\d)[ -](?:#?\d\.\d{1,3}\.\d{1,3})?")
_ADDRESS = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_LETTER_ID = re.compile(r"^message-id:\s*(<[^<>\s]{1,250}>)", re.IGNORECASE | re.MULTILINE)
_BAD_DSN_ACTIONS = frozenset({"failed"})


def read_report(message: EmailMessage, sender: str, subject: str) -> DeliveryReport | None:
    """The report, if the message is one about a letter that was not delivered."""
    parts = own_parts(message)
    for part in parts:
        if part.get_content_type() in ("message/delivery-status", "message/global-delivery-status"):
            return _standard(part, parts)
    return _by_its_text(message, parts, sender, subject)


def is_other_report(message: EmailMessage) -> bool:
    """Whether it is a report of another kind: of delay, of delivery, of reading."""
    return any(
        part.get_content_type()
        in (
            "message/delivery-status",
            "message/disposition-notification",
            "message/feedback-report",
        )
        for part in own_parts(message)
    )


def _standard(part: EmailMessage, parts: list[EmailMessage]) -> DeliveryReport | None:
    """The first recipient that failed: each of our letters has only one."""
    blocks = part.get_payload()
    for block in blocks if isinstance(blocks, list) else []:
        if not isinstance(block, Message):
            continue
        if _plain(block, "Action").lower() in _BAD_DSN_ACTIONS:
            code = _first(_CODE, _plain(block, "Status"))
            said = _typed(_plain(block, "Diagnostic-Code")) or code
            address = _typed(_plain(block, "Original-Recipient")) or _typed(
                _plain(block, "Final-Recipient")
            )
            return DeliveryReport(
                address=address_of(address),
                is_hard=is_hard(code, said),
                code=code,
                said=_said(said),
                letter_id=_returned(parts),
            )
    return None


def _by_its_text(
    message: EmailMessage, parts: list[EmailMessage], sender: str, subject: str
) -> DeliveryReport | None:
    failed = _plain(message, "X-Failed-Recipients")
    is_machine = bool(_MACHINES.match(sender)) or _plain(message, "Return-Path").strip() == "<>"
    if not failed and not (is_machine and _FAILURE_SUBJECT.search(subject)):
        return None
    text = text_of(message)[: limits.REPORT_BYTES]
    told, _, returned = _divided(text)
    found = address_of(failed.split(",")[0]) or _address_in(told)
    said = next((line for line in told.split("\n") if _is_reply(line)), "")
    return DeliveryReport(
        address=found,
        is_hard=is_hard(_first(_CODE, told), told),
        code=_first(_CODE, told),
        said=_said(said),
        letter_id=_returned(parts) or _first(_LETTER_ID, returned),
        is_standard=False,
    )


def is_hard(code: str, said: str) -> bool:
    """Whether no other letter to this address would arrive."""
    if code.startswith("4") or _SOFT_WORDS.search(said):
        return False
    return code in _HARD_CODES or bool(_HARD_WORDS.search(said))


def _is_reply(line: str) -> bool:
    return bool(_CODE.search(line) or _REPLY.search(line) or _HARD_WORDS.search(line))


def _divided(text: str) -> tuple[str, str, str]:
    """What the server says, and the letter that it gives back below."""
    found = re.search(
        r"^-{2,}.{0,80}(?:copy of|original message|returned message|исходн).{0,80}$|^return-path:",
        text,
        re.IGNORECASE | re.MULTILINE,
    )
    return (text[: found.start()], found[0], text[found.start() :]) if found else (text, "", text)


def _address_in(text: str) -> str:
    return next((one for found in _ADDRESS.findall(text) if (one := address_of(found))), "")


def _returned(parts: list[EmailMessage]) -> str:
    """The Message-ID of the letter that came back, whole or with its head only."""
    for part in parts:
        kind = part.get_content_type()
        if kind == "message/rfc822":
            inner = part.get_payload()
            if isinstance(inner, list) and inner and isinstance(inner[0], EmailMessage):
                return message_id(inner[0])
        if kind in ("text/rfc822-headers", "message/rfc822-headers"):
            payload = part.get_payload(decode=True)
            head = payload if isinstance(payload, bytes) else b""
            return _first(_LETTER_ID, head[: limits.HEADER_BYTES].decode("utf-8", "replace"))
    return ""


def _plain(message: Message, name: str) -> str:
    """A field as it stands, on one line."""
    for field, value in (
        message.raw_items() if isinstance(message, EmailMessage) else message.items()
    ):
        if field.lower() == name.lower():
            return " ".join(str(value).split())
    return ""


def _typed(text: str) -> str:
    """The value after its type: `rfc822; a@paper.test`, `smtp; 550 5.1.1 …`."""
    kind, mark, value = text.partition(";")
    return (value if mark and " " not in kind.strip() else text).strip()


def _first(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found[1] if found else ""


def _said(text: str) -> str:
    return shortened(clean_line(without_unusable(text)), limits.LINE_LENGTH)
