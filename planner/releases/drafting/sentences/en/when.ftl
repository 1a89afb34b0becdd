### The date within a sentence, where the dateline does not show it, and where each day was held.

# $first has no month where both days are in the same one. $first_year is given only in spans over two years.
when = { $span ->
    [year] in { $year }
    [month] in { $month_name } { $year }
    [night] on the night of { $first } { $first_year } to { $last } { $year }
   *[days] { $length ->
        [one] on { $last } { $year }
        [two] on { $first } { $first_year } and { $last } { $year }
       *[more] from { $first } { $first_year } to { $last } { $year }
    }
}

# Two places, each for a day of its own.
places-by-day = The first day was held at { $first } and the second at { $second }
