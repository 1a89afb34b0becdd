"""The forms of the desk: from fields to the plans that operations take."""
