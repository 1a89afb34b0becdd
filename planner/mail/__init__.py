"""Messages that come by mail, read as plain facts: what they say, not what it means for an office."""
