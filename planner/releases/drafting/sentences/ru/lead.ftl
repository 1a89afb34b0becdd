### Первый абзац.

# Что стоит перед ним, если у отправителя нет своего образца.
dateline = { $city }, { $date } —
dateline-city = { $city } ({ $country })

# Названия, которые не говорят ничего, кроме того, что это встреча; с маленькой буквы.
words-for-events = { kind }, пресс-встреча, пресс-конференция, брифинг, встреча, встреча с журналистами, встреча с прессой, встреча со сми, мероприятие, пресс-мероприятие

# $is_attended: записано, что люди пришли. $studies: сколько представлено исследований; 0, если об этом говорится в другом месте.
# Глагол согласуется с организатором; если его род неизвестен — с мероприятием.
lead = { lead-opening } { $organiser_count ->
    [0] { COUNT($organisers) ->
        [0] { lead-took-place }
       *[other] { GIVEN(lead-is-of-event) ->
            [yes] { lead-took-place }. { CAPITAL(kind.its) } { lead-organiser }
           *[no] { lead-meeting }{ lead-studies }
        }
    }
   *[other] { NAMES_KIND($title, kind) ->
        [yes] { lead-took-place }. { CAPITAL(kind.its) } { lead-organiser }
       *[no] { lead-many }
    }
}

# Что служит подлежащим: само мероприятие — и там, где его название пришлось бы склонять.
lead-is-of-event = { $kind ->
    [launch] yes
   *[other] { lead-cannot-bend }
}
lead-cannot-bend = { NAMES_KIND($title, kind) ->
    [yes] yes
   *[no] { GENDER($organisers) ->
        [none] yes
       *[other] {""}
    }
}

lead-organiser = { GENDER($organisers) ->
    [pl] организаторы — { $organisers }
   *[other] организатор — { $organisers }
}

lead-took-place = { kind.took-place } { lead-day } { lead-online } { lead-where } { NAMES_KIND($title, kind) ->
    [yes] { event-titled }
   *[no] { kind } { lead-whom-and-what }
}{ lead-studies }

# «круглый стол для журналистов «…»», но «конференция «…» для редакторов журналов»: иначе название
# читается как название журналов.
lead-whom-and-what = { GIVEN($title) ->
    [yes] { GIVEN($audience, form: "genitive") ->
        [yes] { QUOTED($title) } { lead-for-whom }
       *[no] { lead-for-whom }{ lead-what }
    }
   *[no] { lead-for-whom }{ lead-what }
}

# Если организаторов четверо и больше.
lead-many = { GIVEN(kind-has-own-verb) ->
    [yes] { lead-organiser-count } { lead-day } { lead-online } { lead-where } { kind.held } { kind.object } { lead-for-attended }{ lead-what }: { $organisers }
   *[no] { kind.object } { lead-for-attended }{ lead-what } { lead-online } { lead-where } { lead-day } { kind.held } { lead-organiser-count }: { $organisers }
}
lead-organiser-count = { $organiser_count ->
    [4] четыре организации
    [5] пять организаций
    [6] шесть организаций
    [7] семь организаций
    [8] восемь организаций
    [9] девять организаций
    [one] { $organiser_count } организация
    [few] { $organiser_count } организации
   *[many] { $organiser_count } организаций
}

lead-meeting = { GIVEN(kind-has-own-verb) ->
    [yes] { lead-who } { lead-day } { lead-online } { lead-where } { kind.held } { kind.object } { lead-for-attended }{ $is_attended ->
        [yes] { lead-what }
       *[no] { lead-about }
    }
   *[no] { GIVEN(lead-what) ->
        [yes] { lead-who } { kind.held } { lead-day } { lead-online } { lead-where } { lead-for-attended } { kind.object }{ $is_attended ->
            [yes] { lead-what }
           *[no] { lead-about }
        }
       *[no] { lead-who } { kind.held } { lead-day } { lead-for-attended } { kind.object } { lead-online } { lead-where }
    }
}

# «провёл для журналистов круглый стол «…»»; если людей не отмечали — «круглый стол об обмелении рек».
lead-what = { GIVEN($title) ->
    [yes] {" "}{ QUOTED($title) }
   *[no] { lead-about-subject }
}
lead-about = { GIVEN($subject, form: "prepositional") ->
    [yes] { lead-about-subject }
   *[no] { lead-what }
}
lead-about-subject = { GIVEN($subject, form: "prepositional") ->
    [yes] {" "}{ ABOUT(FORM($subject, form: "prepositional")) }
   *[no] { GIVEN($subject) ->
        [yes] . { CAPITAL(kind.its) } тема — { $subject }
       *[no] {""}
    }
}

