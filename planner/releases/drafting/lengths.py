"""How long the parts of a release may be."""

HEADLINE_LENGTH, SUBHEAD_LENGTH = 100, 140  # characters
LEAD_WORDS = {"en": 45, "ru": 40}
LONGEST = 500  # words from lead to end mark
