"""Letters with a key: an invitation to join, a link for a new password."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from planner.accounts.models import Office, OneTimeKey, User
from planner.kernel.dates import clock_text, day_text, short_zone_text
from planner.kernel.messages import spoken_language
from planner.kernel.rendering import render
from planner.outbox.operations import LetterPlan
from planner.phrases import phrase

JOIN, RESET, TRIAL = "member.join", "member.reset", "member.test"


def join_letter(office: Office, key: OneTimeKey, link: str, inviter: str) -> LetterPlan:
    """Invitation to join the office."""
    return _letter(office, key, JOIN, link, "", sender=office.name, inviter=inviter)


def reset_letter(office: Office, key: OneTimeKey, link: str, name: str) -> LetterPlan:
    """Link for a new password."""
    return _letter(office, key, RESET, link, name, name=name)


def trial_letter(office: Office, user: User, link: str, server: str, key: str) -> LetterPlan:
    """A letter to test the mail server with; nobody but that user gets it."""
    language = spoken_language(user.language or office.language)
    facts = {"sender": office.name, "name": user.name, "server": server}
    return LetterPlan(
        purpose=TRIAL,
        about="",
        unique_key=f"{TRIAL}:{key}",
        recipient_name=user.name,
        recipient_address=user.email,
        **_from_office(office, language, "test", link, facts),
    )


def _letter(
    office: Office, key: OneTimeKey, purpose: str, link: str, recipient: str, **facts: str
) -> LetterPlan:
    language = spoken_language(office.language)
    facts["until"] = _time_text(key.expires_at, office.zone, language)
    return LetterPlan(
        purpose=purpose,
        about=f"one_time_keys:{key.id}",
        # Not the id, which may be reused after the key was deleted.
        unique_key=f"{purpose}:{key.token_hash[:32]}",
        recipient_name=recipient,
        recipient_address=key.email,
        is_held=False,
        **_from_office(office, language, purpose.partition(".")[2], link, facts),
    )


def _from_office(
    office: Office, language: str, kind: str, link: str, facts: dict[str, str]
) -> dict[str, Any]:
    """Language, sender, subject and texts of a letter of that kind."""
    phrases = {
        part: phrase(language, f"members.{kind}_{part}", **facts)
        for part in ("subject", "opening", "button", "closing")
    }
    context = {"language": language, "link": link, "sender": office.name, **phrases}
    return {
        "language": language,
        "sender_name": office.name,
        "sender_address": office.mail_from,
        "subject": phrases["subject"],
        "text": render("mail/member/letter.txt", **context),
        "html": render("mail/member/letter.html", **context),
    }


def _time_text(moment: datetime, zone: str, language: str) -> str:
    wall = moment.astimezone(ZoneInfo(zone))
    clock = f"{clock_text(wall.time())} {short_zone_text(moment, zone, language)}"
    return f"{day_text(wall.date(), language)}, {clock}"
