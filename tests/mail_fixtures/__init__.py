"""Messages as mail programs, servers and forgers write them, to import in tests.

The people are invented. The forms follow what is publicly known of each program: where it puts the
calendar, how it is encoded, which headers it adds, what it leaves out.
"""
