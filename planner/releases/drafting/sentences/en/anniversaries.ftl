### The anniversaries and days of mourning that the event marks.

# $dates_by_years: grouped by number of years. From four on the number is said first.
# $event: how the event is called, so that no sentence begins like the one before.
anniversaries = { $is_also ->
    [yes] It also
   *[no] { marking }
} { $is_coming ->
    [yes] { $is_also ->
        [yes] marks
       *[no] will mark
    }
   *[no] marked
} { $is_long ->
    [yes] { number } anniversaries: { $brief }
   *[no] { $dates_by_years }
}

marking = { $event ->
    [it] It
    [noun] The event
   *[kind] The { kind.later }
}

# $day is the day of a single anniversary in the year of the event, unless it is the event’s own.
anniversary = the { COUNT($phrases) ->
    [1] { anniversary-word } of { $phrases }{ GIVEN($day) ->
        [yes] { anniversary-falls } { $day }
       *[no] {""}
    }
   *[other] { anniversary-word.several } { LIST($phrases, before: "of ") }
}

anniversary-word = { $names_centenaries ->
    [yes] { $years ->
        [100] centenary
        [200] bicentenary
       *[other] { ORDINAL($years) } anniversary
    }
   *[no] { ORDINAL($years) } anniversary
}
    .several = { $names_centenaries ->
        [yes] { $years ->
            [100] centenaries
            [200] bicentenaries
           *[other] { ORDINAL($years) } anniversaries
        }
       *[no] { ORDINAL($years) } anniversaries
    }

anniversary-falls = { $is_past ->
    [yes] , which fell on
   *[no] , which falls on
}

anniversary-brief = the { ORDINAL($years) } { LIST($phrases, before: "of ") }

# Not needed in English.
anniversary-bent = {""}
anniversary-shape = {""}
anniversary-falls-on = {""}

days-of-mourning = { marking } { $is_coming ->
    [yes] will mark
   *[no] marked
} { $dates_by_years }

day-of-mourning = { number } { $years ->
    [one] year
   *[other] years
} since { $phrases }
day-of-mourning-bent = {""}

# The note to editors.
founded = { $bodies } { founded-were } founded in { $year }{ OPTIONAL($others, before: ", ") }
founded-were = { COUNT($bodies) ->
    [1] { GENDER($bodies) ->
        [pl] were
       *[other] was
    }
   *[other] were
}
founded-others = { $bodies } in { $year }
founded-on = { $bodies } { founded-were } founded on { GIVEN($julian) ->
    [yes] { $julian } { $year } ({ $day }{ OPTIONAL($gregorian_year, before: " ") } in the Gregorian calendar)
   *[no] { $day } { $year }
}
counted-from = The { ORDINAL($years) } anniversary of { $phrase } is counted from { $year }

# Not needed in English.
founded-year = {""}
