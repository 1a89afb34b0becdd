### Words of welcome, moderators, reports, closing words, places visited.

# For four or more speakers.
welcome-list =
    { CAPITAL(number) } speakers welcomed the participants:

    { LINES($speakers, style: "list") }

# $is_opening: the item opens the event, and nobody else speaks in it.
welcome = { SUBJECT($speakers) } { $is_opening ->
    [yes] opened the { kind }
   *[no] welcomed the participants
}{ by-video }{ OPTIONAL($on_behalf_of, before: " on behalf of ") }

message-read = { COUNT($speakers) ->
    [1] A message from { SUBJECT($speakers) } was read out
   *[other] Messages from { SUBJECT($speakers) } were read out
}

moderators = { SUBJECT($speakers) } moderated the { kind }{ by-video }
item-moderators = { SUBJECT($speakers) } moderated { item-moderated }
item-moderated = { $item_kind ->
    [discussion] the discussion
    [questions] the questions and answers
   *[other] { GIVEN($title) ->
        [yes] { QUOTED($title) }
       *[no] part of the programme
    }
}

hosts-of-guests = { SUBJECT($speakers) } hosted the { kind }
special-guests = { SUBJECT($speakers) } { IS_SEVERAL($speakers) ->
    [yes] were the special guests
   *[no] was the special guest
}
present-guests = { SUBJECT($speakers) } attended the { kind }

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
visit-where = { GIVEN($guides) ->
    [yes] , where { SUBJECT($guides) } showed them round
   *[no] {""}
}
visit-guides = { SUBJECT($speakers) } showed journalists round { INSIDE($place) }
visit-guides-last = {""}
visit-speakers = { SUBJECT($speakers) } spoke to the journalists { $is_alone ->
    [yes] there
   *[no] at { INSIDE($place) }
}

closing-words = { SUBJECT($speakers) } closed the { kind }{ by-video }
