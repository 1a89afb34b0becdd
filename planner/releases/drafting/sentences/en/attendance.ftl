### Who came.

# $journalists and $outlets: “more than 30 journalists”, “19 media outlets”. $media: outlets by name.
# No sentence begins with digits.
attendance-people = { BEGINS_WITH_A_DIGIT($journalists) ->
    [yes] The { kind.later } was attended by { $journalists }{ OPTIONAL($outlets, before: " from ") }{ attendance-among }
   *[no] { $journalists }{ OPTIONAL($outlets, before: " from ") } took part{ attendance-among }
}

# If only the media were counted.
attendance-outlets = { GIVEN($media) ->
    [yes] Journalists from { $outlets } took part{ attendance-among }
   *[no] { $is_one_outlet ->
        [yes] Journalists from { $outlets } took part
       *[no] Representatives of { $outlets } took part
    }
}

# If nothing was counted, but outlets are known by name.
attendance-media = Journalists from { $media } took part

# If the outlets were not counted: the sentence before is about journalists.
attendance-media-besides = Media outlets represented included { $media }

# $are_all_named: no other outlet was there.
attendance-among = { GIVEN($media) ->
    [yes] { $are_all_named ->
        [yes] : { $media }
       *[no] , among them { $media }
    }
   *[no] {""}
}

# If nothing was counted: “Journalists from national and regional media”.
attendance-scopes = Journalists from { $scopes } media took part

# If only the intended audience of the event is known.
attendance-audience = { CAPITAL($audience) } took part

# $is_first: no other sentence on attendance precedes.
attendance-pools = { $is_first ->
    [yes] { $pools } took part
   *[no] { $pools } were among them
}

pool = members of { THE($name) }{ OPTIONAL($programme, before: ", set up under ", after: ",") }

# $sites: cities, from which journalists joined by video link.
attendance-remote = { GIVEN($sites) ->
    [yes] Journalists also joined from { $sites }
   *[no] Some of the participants joined by video link
}

# At the head of a sentence: “thirty-four journalists”, “120 journalists”.
journalists = { $qualifier ->
    [exact] { SPELT($count) }
   *[other] { about } { number }
} { $count ->
    [one] journalist
   *[other] journalists
}

outlets = { about } { number } { $count ->
    [one] media outlet
   *[other] media outlets
}

about = { $qualifier ->
    [more_than] more than
    [about] about
   *[exact] {""}
}

scope = { $scope ->
    [international] international
    [national] national
    [regional] regional
   *[local] local
}

# “fourteen students and six teachers”. $is_more: journalists were named before.
attendance-others = { BEGINS_WITH_A_DIGIT($guests) ->
    [yes] The { kind.later } was { $is_more ->
        [yes] also{" "}
       *[no] {""}
    }attended by { $guests }
   *[no] { $guests } { $is_more ->
        [yes] also{" "}
       *[no] {""}
    }attended
}

other-guests = { $is_first ->
    [yes] { SPELT($count) }
   *[no] { number }
} { $noun }
