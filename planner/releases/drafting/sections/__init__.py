"""The sections of a release: which facts each one reports, in every language.

The wording is in `sentences/<language>/`. A message with an empty pattern adds no sentence.
"""
