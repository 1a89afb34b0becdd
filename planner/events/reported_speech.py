"""Reported speech: clauses as they stand after “said that”."""

from __future__ import annotations

import re

_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|„[^“]*“|‘[^’]*’|\"[^\"]*\"")
# A capital I after a capitalised word is a number: Alexander I, World War I.
_FIRST_PERSON = {
    "en": re.compile(
        r"\b[Ww]e\b|\b[Oo]ur(?:s|selves)?\b|\b[Mm]y(?:self)?\b|\bus\b|\bme\b"
        r"|(?<![A-Z]\w)(?<!\w\.)\bI\b(?!\.)"
    ),
    "ru": re.compile(
        r"\b(?:я|меня|мне|мной|мы|нас|нам|нами"
        r"|мо(?:й|я|ё|и|его|ему|им|ём|ей|ю|их|ими)"
        r"|наш(?:а|е|и|его|ему|им|ем|ей|у|их|ими)?)\b"
    ),
}
_NUMERAL = re.compile(r"\b[A-Z]\w*\s+I\b")
# Set phrases that say “our” and mean nobody: our era, our days, our time.
_OF_ALL = re.compile(
    r"\bour (?:era|time|times|day|days|age|century)\b"
    r"|\bнаш(?:ей|а|у|ою|ем|его|ему|им|е|и|их|ими)\s+"
    r"(?:эр\w*|дн\w*|врем\w*|век\w*|эпох\w*|планет\w*)\b",
    re.IGNORECASE,
)
# Words that begin a clause and are no names; what is not listed keeps its capital.
_SMALL = {
    "en": [
        "a",
        "about",
        "after",
        "all",
        "although",
        "an",
        "and",
        "another",
        "any",
        "as",
        "at",
        "because",
        "before",
        "both",
        "but",
        "by",
        "children",
        "despite",
        "during",
        "each",
        "every",
        "few",
        "five",
        "for",
        "four",
        "from",
        "he",
        "her",
        "his",
        "if",
        "in",
        "it",
        "its",
        "journalists",
        "less",
        "many",
        "more",
        "most",
        "much",
        "no",
        "nobody",
        "nothing",
        "now",
        "of",
        "on",
        "one",
        "only",
        "other",
        "our",
        "over",
        "people",
        "several",
        "she",
        "since",
        "six",
        "so",
        "some",
        "such",
        "ten",
        "than",
        "that",
        "the",
        "their",
        "there",
        "these",
        "they",
        "this",
        "those",
        "though",
        "three",
        "through",
        "to",
        "two",
        "under",
        "until",
        "up",
        "we",
        "what",
        "when",
        "where",
        "while",
        "who",
        "whoever",
        "with",
        "within",
        "without",
    ],
    "ru": [
        "а",
        "без",
        "более",
        "больше",
        "большинство",
        "бы",
        "в",
        "важно",
        "весь",
        "во",
        "все",
        "всё",
        "всего",
        "вторая",
        "второй",
        "всякий",
        "где",
        "главное",
        "да",
        "два",
        "две",
        "двое",
        "для",
        "до",
        "другие",
        "если",
        "ещё",
        "есть",
        "за",
        "здесь",
        "и",
        "из",
        "из-за",
        "или",
        "им",
        "иногда",
        "их",
        "к",
        "каждая",
        "каждый",
        "как",
        "какой",
        "когда",
        "который",
        "кто",
        "лишь",
        "любой",
        "между",
        "много",
        "многие",
        "многое",
        "можно",
        "на",
        "над",
        "надо",
        "не",
        "некоторые",
        "несколько",
        "нельзя",
        "нет",
        "ни",
        "никто",
        "ничто",
        "ничего",
        "но",
        "нужно",
        "о",
        "об",
        "оба",
        "обе",
        "обо",
        "один",
        "одна",
        "одно",
        "однако",
        "он",
        "она",
        "они",
        "оно",
        "от",
        "перед",
        "по",
        "под",
        "пока",
        "половина",
        "после",
        "поэтому",
        "при",
        "про",
        "пять",
        "с",
        "самый",
        "свой",
        "сейчас",
        "со",
        "среди",
        "столько",
        "так",
        "также",
        "такая",
        "такие",
        "такой",
        "там",
        "теперь",
        "то",
        "только",
        "тот",
        "три",
        "у",
        "уже",
        "хотя",
        "чем",
        "через",
        "четыре",
        "число",
        "что",
        "чтобы",
        "эта",
        "эти",
        "это",
        "этот",
    ],
}
# “said that” goes before the clause; “that summer was dry” says which summer.
_CONJUNCTION = {
    "en": re.compile(
        r"^that (?=(?:an?|the|it|he|she|they|there|this|these|those|its|his|her|their|in|by|on|at"
        r"|from|since|after|before|no|every|all|some|most|many)\b)"
    ),
    "ru": re.compile(r"^что,? (?!(?:будет|делать|есть|же|касается|до)\b)"),
}
_CLAUSE_END = re.compile(r"(?<!\.)[.]$")


def is_in_first_person(text: str, language: str) -> bool:
    """Whether it says I, we, our or their like, outside quotation marks."""
    pattern = _FIRST_PERSON.get(base_of(language))
    if pattern is None:
        return False
    bare = _NUMERAL.sub("", _OF_ALL.sub("", _QUOTED.sub("", text)))
    return bool(pattern.search(with_small_head(bare.strip(), language)))


def clause_of(text: str, language: str) -> str:
    """The clause without its own full stop and without the “that” that the sentence says, and with a
    small letter unless a name begins it.
    """
    clause = with_small_head(text.strip(), language)
    conjunction = _CONJUNCTION.get(base_of(language))
    return without_stop(conjunction.sub("", clause) if conjunction else clause)


def without_stop(text: str) -> str:
    """Without its own full stop; “…” stays."""
    return _CLAUSE_END.sub("", text)


def base_of(language: str) -> str:
    return language.split("-")[0].lower()


def with_small_head(text: str, language: str) -> str:
    """With a small letter where a word that is no name begins, as far as the program knows it."""
    first = re.match(r"[^\W\d_]+(?:-[^\W\d_]+)*", text)
    if first and first[0].lower() in _SMALL.get(base_of(language), ()):
        return text[:1].lower() + text[1:]
    if first and base_of(language) == "ru" and _FIRST_PERSON["ru"].fullmatch(first[0].lower()):
        return text[:1].lower() + text[1:]
    return text
