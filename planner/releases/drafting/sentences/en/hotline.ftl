### The hot-line.

hotline = { GIVEN($operators) ->
    [yes] The hot-line { $number }{ OPTIONAL($audience, before: " for ") } is run by { $operators }
   *[no] The number of the hot-line{ OPTIONAL($audience, before: " for ") } is { $number }
}

# A sentence of its own in other languages.
hotline-operators = {""}

hotline-hours = Hours: { $hours }
