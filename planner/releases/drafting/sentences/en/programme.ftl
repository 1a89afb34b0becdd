### Words of welcome, moderators, reports, closing words, places visited.

# For four or more speakers.
welcome-list =
    { CAPITAL(number) } speakers welcomed the participants:

    { LINES($speakers, style: "list") }

# $is_opening: the item opens the event, and nobody else speaks in it.
welcome = { SUBJECT($speakers) } { $is_opening ->
    [yes] opened the { kind.later }
   *[no] welcomed the participants
}{ by-video }{ OPTIONAL($on_behalf_of, before: " on behalf of ") }

message-read = { COUNT($speakers) ->
    [1] A message from { SUBJECT($speakers) } was read out
   *[other] Messages from { SUBJECT($speakers) } were read out
}

moderators = { SUBJECT($speakers) } moderated the { kind.later }{ by-video }
item-moderators = { SUBJECT($speakers) } moderated { item-moderated }
item-moderated = { $item_kind ->
    [discussion] the discussion
    [questions] the questions and answers
   *[other] { GIVEN($title) ->
        [yes] { QUOTED($title) }
       *[no] part of the programme
    }
}

hosts-of-guests = { SUBJECT($speakers) } hosted the { kind.later }
special-guests = { SUBJECT($speakers) } { IS_SEVERAL($speakers) ->
    [yes] were the special guests
   *[no] was the special guest
}
present-guests = { SUBJECT($speakers) } attended the { kind.later }

performers = { SUBJECT($speakers) } performed
trainers = { COUNT($speakers) ->
    [1] { SUBJECT($speakers) } led the classes
   *[other] { CAPITAL(number) } trainers led the classes: { NAMES($speakers) }
}

# $guides: of the last place, where the others had none.
visits = { $count ->
    [1] Journalists visited { INSIDE($places) }{ visit-where }
   *[other] { $kind ->
        [press_tour] The tour had { number } stops: { INSIDE($places) }{ visit-where }
       *[other] Journalists visited { number } places: { INSIDE($places) }{ visit-where }
    }
}
# Titles that begin so name a place behind it, and others an outing.
words-before-places = visit to, a visit to, the visit to, visits to, tour of, a tour of, guided tour of, a guided tour of, excursion to, an excursion to, trip to, a trip to
words-for-outings = visit, tour, excursion, trip, walk
    .accusative = a visit, a tour, an excursion, a trip, a walk
# $is_more: places were named before.
outings = { $outings } { COUNT($outings) ->
    [1] was
   *[other] were
} { $is_more ->
    [yes] also organised for them
   *[no] organised for journalists
}
visit-where = { GIVEN($guides) ->
    [yes] , where { SUBJECT($guides) } showed them round
   *[no] {""}
}
visit-guides = { SUBJECT($speakers) } showed journalists round{ visit-place }
visit-guides-last = {""}
visit-speakers = { SUBJECT($speakers) } spoke to the journalists { $is_alone ->
    [yes] there
   *[no] { GIVEN($place) ->
        [yes] at{ visit-place }
       *[no] there
    }
}
visit-place = { GIVEN($place) ->
    [yes] {" "}{ INSIDE($place) }
   *[no] {""}
}

closing-words = { SUBJECT($speakers) } closed the { kind.later }{ by-video }
