"""The history: who did what when, from what to what."""
