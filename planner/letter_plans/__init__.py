"""The plan of letters to the guests of an event: which letter leaves when, to whom."""
