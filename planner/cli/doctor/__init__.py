"""`flask doctor`: one function per check, each returns what it found."""
