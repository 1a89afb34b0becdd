"""The base class and the fields of all forms."""
