### Terms used in other messages. How to write patterns: docs/drafting.md.

and = and

study-kind = { $study_kind ->
    [survey] survey
    [report] report
    [analysis] analysis
   *[research] study
}

# One to nine in words.
number = { $count ->
    [1] one
    [2] two
    [3] three
    [4] four
    [5] five
    [6] six
    [7] seven
    [8] eight
    [9] nine
   *[other] { $count }
}

counted-studies = { number } { $count ->
    [one] study
   *[other] studies
}

# The full name of a programme, and its abbreviation.
programme = { THE_PROGRAMME($name) }
programme-quoted = { THE_PROGRAMME($name) }
programme-short = { THE_SHORT($name) }
