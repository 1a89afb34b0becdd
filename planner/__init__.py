"""Round tables and press conferences, from plan to published."""
