"""The acceptance tables of the sentences: facts in, sentence out (`docs/sentences/`)."""
