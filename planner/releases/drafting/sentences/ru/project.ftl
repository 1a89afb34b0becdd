### Частью чего было мероприятие, кто за что платит, кто помогал и принимал.

# $is_coming: мероприятие ещё впереди; $is_announced: предложение стоит в анонсе.
frame-passed = { $is_coming ->
    [yes] { $is_announced ->
        [yes] { kind.passes }
       *[no] { kind.will-pass }
    }
   *[no] { kind.passed }
}

# $event: как назвать мероприятие, чтобы предложение не начиналось как предыдущее.
frame-event-passed = { $event ->
    [it] { CAPITAL(kind.it) } { frame-passed }
    [noun] { GIVEN(kind-is-meeting) ->
        [yes] { frame-later-passed }
       *[no] { CAPITAL(frame-passed) } { kind.again }
    }
   *[kind] { CAPITAL(kind.again) } { frame-passed }
}
frame-later-passed = { CAPITAL(kind.later) } { $is_coming ->
    [yes] { kind.later-will-pass }
   *[no] { kind.later-passed }
}

# $is_funded: доноры подтвердили финансирование. Иначе о деньгах не говорится.
project = { GIVEN(project-known) ->
    [yes] { frame-event-passed } в рамках проекта{ project-donors }
   *[no] {""}
}
    .parted = { GIVEN(project-is-parted) ->
        [yes] { frame-event-passed } в рамках проекта{ project-described }. { $is_cofunded ->
            [yes] { COUNT($donors) ->
                [1] В его финансировании { GENDER($donors) ->
                    [pl] участвуют
                   *[other] участвует
                }
               *[other] Его совместно финансируют
            }
           *[no] Его { finances }
        } { $donors }
       *[no] {""}
    }
project-is-parted = { COUNT($donors) ->
    [0] {""}
   *[other] { $is_funded ->
        [yes] yes
       *[no] {""}
    }
}

project-known = { GIVEN($name) ->
    [yes] yes
   *[no] { GIVEN($description) ->
        [yes] yes
       *[no] { GIVEN(project-has-donors) ->
            [yes] yes
           *[no] { GIVEN($aims) ->
                [yes] yes
               *[no] {""}
            }
        }
    }
}

project-has-donors = { COUNT($donors) ->
    [0] {""}
   *[other] { $is_funded ->
        [yes] yes
       *[no] { GIVEN($donors, form: "genitive") ->
            [yes] yes
           *[no] {""}
        }
    }
}

project-donors = { COUNT($donors) ->
    [0] { project-described }
   *[other] { $is_funded ->
        [yes] { project-described }, { project-financed }
       *[no] { GIVEN($donors, form: "genitive") ->
            [yes] {" "}{ FORM($donors, form: "genitive") }{ project-name }
           *[no] { project-described }
        }
    }
}

project-financed = { $is_cofunded ->
    [yes] { COUNT($donors) ->
        [1] в финансировании которого { GENDER($donors) ->
            [pl] участвуют
           *[other] участвует
        }
       *[other] который совместно финансируют
    }
   *[no] который { finances }
} { $donors }

# Сколько доноров, столько и финансируют; имя организации может стоять и во множественном числе.
finances = { GENDER($donors) ->
    [pl] финансируют
   *[other] финансирует
}

project-name = { GIVEN($name) ->
    [yes] { CALLED(project-noun, $name) }
   *[no] {""}
}

project-described = { GIVEN($name) ->
    [yes] { project-name }
   *[no] { GIVEN($description) ->
        [yes] {" "}({ $description })
       *[no] {""}
    }
}

project-aims = { COUNT($aims) ->
    [1] Задача проекта — { $aims }
   *[other] Задачи проекта — { $aims }
}

project-implementer = { GENDER($implementer) ->
    [pl] Проект ведут
   *[other] Проект ведёт
} { $implementer }{ implementer-partner }

implementer-partner = { GIVEN($partner_of) ->
    [yes] { GIVEN($partner_of, form: "genitive") ->
        [yes] {" "}— { GENDER($implementer) ->
            [pl] партнёры
           *[other] партнёр
        } { FORM($partner_of, form: "genitive") }{ OPTIONAL(by-programme, before: " по ") }
       *[no] . { implementer-its } партнёр{ OPTIONAL(by-programme, before: " по ") } — { $partner_of }
    }
   *[no] { OPTIONAL(by-programme, before: " по ") }
}{ GIVEN($programme) ->
    [yes] { GIVEN(by-programme) ->
        [yes] {""}
       *[no] . Программа проекта — { $programme }
    }
   *[no] {""}
}