lead-who = { $organisers }{ GIVEN($co_organisers) ->
    [yes] {" "}совместно с { FORM($co_organisers, form: "instrumental") }
   *[no] {""}
}
lead-can-join = { GIVEN($co_organisers, form: "instrumental") }

lead-for-attended = { $is_attended ->
    [yes] { lead-for-whom }
   *[no] { lead-for-entered }
}
lead-for-entered = { GIVEN($audience, form: "genitive") ->
    [yes] для { FORM($audience, form: "genitive") }
   *[no] {""}
}
lead-for-whom = { GIVEN($audience, form: "genitive") ->
    [yes] для { FORM($audience, form: "genitive") }
   *[no] { kind.for-journalists }
}

lead-online = { $is_online ->
    [yes] { $kind ->
        [webinar] {""}
       *[other] в режиме онлайн
    }
   *[no] {""}
}
lead-where = { lead-venue } { GIVEN($city, form: "prepositional") ->
    [yes] { IN(FORM($city, form: "prepositional")) }
   *[no] {""}
}
lead-venue = { GIVEN($venue) ->
    [yes] {" "}{ AT(FORM($venue, form: "prepositional")) }
   *[no] {""}
}
lead-can-name-venue = { GIVEN($venue, form: "prepositional") }

# $is_hybrid: можно было участвовать и по видеосвязи.
lead-video = { $is_hybrid ->
    [yes] К { kind.to-it } можно { $is_coming ->
        [yes] будет
       *[no] было
    } присоединиться по видеосвязи
   *[no] {""}
}
lead-day = { $span ->
    [month] {""}
    [year] {""}
   *[days] { OPTIONAL($when) }
}

# Месяц или год без числа стоит в начале.
lead-opening = { $span ->
    [month] { OPTIONAL($when) }
    [year] { OPTIONAL($when) }
   *[days] {""}
}

lead-studies = { $studies ->
    [0] {""}
   *[other] , { lead-at-which } { lead-shown }
}
lead-at-which = { $kind ->
    [press_tour] в ходе которого
    [interview] в котором
    [photo_opportunity] во время которой
    [open_day] в который
    [own] где
   *[other] на { kind.which }
}
lead-shown = { $studies ->
    [1] { lead-study-shown } { lead-study-kind }
    [2] были представлены два исследования
    [3] были представлены три исследования
    [4] были представлены четыре исследования
    [5] было представлено пять исследований
    [6] было представлено шесть исследований
    [7] было представлено семь исследований
    [8] было представлено восемь исследований
    [9] было представлено девять исследований
    [one] было представлено { $studies } исследование
    [few] были представлены { $studies } исследования
   *[many] было представлено { $studies } исследований
}

# Если из-за названия предложение слишком длинно.
lead-title = { CAPITAL(kind.its) } тема — { QUOTED($title) }

# Новость и её источник.
lead-news-study = { $news }. { $is_presented_by_conductor ->
    [yes] { GENDER($conductor) ->
        [none] { lead-news-shown }
       *[other] Такие данные приводятся в { lead-study-in }, { lead-study-which } { $conductor } { lead-presented } { lead-at-it }
    }
   *[no] { lead-news-shown }
}
lead-news-shown = { lead-study-with } приводятся такие данные, { lead-study-shown } { lead-at-it }{ GIVEN($conductor) ->
    [yes] . Его автор — { $conductor }
   *[no] {""}
}
lead-study-in = { $study_kind ->
    [survey] опросе
    [report] докладе
    [analysis] анализе
   *[research] исследовании
}
lead-study-which = { $study_kind ->
    [research] которое
   *[other] который
}
lead-study-with = { $study_kind ->
    [survey] Опрос, в котором
    [report] Доклад, в котором
    [analysis] Анализ, в котором
   *[research] Исследование, в котором
}
lead-study-kind = { $study_kind ->
    [survey] опрос
    [report] доклад
    [analysis] анализ
   *[research] исследование
}
lead-study-shown = { $study_kind ->
    [research] было представлено
   *[other] был представлен
}
lead-presented = { GENDER($conductor) ->
    [f] представила
    [n] представило
    [pl] представили
   *[m] представил
}

lead-news-statement = { $news }. Об этом { lead-at-it } { lead-told } { $speaker }
lead-news-quoted = { QUOTATION($news) } — { lead-said } { lead-at-it } { $speaker }

