"""What each part of a release tells, and from which facts, in every language.

The words are those of `sentences/<language>/`. A message that prints nothing says nothing.
"""
