"""English words that depend on the word beside them: what stands between a post and its body."""

from __future__ import annotations

import re

from planner.grammar.abbreviations import is_abbreviation

_WORDS_BEFORE_A_NOUN = 3

_TAKE_OF = frozenset(
    [
        "ambassador",
        "captain",
        "chair",
        "chairm",
        "chairman",
        "chairperson",
        "chairwoman",
        "chairwom",
        "chief",
        "colleague",
        "commissioner",
        "consul",
        "co-founder",
        "curator",
        "dean",
        "delegate",
        "deputy",
        "director",
        "editor-in-chief",
        "envoy",
        "founder",
        "friend",
        "general",
        "governor",
        "head",
        "inhabitant",
        "keeper",
        "leader",
        "manager",
        "mayor",
        "member",
        "minister",
        "owner",
        "parent",
        "participant",
        "patron",
        "pensioner",
        "president",
        "principal",
        "pupil",
        "rector",
        "relative",
        "representative",
        "resident",
        "secretary",
        "secretary-general",
        "speaker",
        "spokesm",
        "spokesman",
        "spokesperson",
        "spokeswom",
        "spokeswoman",
        "supporter",
        "treasurer",
        "trustee",
        "veteran",
        "victim",
        "winner",
    ]
)


def before_a_noun(name: str) -> bool:
    """Whether it is an abbreviation that may precede a noun: “an IOM Moscow expert”."""
    return is_abbreviation(name) and len(name.split()) <= _WORDS_BEFORE_A_NOUN


def of_or_at(function: str) -> str:
    """What stands between a function and the body. Posts at the head of a body, and those that say
    whose somebody is, take “of”; occupations, and posts that say of what already, take “at”.
    """
    words = re.findall(r"[\w'-]+", function.casefold())
    is_told = any(word in ("of", "for", "at", "in", "on") for word in words)
    last = re.sub(r"s$|(?<=m)en$", "", words[-1]) if words else ""
    return "of" if not is_told and last in _TAKE_OF else "at"
