"""Round tables and the like: programme, studies, statements, occasions."""
