"""Limits on the length of a release."""

HEADLINE_LENGTH, SUBHEAD_LENGTH = 100, 140  # characters
LEAD_WORDS = {"en": 45, "ru": 40}  # by language
LONGEST = 500  # words from lead to end mark
PARAGRAPH_WORDS = {"en": 60, "ru": 50}  # by language
PARAGRAPH_SENTENCES = 3
SENTENCE_WORDS = {"en": 30, "ru": 25}  # by language
