"""A letter as bytes: its headers, its parts, and what of it is kept and shown."""
