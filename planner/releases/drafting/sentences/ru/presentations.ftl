### Доклады и обсуждения, от которых не записано слов, и пункты программы без выступающих.

# Названия, которые говорят только, что это за пункт.
words-for-items = доклад, отчёт, выступление, презентация, сообщение, заявление, речь, обсуждение, дискуссия, обмен мнениями, посещение, экскурсия, поездка, осмотр, визит, прогулка, первый объект, второй объект

# $is_also: о ком-то уже сказано. Если рода нет, глагол в настоящем времени.
presentation = { OPTIONAL($on_day, after: " ") }{ by-video }{ $item_kind ->
    [discussion] в обсуждении { PAST($speakers, "участвовал", none: "участвует") } { NAMES($speakers) }
   *[other] { GIVEN(item-named) ->
        [yes] { GIVEN(item-presented) ->
            [yes] { item-presented }{ item-on } { PAST($speakers, "представил", none: "представляет") } { NAMES($speakers) }
           *[no] { item-with }{ item-on } { PAST($speakers, "выступил", none: "выступает") } { NAMES($speakers) }
        }
       *[no] { GIVEN($topic) ->
            [yes] { GIVEN($topic, form: "prepositional") ->
                [yes] { ABOUT(FORM($topic, form: "prepositional")) } { PAST($speakers, "рассказал", none: "рассказывает") } { NAMES($speakers) }
               *[no] { $topic } — тема, о которой { PAST($speakers, "рассказал", none: "рассказывает") } { NAMES($speakers) }
            }
           *[no] { GENDER($speakers) ->
                [none] среди выступавших — { NAMES($speakers) }
               *[other] { PAST($speakers, "выступил") }{ $is_also ->
                    [yes] {" "}также
                   *[no] {""}
                } { NAMES($speakers) }
            }
        }
    }
}

# $about продолжает слово, которым назван пункт: «тарифов», «о паводках».
item-named = { GIVEN($title) ->
    [yes] { QUOTED($title) }
   *[no] { $about }
}

item-noun = { $item_kind ->
    [report] доклад
    [statement] заявление
    [discussion] обсуждение
    [visit] посещение
    [presentation] презентация
   *[other] выступление
}
    .during = { $item_kind ->
        [report] в докладе
        [statement] в заявлении
        [discussion] в обсуждении
        [visit] во время посещения
       *[other] { GIVEN($about) ->
            [yes] во время презентации
           *[no] в выступлении
        }
    }
    .with = { $item_kind ->
        [report] с докладом
        [statement] с заявлением
        [presentation] с презентацией
       *[other] с сообщением
    }

# «с докладом «Деревья»», но «с годовым докладом».
item-with = { KIND_IN($title, item-noun) ->
    [told] { WITH(SMALL(FORM($title, form: "instrumental"))) }
   *[no] { item-noun.with }{ OPTIONAL(item-named, before: " ") }
}
# Название, которое уже говорит, что это за пункт, и не склоняется: «Доклад-2027».
item-presented = { KIND_IN($title, item-noun) ->
    [no] {""}
    [told] { GIVEN($title, form: "instrumental") ->
        [yes] {""}
       *[no] { QUOTED($title) }
    }
   *[name] { QUOTED($title) }
}
item-during = { KIND_IN($title, item-noun) ->
    [no] { item-noun.during }{ OPTIONAL(item-named, before: " ") }{ item-on }
    [told] { $item_kind ->
        [presentation] { GIVEN($title, form: "genitive") ->
            [yes] во время { SMALL(FORM($title, form: "genitive")) }{ item-on }
           *[no] {""}
        }
       *[other] { GIVEN($title, form: "prepositional") ->
            [yes] { IN(SMALL(FORM($title, form: "prepositional"))) }{ item-on }
           *[no] {""}
        }
    }
   *[name] {""}
}
item-presenting = представляя { QUOTED($title) }

item-title = { OPTIONAL(item-named, before: " ") }{ item-on }
item-on = { GIVEN($topic) ->
    [yes] { GIVEN($topic, form: "prepositional") ->
        [yes] {" "}{ ABOUT(FORM($topic, form: "prepositional")) }
       *[no] {" "}(его тема — { $topic })
    }
   *[no] {""}
}

