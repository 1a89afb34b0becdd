"""Countries by the names that people write, for telephone numbers without a country code."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from babel import Locale

_READ = ("en", "ru", "de", "fr", "es", "ar")
_OTHERS = {
    "uk": "GB", "great britain": "GB", "england": "GB", "usa": "US", "u.s.a.": "US", "america": "US",
    "сша": "US", "рф": "RU", "российская федерация": "RU", "russian federation": "RU",
    "великобритания": "GB", "brd": "DE", "белоруссия": "BY", "киргизия": "KG", "молдавия": "MD",
    "туркмения": "TM", "uae": "AE", "оаэ": "AE", "ee. uu.": "US", "czech republic": "CZ",
    "чешская республика": "CZ", "turkey": "TR",
}  # fmt: skip
_CODE_LENGTH = 2


def country_of(text: str) -> str | None:
    """The code of the country, “RU”; None if it is not known."""
    return _codes_by_name().get(text.strip(" .").casefold())


@cache
def _codes_by_name() -> Mapping[str, str]:
    found = dict(_OTHERS)
    for language in _READ:
        for code, name in Locale.parse(language).territories.items():
            if len(code) == _CODE_LENGTH and code.isalpha():
                found.setdefault(name.casefold(), code)
                found.setdefault(code.casefold(), code)
    return found
