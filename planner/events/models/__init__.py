"""The tables of an event: the event itself, its programme, statements and studies."""