# $matter: тема пункта, который назван «Доклад о …».
item-matter = { GIVEN($matter, form: "prepositional") ->
    [yes] Речь шла { ABOUT(FORM($matter, form: "prepositional")) }
   *[no] Тема — { $matter }
}

# $is_next: до него что-то было. $count: столько подряд, о которых ничего не известно; $is_another: об
# одном таком уже сказано.
discussion = { OPTIONAL($on_day, after: " ") }{ discussion-then }{ GIVEN($title) ->
    [yes] { discussion-held }
   *[no] { GIVEN($topic, form: "accusative") ->
        [yes] участники обсудили { FORM($topic, form: "accusative") }
       *[no] { discussion-held }
    }
}
discussion-held = { $count ->
    [one] состоялось { discussion-count }{ discussion-named }
    [few] состоялись { discussion-count }обсуждения
   *[many] состоялось { discussion-count }обсуждений
}
discussion-count = { $is_another ->
    [yes] ещё{" "}
   *[no] {""}
}{ $count ->
    [1] { $is_another ->
        [yes] одно{" "}
       *[no] {""}
    }
   *[other] { number.neuter }{" "}
}
discussion-named = { GIVEN($title) ->
    [yes] { NAMED(item-noun, $title) }
   *[no] обсуждение{ OPTIONAL($about, before: " ") }
}{ OPTIONAL($topic, before: ", его тема — ") }
discussion-then = { $is_next ->
    [yes] затем{" "}
   *[no] {""}
}
discussion-moderators = { GIVEN($title) ->
    [yes] { moderators-of-it }
   *[no] { GIVEN($topic, form: "accusative") ->
        [yes] { item-moderators }
       *[no] { moderators-of-it }
    }
}
moderators-of-it = { GENDER($speakers) ->
    [none] Его модератор — { NAMES($speakers) }
   *[other] { PAST($speakers, "вёл") } его { NAMES($speakers) }
}
discussion-participants = { by-video }в обсуждении { PAST($speakers, "участвовал", none: "участвует") } { NAMES($speakers) }

sort-noun = { $sort ->
    [film] фильм
    [exhibition] выставка
    [award] награда
   *[agreement] соглашение
}
    .accusative = { $sort ->
        [film] фильм
        [exhibition] выставку
        [award] награду
       *[agreement] соглашение
    }

# Пункт без выступающих — по тому, что обозначает название.
shown = { OPTIONAL($on_day, after: " ") }{ $sort ->
    [film] был показан { NAMED(sort-noun, $title) }
    [exhibition] открылась { NAMED(sort-noun, $title) }
    [award] была вручена { NAMED(sort-noun, $title) }
    [agreement] было подписано { NAMED(sort-noun, $title) }
   *[none] { GIVEN($on_day) ->
        [yes] программа включала также { QUOTED($title) }
       *[no] ещё один пункт программы — { QUOTED($title) }
    }
}

shown-by = { OPTIONAL($on_day, after: " ") }{ $sort ->
    [film] { NAMED(sort-noun, $title) } { PAST($speakers, "представил", none: "представляет") } { NAMES($speakers) }
    [exhibition] { NAMED(sort-noun.accusative, $title, form: "accusative") } { PAST($speakers, "открыл", none: "открывает") } { NAMES($speakers) }
    [award] { NAMED(sort-noun.accusative, $title, form: "accusative") } { PAST($speakers, "вручил", none: "вручает") } { NAMES($speakers) }
   *[agreement] { NAMED(sort-noun, $title) } { PAST($speakers, "подписал", none: "подписывает") } { NAMES($speakers) }
}

# $is_body: представила одна организация.
project-presented-by = { OPTIONAL($on_day, after: " ") }{ by-video }{ $is_body ->
    [yes] { NAMES($speakers) } { PAST($speakers, "представил", none: "представляет") } { NAMED(project-noun, $project) }
   *[no] { NAMED(project-noun, $project) } { PAST($speakers, "представил", none: "представляет") } { NAMES($speakers) }
}
project-presented = { OPTIONAL($on_day, after: " ") }был представлен { NAMED(project-noun, $project) }
project-noun = проект
