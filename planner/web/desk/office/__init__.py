"""The office: its settings, its members and mail, this installation."""
