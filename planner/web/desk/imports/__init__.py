"""Bringing in lists of people: the file, its columns, the preview, the import and its undoing."""
