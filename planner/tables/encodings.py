"""The encoding of a text file without a declaration."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

# Those that a user may choose, with the names that Python has for them.
ENCODINGS = (
    "utf-8", "utf-16-le", "utf-16-be", "cp1251", "koi8-r", "cp866", "cp1252", "cp1250", "cp1253",
    "cp1254", "cp1256", "gb18030", "big5", "shift_jis", "euc-kr",
)  # fmt: skip
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# By the names that charset-normalizer has for them.
_CANDIDATES = {"cp1251": "cp1251", "koi8_r": "koi8-r", "cp1252": "cp1252"}
# The part of letters that are of ASCII: separators, line ends, addresses.
_FEWEST_ZEROS = 0.1
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f]")
_SAMPLE_BYTES = 64 * 1024
_FOREIGN_WORD = re.compile(rb"[A-Za-z]*[\x80-\xff][A-Za-z\x80-\xff]*")
_ASCII_LETTER = re.compile(rb"[A-Za-z]")
_LINE_WITH_FOREIGN_BYTES = re.compile(rb"[^\n]*[\x80-\xff][^\n]*\n?")


def find_encoding(raw: bytes) -> str:
    """One of `ENCODINGS`; "" for what is no text."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return encoding
    if b"\x00" in raw:
        return _wide_encoding(raw)
    try:
        codecs.utf_8_decode(raw, "strict", True)  # noqa: FBT003 - the signature of codecs
    except UnicodeDecodeError:
        return _narrow_encoding(raw)
    return "utf-8"


def mark_of(raw: bytes, encoding: str) -> int:
    """The length of the byte order mark."""
    return next((len(m) for m, name in _MARKS if name == encoding and raw.startswith(m)), 0)


def _wide_encoding(raw: bytes) -> str:
    """UTF-16 without a mark: its separators and line ends have a zero byte on the same side."""
    sample = raw[: _SAMPLE_BYTES if len(raw) % 2 == 0 else 0]
    for encoding, place in (("utf-16-le", 1), ("utf-16-be", 0)):
        zeros, others = sample[place::2].count(0), sample[1 - place :: 2].count(0)
        is_usual = zeros * 2 > len(sample) * _FEWEST_ZEROS and not others
        if is_usual and not _CONTROLS.search(sample.decode(encoding, "replace")):
            return encoding
    return ""


def _is_latin(word: bytes) -> bool:
    """Whether a word with foreign letters has one of ASCII too, as “Télé” and unlike «Заря»."""
    return _ASCII_LETTER.search(word) is not None


def _narrow_encoding(raw: bytes) -> str:
    """Of one byte per letter, judged by the lines with other letters than those of ASCII."""
    sample = bytearray()
    for line in _LINE_WITH_FOREIGN_BYTES.finditer(raw):
        sample += line[0]
        if len(sample) > _SAMPLE_BYTES:
            break
    words = _FOREIGN_WORD.findall(sample)
    if sum(map(_is_latin, words)) * 2 > len(words):
        return "cp1252"
    best = from_bytes(bytes(sample), cp_isolation=list(_CANDIDATES)).best()
    return _CANDIDATES[best.encoding] if best else "cp1251"
