"""The day's desk: what waits for the member, what comes next, what was published."""
