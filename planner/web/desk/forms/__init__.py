"""The forms of the desk: fields in, values of the domain out."""
