"""Grammatical forms of entered texts: what a sentence needs, proposed by rules, confirmed by people."""
