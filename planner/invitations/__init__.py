"""Guest list, answers, calendar messages, door."""
