"""Bodies, boilerplates, programmes of work, projects, hot-lines."""
