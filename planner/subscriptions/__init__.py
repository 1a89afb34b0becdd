"""Releases and advisories by mail for whoever asks for them in the newsroom."""
