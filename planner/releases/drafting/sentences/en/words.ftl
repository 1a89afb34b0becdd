### Terms used in other messages. How to write patterns: docs/drafting.md.

and = and
# Between two of which the first holds a comma.
and-after-comma = and
# Before the last entry of a list with semicolons: “A, director; and B, ambassador”.
and-after-semicolon = and

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
   *[other] { DIGITS($count) }
}

counted-studies = { number } { $count ->
    [one] study
   *[other] studies
}

# The full name of a programme, and its abbreviation.
programme = { THE_PROGRAMME($name) }
programme-quoted = { THE_PROGRAMME($name) }
programme-short = { THE_SHORT($name) }
programme-short-bent = { THE_SHORT($name) }

# Titles that say nothing but a kind, in small letters.
words-for-kinds = report, survey, study, analysis, research, presentation, talk, speech, statement, lecture, paper

# A time in a sentence.
in-year = in { $year }
in-month = in { month } { $year }
for-year = for { $year }
for-years = for { $first }–{ $last }

month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}

# A body with a noun that says what it is, within a sentence.
body-with-noun = { $name } { $noun }
study-kind-noun = { study-kind }
