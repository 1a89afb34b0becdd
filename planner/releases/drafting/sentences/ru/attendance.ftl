### Кто пришёл. $pools — пулы журналистов, чьи участники были на мероприятии.

# $count — сколько было журналистов.
attendance-people = В мероприятии { $qualifier ->
    [exact] { $count ->
        [one] принял
       *[other] приняли
    }
   *[other] приняли
} участие { $journalists }{ OPTIONAL($outlets, before: " из ") }

# Если сосчитаны только издания.
attendance-outlets = В мероприятии приняли участие журналисты { $outlets }

# Если не сосчитано ничего: «журналисты общенациональных и региональных СМИ».
attendance-scopes = В мероприятии приняли участие журналисты { $scopes } СМИ

# Если известно только, для кого было мероприятие.
attendance-audience = В мероприятии приняли участие { LOWER($audience) }

attendance-pools = Среди участников — { $pools }

pool = { $name }{ GIVEN($programme, form: "short") ->
    [yes] {" "}(программа { FORM($programme, form: "short") })
   *[no] {""}
}

# Словами — только в именительном падеже; в остальных местах слова пришлось бы склонять.
journalists = { $qualifier ->
    [exact] { number } { $count ->
        [one] журналист
        [few] журналиста
       *[many] журналистов
    }
   *[other] { about } { $count } { $count ->
        [one] журналиста
       *[many] журналистов
    }
}

outlets = { about } { $count } { $count ->
    [one] издания
   *[many] изданий
}

about = { $qualifier ->
    [more_than] более
    [about] около
   *[exact] {""}
}

scope = { $scope ->
    [international] международных
    [national] общенациональных
    [regional] региональных
   *[local] местных
}

# $is_partial: изданий было больше, чем названо.
attendance-media = Среди СМИ: { SEPARATED($media) }{ $is_partial ->
    [yes] {" "}и др.
   *[no] {""}
}

media-of-a-kind = { media-kind } — { COMMAS($names) }

media-kind = { $media_kind ->
    [news_agency] информационные агентства
    [radio] радио
    [television] телевидение
    [online] интернет-издания
    [photo] фото
    [film] кино
   *[print] печатные издания
}
