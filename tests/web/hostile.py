"""Hostile form values, and reading the forms of a page."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import html5lib

_SPACE = "{http://www.w3.org/1999/xhtml}"

VALUES = {
    "nothing": "",
    "blanks": " \t\u00a0\u200b",
    "overlong": "x" * 100_000,
    "nul": "a\x00b",
    "noncharacter": "a\ufffeb\ufdd0",
    "script": "\"><script>alert(1)</script>{{ 7*7 }}{name}%s'--",
    "cyrillic": "Круглый стол",
    "arabic": "مائدة مستديرة",
    "emoji": "👩‍👩‍👧‍👦🏳️‍🌈",
    "right-to-left override": "a\u202eb\u2066c",
    "huge number": "9" * 40,
    "negative": "-1",
    "other digits": "٣",
    "no number": "1e309",
    "no day": "2012-02-30",
    "far day": "99999-12-31",
    "no time": "25:61",
    "line break": "a@b.example\r\nBcc: c@d.example",
    "no zone": "Mars/Olympus",
}

# Fields that no form has; sending them must change nothing.
UNASKED = {
    "id": "1",
    "office_id": "2",
    "role": "administrator",
    "user_id": "1",
    "created_at": "1970-01-01",
    "is_admin": "1",
    "password_hash": "!",
    "public_id": "aaaaaaaaaaaaaaaaaaaa",
    "uid": "x",
    "published_at": "1970-01-01",
    "embargo_until": "1970-01-01",
    "generation": "0",
    "status": "published",
}


def forms(page: str) -> Iterator[tuple[str, dict[str, list[str]]]]:
    """Every form with method POST: the path of its action, and its fields with their values."""
    document = html5lib.parse(page, treebuilder="etree")
    for form in document.iter(f"{_SPACE}form"):
        if form.get("method") == "post":
            yield urlsplit(form.get("action", "")).path, _fields(form)


def _fields(form: Element) -> dict[str, list[str]]:
    fields: dict[str, list[str]] = {}
    for control in form.iter():
        name = control.get("name")
        if not name or name in ("csrf_token", "form_key", "more"):
            continue
        held = fields.setdefault(name, [])
        kind = control.tag.removeprefix(_SPACE)
        if kind == "select":
            held += [
                option.get("value", "")
                for option in control.iter(f"{_SPACE}option")
                if option.get("selected") is not None
            ]
        elif kind == "textarea":
            held.append((control.text or "").removeprefix("\n"))
        elif control.get("type") not in ("checkbox", "radio") or "checked" in control.attrib:
            held.append(control.get("value", ""))
    return fields
