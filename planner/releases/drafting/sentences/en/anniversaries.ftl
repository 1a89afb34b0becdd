### The anniversaries and days of mourning that the event marks.

# $dates has them one by one, $dates_by_years grouped by number of years.
anniversaries = The { kind } marked { $dates_by_years }

# $later is the day of a single anniversary, if it comes after the event.
anniversary = { COUNT($phrases) ->
    [1] the { ORDINAL($years) } anniversary of { $phrases }{ OPTIONAL($later, before: ", which falls on ", after: " this year") }
   *[other] the { ORDINAL($years) } anniversaries { LIST($phrases, before: "of ") }
}

days-of-mourning = { SENTENCES($dates) }

day-of-mourning = { $is_also ->
    [yes] It also
   *[no] The { kind }
} commemorated { number } { $count ->
    [one] year
   *[other] years
} since { $phrase }

# The note to editors.
base-years = Base years of the anniversaries: { SEPARATED($years) }
base-year = { $phrase } – { $base_year }
