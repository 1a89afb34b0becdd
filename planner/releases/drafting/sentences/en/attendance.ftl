### Who came. $pools are the pools of journalists whose members came.

# No sentence begins with digits.
attendance-people = { BEGINS_WITH_A_DIGIT($journalists) ->
    [yes] The { kind } was attended by { $journalists }{ OPTIONAL($outlets, before: " from ") }{ attendance-along }
   *[no] { $journalists }{ OPTIONAL($outlets, before: " from ") } took part{ attendance-along }
}

# If only the media were counted.
attendance-outlets = Journalists from { $outlets } took part{ attendance-along }

# If nothing was counted: “Journalists from national and regional media”.
attendance-scopes = Journalists from { $scopes } media took part{ attendance-along }

# If only the intended audience of the event is known.
attendance-audience = { CAPITAL($audience) } took part{ attendance-along }

attendance-along = { OPTIONAL($pools, before: ", along with ") }

# $is_first: no other sentence on attendance precedes.
attendance-pools = { $is_first ->
    [yes] { $pools } took part
   *[no] {""}
}

pool = members of { THE($name) }{ OPTIONAL($programme, before: ", set up within ") }

journalists = { about } { number } { $count ->
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

# $is_partial: more outlets were counted than are named here.
attendance-media = Among the media: { SEPARATED($media) }{ $is_partial ->
    [yes] ; and others
   *[no] {""}
}

media-of-a-kind = { media-kind } – { COMMAS($names) }

media-kind = { $media_kind ->
    [news_agency] news agencies
    [radio] radio
    [television] television
    [online] online
    [photo] photo
    [film] film
   *[print] print
}
