"""Letters that carry a key: an invitation to join, a link for a new password."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from planner.accounts.models import Office, OneTimeKey
from planner.kernel.dates import clock_text, day_text
from planner.kernel.messages import spoken_language
from planner.kernel.rendering import render
from planner.outbox.operations import LetterPlan
from planner.phrases import phrase

JOIN, RESET = "member.join", "member.reset"


def join_letter(office: Office, key: OneTimeKey, link: str, inviter: str) -> LetterPlan:
    """To somebody who was asked to work in the office."""
    return _letter(office, key, JOIN, link, "", sender=office.name, inviter=inviter)


def reset_letter(office: Office, key: OneTimeKey, link: str, name: str) -> LetterPlan:
    """To somebody who asked for a new password, or for whom somebody else did."""
    return _letter(office, key, RESET, link, name, name=name)


def _letter(
    office: Office, key: OneTimeKey, purpose: str, link: str, recipient: str, **facts: str
) -> LetterPlan:
    language = spoken_language(office.language)
    kind = purpose.partition(".")[2]
    facts["until"] = _moment(key.expires_at, office.zone, language)
    said = {
        part: phrase(language, f"members.{kind}_{part}", **facts)
        for part in ("subject", "opening", "button", "closing")
    }
    facts_of_page = {"language": language, "link": link, "sender": office.name, **said}
    return LetterPlan(
        purpose=purpose,
        about=f"one_time_keys:{key.id}",
        # Numbers of deleted keys come again; a fingerprint does not.
        unique_key=f"{purpose}:{key.token_hash[:32]}",
        language=language,
        sender_name=office.name,
        sender_address=office.mail_from,
        recipient_name=recipient,
        recipient_address=key.email,
        subject=said["subject"],
        text=render("mail/member/letter.txt", **facts_of_page),
        html=render("mail/member/letter.html", **facts_of_page),
        is_held=False,
    )


def _moment(moment: datetime, zone: str, language: str) -> str:
    wall = moment.astimezone(ZoneInfo(zone))
    return f"{day_text(wall.date(), language)}, {clock_text(wall.time())}"