implementer-its = { GENDER($implementer) ->
    [f] Её
    [pl] Их
    [none] Этот
   *[other] Его
}

# «по программе «Чистый берег»»; слово «программа» в самом названии не повторяется. Пусто, если
# такое название нельзя склонять: тогда о программе говорит другое предложение.
by-programme = { GIVEN($programme) ->
    [yes] { BEGINS(FORM($programme, form: "name"), text: "Программа ") ->
        [yes] программе { WITHOUT($programme, beginning: "Программа ") }
       *[no] { HOLDS(FORM($programme, form: "name"), text: "программа") ->
            [yes] { GIVEN($programme, form: "dative") ->
                [yes] { FORM($programme, form: "dative") }
               *[no] {""}
            }
           *[no] программе { QUOTED($programme) }
        }
    }
   *[no] {""}
}

# $is_also: о проекте уже сказано.
within-programme = { GIVEN(by-programme) ->
    [yes] { $is_also ->
        [yes] { CAPITAL(kind.it) } { frame-passed } также
       *[no] { frame-event-passed }
    } по { by-programme }
   *[no] Программа, в рамках которой { $is_coming ->
        [yes] { kind.later-will-pass }
       *[no] { kind.later-passed }
    } { kind.later }, — { $programme }
}{ COUNT($donors) ->
    [0] {""}
   *[other] , которую { finances } { $donors }
}

programme-donors = Программу { finances } { $donors }

partners = { COUNT($partners) ->
    [1] Партнёр { kind.later-genitive } — { $partners }
   *[other] Партнёры { kind.later-genitive } — { $partners }
}

# $backers — те, кто поддержал мероприятие, и его доноры.
supporters = { GIVEN($backers, form: "genitive") ->
    [yes] { $event ->
        [it] { CAPITAL(kind.it) } { frame-passed }
        [noun] { GIVEN(kind-is-meeting) ->
            [yes] { CAPITAL(kind.again) } { frame-passed }
           *[no] { CAPITAL(kind.passed) } { kind.again }
        }
       *[kind] { frame-later-passed }
    } при поддержке { FORM($backers, form: "genitive") }
   *[no] { $is_coming ->
        [yes] { backers-noun }
       *[no] { GENDER($backers) ->
            [m] { $event ->
                [noun] Поддержал { kind.later-accusative }
               *[kind] { CAPITAL(kind.later-accusative) } поддержал
            } { $backers }
            [f] { $event ->
                [noun] Поддержала { kind.later-accusative }
               *[kind] { CAPITAL(kind.later-accusative) } поддержала
            } { $backers }
            [n] { $event ->
                [noun] Поддержало { kind.later-accusative }
               *[kind] { CAPITAL(kind.later-accusative) } поддержало
            } { $backers }
            [pl] { $event ->
                [noun] Поддержали { kind.later-accusative }
               *[kind] { CAPITAL(kind.later-accusative) } поддержали
            } { $backers }
           *[none] { backers-noun }
        }
    }
}

backers-noun = { COUNT($backers) ->
    [1] { $is_coming ->
        [yes] Организация, которая поддерживает { kind.later-accusative }, — { $backers }
       *[no] Организация, которая поддержала { kind.later-accusative }, — { $backers }
    }
   *[other] { $is_coming ->
        [yes] Организации, которые поддерживают { kind.later-accusative }, — { $backers }
       *[no] Организации, которые поддержали { kind.later-accusative }, — { $backers }
    }
}

hosts = { $is_coming ->
    [yes] { GENDER($hosts) ->
        [pl] Участников примут { $hosts }
       *[other] Участников примет { $hosts }
    }
   *[no] { GENDER($hosts) ->
        [m] Участников принимал { $hosts }
        [f] Участников принимала { $hosts }
        [n] Участников принимало { $hosts }
        [pl] Участников принимали { $hosts }
       *[none] Принимающая сторона — { $hosts }
    }
}
