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

# Several places, each with its days. $parts: “the first day was held at …”, “the second and third at …”.
places-by-day = { CAPITAL($parts) }
place-of-days = the { $days } { $is_first ->
    [yes] { COUNT($days) ->
        [1] day { $is_coming ->
            [yes] will be held
           *[no] was held
        }{" "}
       *[other] days { $is_coming ->
            [yes] will be held
           *[no] were held
        }{" "}
    }
   *[no] {""}
}at { place-named }
place-named = { $takes_the ->
    [yes] { THE($place) }
   *[no] { $place }
}
# Before a sentence on an item of another day than the one told before.
on-day = on the { ordinal-day } day
ordinal-day = { $day ->
    [1] first
    [2] second
    [3] third
    [4] fourth
    [5] fifth
    [6] sixth
   *[7] seventh
}

# If the first paragraph does not say where.
venue = The { kind.later } { $is_coming ->
    [yes] will be { kind.be-held }
   *[no] was { kind.be-held }
} at { $takes_the ->
    [yes] { THE($venue) }
   *[no] { $venue }
}
