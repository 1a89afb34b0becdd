"""What came by mail, and what to do about it."""
