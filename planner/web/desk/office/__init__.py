"""The office: its settings, its members, this installation."""
