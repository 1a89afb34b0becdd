"""The text of a message: of its plain part, else of its HTML with all marks taken out (S86)."""

from __future__ import annotations

from email.message import EmailMessage
from html.parser import HTMLParser

from planner.kernel.text_normalising import clean_text, without_unusable
from planner.mail import limits

CHARSETS = (
    *("ascii", "utf-8", "utf-8-sig", "utf-7", "utf-16", "utf-16-le", "utf-16-be", "utf-32"),
    *(f"iso8859-{number}" for number in (*range(1, 12), 13, 14, 15, 16)),
    *(f"cp{number}" for number in (437, 850, 852, 855, 866, 874, 932, 936, 949, 950)),
    *(f"cp{number}" for number in range(1250, 1259)),
    *("koi8-r", "koi8-u", "mac-roman", "mac-cyrillic", "gb2312", "gbk", "gb18030", "big5"),
    *("shift_jis", "euc-jp", "iso2022_jp", "euc-kr", "iso2022_kr", "tis-620", "hz"),
)
"""Others are read as UTF-8 with replacements: some are slow, or no encodings of text at all."""

_SKIPPED = frozenset({"head", "script", "style", "title", "template"})
_BREAKS = frozenset({"br", "div", "p", "tr", "li", "h1", "h2", "h3", "h4", "blockquote", "hr"})


def text_of(message: EmailMessage) -> str:
    """The text as it may be shown, at most `limits.TEXT_LENGTH` characters."""
    plain, html = _bodies(message)
    if plain is not None and (text := decoded(plain).strip()):
        found = text
    else:
        found = _without_marks(decoded(html)) if html is not None else ""
    return clean_text(without_unusable(found))[: limits.TEXT_LENGTH]


def decoded(part: EmailMessage) -> str:
    """The content in its encoding, with replacements for what cannot be read."""
    payload = part.get_payload(decode=True)
    raw = payload if isinstance(payload, bytes) else b""
    charset = (part.get_content_charset() or "utf-8").lower()
    try:
        name = charset if charset in CHARSETS else _known_as(charset)
        return raw.decode(name, "replace")
    except (LookupError, ValueError):
        return raw.decode("utf-8", "replace")


def _known_as(charset: str) -> str:
    """The name in `CHARSETS` of an encoding called otherwise. Raises `LookupError`."""
    known = _NAMES.get(charset.replace("_", "-"))
    if known is None:
        raise LookupError(charset)
    return known


_NAMES = {
    **{name.replace("_", "-"): name for name in CHARSETS},
    **{f"iso-8859-{number}": f"iso8859-{number}" for number in range(1, 17)},
    **{f"windows-{number}": f"cp{number}" for number in (874, 932, 936, 949, *range(1250, 1259))},
    "us-ascii": "utf-8",
    "ascii": "utf-8",
    "ansi-x3.4-1968": "utf-8",
    "utf8": "utf-8",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "iso-8859-1": "cp1252",  # what they mean by it (WHATWG Encoding)
    "iso-8859-8-i": "iso8859-8",
    "ibm866": "cp866",
    "x-mac-cyrillic": "mac-cyrillic",
    "x-gbk": "gbk",
    "big5-hkscs": "big5",
    "sjis": "shift_jis",
    "iso-2022-jp": "iso2022_jp",
    "iso-2022-kr": "iso2022_kr",
    "ks-c-5601-1987": "cp949",
    "unicode-1-1-utf-7": "utf-7",
}


def _bodies(message: EmailMessage) -> tuple[EmailMessage | None, EmailMessage | None]:
    """The first plain text and the first HTML that are no attachments."""
    plain = html = None
    for part in own_parts(message):
        if part.is_multipart() or part.get_content_disposition() == "attachment":
            continue
        kind = part.get_content_type()
        if kind == "text/plain" and plain is None:
            plain = part
        elif kind == "text/html" and html is None:
            html = part
    return plain, html


def own_parts(message: EmailMessage) -> list[EmailMessage]:
    """The parts of the message itself, without those of messages within it, in their order."""
    found: list[EmailMessage] = []
    pending: list[EmailMessage] = [message]
    while pending:
        part = pending.pop()
        found.append(part)
        inner = part.get_payload() if part.get_content_maintype() == "multipart" else None
        if isinstance(inner, list):
            pending.extend(reversed([one for one in inner if isinstance(one, EmailMessage)]))
    return found


def _without_marks(html: str) -> str:
    reader = _HtmlReader()
    try:
        reader.feed(html)
        reader.close()
    except (ValueError, AssertionError):  # such as a broken declaration
        return ""
    return "\n".join(reader.lines())


class _HtmlReader(HTMLParser):
    """Collects text by lines; what stands in a quotation begins with “> ”."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[str] = [""]
        self._skipped = 0
        self._quoted = 0

    def handle_starttag(self, tag: str, _attributes: object) -> None:
        if tag in _SKIPPED:
            self._skipped += 1
        if tag in _BREAKS:
            self._break()
        if tag == "blockquote":
            self._quoted += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in _SKIPPED:
            self._skipped = max(0, self._skipped - 1)
        if tag in _BREAKS and tag != "br":
            self._break()
        if tag == "blockquote":
            self._quoted = max(0, self._quoted - 1)

    def handle_data(self, data: str) -> None:
        if not self._skipped and (text := " ".join(data.split())):
            before = self._lines[-1]
            start = "> " if self._quoted and not before else ""
            gap = " " if before and data[:1].isspace() and not before.endswith(" ") else ""
            end = " " if data[-1:].isspace() else ""
            self._lines[-1] = f"{before}{start}{gap}{text}{end}"

    def lines(self) -> list[str]:
        return [one.rstrip() for one in self._lines]

    def _break(self) -> None:
        if self._lines[-1]:
            self._lines.append("")
