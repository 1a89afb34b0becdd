### Words of welcome, moderators, reports, closing words, places visited.

# For four or more speakers.
welcome-list =
    The { kind } was opened with words of welcome by:

    { LINES($speakers) }

welcome = { SUBJECT($speakers) } opened the { kind } with words of welcome

moderators = { SUBJECT($moderators) } moderated the { kind }

visits = { COUNT($places) ->
    [1] The programme included a visit: { $places }
   *[other] The journalists visited the following places: { SEPARATED($places) }
}
visited-place = { $place }{ GIVEN($hosts) ->
    [yes] {" "}({ SEPARATED($hosts) })
   *[no] {""}
}

presentation = { SUBJECT($speakers) } { item-given } { GIVEN($title) ->
    [yes] the
   *[no] a
} { item }

item = { item-noun }{ GIVEN($title) ->
    [yes] {" "}{ QUOTED($title) }
   *[no] {""}
}{ OPTIONAL($topic, before: " on ") }

item-noun = { $item_kind ->
    [report] report
    [statement] statement
    [discussion] discussion
   *[other] presentation
}

item-given = { $item_kind ->
    [statement] made
    [discussion] took part in
   *[other] gave
}

closing-words = { SUBJECT($speakers) } closed the { kind }

# If no participants are known.
discussion = A discussion was held{ GIVEN($title) ->
    [yes] : { $title }
   *[no] {" "}on { $topic }
}
