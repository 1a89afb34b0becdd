"""After an event: clippings, and the release sent to guests."""
