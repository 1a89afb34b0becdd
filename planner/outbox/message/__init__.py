"""A letter as a MIME message: writing, reading, and redacting personal links."""