# $is_named: название само называет вид, и место для него есть.
lead-at-it = { $is_named ->
    [yes] на { FORM($title, form: "prepositional") }
   *[no] { kind.at-it } { kind.for-journalists }
}
# О пресс-туре, интервью и подобном говорят не «на».
lead-can-name-event = { NAMES_KIND($title, kind) ->
    [yes] { $kind ->
        [press_tour] {""}
        [interview] {""}
        [photo_opportunity] {""}
        [open_day] {""}
        [own] {""}
       *[other] { GIVEN($title, form: "prepositional") }
    }
   *[no] {""}
}
lead-told = { IS_PLURAL($speaker) ->
    [yes] сообщили
   *[no] { GENDER($speaker) ->
        [m] сообщил
        [f] сообщила
        [n] сообщило
        [pl] сообщили
       *[none] сообщает
    }
}
lead-said = { IS_PLURAL($speaker) ->
    [yes] сказали
   *[no] { GENDER($speaker) ->
        [m] сказал
        [f] сказала
        [n] сказало
        [pl] сказали
       *[none] говорит
    }
}

# Если в первом абзаце источником новости назван кто-то другой.
lead-organisers = { NAMES_KIND($title, kind) ->
    [yes] { $is_named ->
        [yes] { lead-organiser-noun } { kind.later-genitive } — { $organisers }
       *[no] { lead-organiser-of-it }
    }
   *[no] { GENDER($organisers) ->
        [none] { CAPITAL(lead-organiser) }
       *[other] { GIVEN(kind-has-own-verb) ->
            [yes] { lead-who }{ lead-venue } { kind.held } { kind.object }{ lead-its-title }
           *[no] { CAPITAL(kind.object) }{ lead-its-title } { kind.held }{ lead-venue } { lead-who }
        }{ GIVEN($backers) ->
            [yes] {" "}при поддержке { FORM($backers, form: "genitive") }
           *[no] {""}
        }
    }
}
lead-its-title = { GIVEN($title) ->
    [yes] {" "}{ QUOTED($title) }
   *[no] {""}
}
lead-can-name-backers = { NAMES_KIND($title, kind) ->
    [yes] {""}
   *[no] { GENDER($organisers) ->
        [none] {""}
       *[other] { GIVEN($backers, form: "genitive") }
    }
}

lead-organiser-of-it = { GIVEN($title, form: "genitive") ->
    [yes] { lead-organiser-noun } { FORM($title, form: "genitive") } — { $organisers }
   *[no] { CAPITAL(lead-organiser) }
}
lead-organiser-noun = { GENDER($organisers) ->
    [pl] Организаторы
   *[other] Организатор
}

# Перед мероприятием. $clock: «10:00 МСК (07:00 UTC)», если для часа есть место.
lead-coming = { lead-opening } { COUNT($organisers) ->
    [0] { lead-coming-event }
   *[other] { NAMES_KIND($title, kind) ->
        [yes] { lead-coming-event }. { CAPITAL(kind.its) } { lead-organiser }
       *[no] { GIVEN(kind-has-own-verb) ->
            [yes] { lead-coming-when } { lead-who } { kind.will-hold } { kind.object } { lead-whom-and-what }
           *[no] { lead-who } { kind.will-hold } { lead-coming-when } { kind.object } { lead-whom-and-what }
        }
    }
}
lead-coming-event = { lead-coming-when } { kind.will-pass } { NAMES_KIND($title, kind) ->
    [yes] { event-titled }
   *[no] { kind } { lead-whom-and-what }
}
lead-coming-when = { lead-day }{ OPTIONAL($clock, before: " в ") } { lead-online } { lead-where }

# Отменённое или перенесённое мероприятие.
lead-changed-event = { GIVEN($title) ->
    [yes] { CAPITAL(event-titled) }
   *[no] { CAPITAL(kind) }{ GIVEN($subject, form: "prepositional") ->
        [yes] {" "}{ ABOUT(FORM($subject, form: "prepositional")) }
       *[no] {""}
    }
}
lead-announced = { GIVEN($day) ->
    [yes] , { kind.set-for } на { lead-announced-day }{ lead-changed-place },
   *[no] {""}
}
lead-announced-day = { $day } { $span ->
    [year] год
   *[other] года
}
lead-changed-place = { GIVEN($city, form: "prepositional") ->
    [yes] {" "}{ IN(FORM($city, form: "prepositional")) }
   *[no] {""}
}
lead-cancelled = { lead-changed-event }{ lead-announced } { kind.cancelled }
lead-put-off = { lead-changed-event }{ GIVEN($day) ->
    [yes] , { kind.set-for } на { lead-announced-day },
   *[no] {""}
} { kind.put-off }
lead-no-new-day = Новая дата не назначена
lead-moved = { lead-changed-event } { kind.moved }{ OPTIONAL($from_day, before: " с ") } на { $to_day } года
lead-reason = Причина — { $reason }
lead-same-place = Место прежнее: { $venue }{ OPTIONAL($city, before: ", ") }
