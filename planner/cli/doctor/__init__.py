"""`flask doctor`: one function per check, each returning a `Finding`."""
