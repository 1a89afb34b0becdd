### Частью чего было мероприятие и кто за что платит. Всё в именительном падеже, если другие формы не введены.

# $is_funded: доноры подтвердили финансирование. Иначе о деньгах не говорится.
project = { COUNT($donors) ->
    [0] { project-described }
   *[other] { $is_funded ->
        [yes] { project-funded }
       *[no] { GIVEN($donors, form: "genitive") ->
            [yes] { project-part-of } { FORM($donors, form: "genitive") }{ project-name }
           *[no] { project-described }
        }
    }
}

project-part-of = Мероприятие организовано в рамках проекта

project-name = { GIVEN($name) ->
    [yes] {" "}{ QUOTED($name) }
   *[no] {""}
}

project-funded = { GIVEN($donors, form: "instrumental") ->
    [yes] { project-part-of }{ project-name }, { $is_cofunded ->
        [yes] софинансируемого
       *[no] финансируемого
    } { FORM($donors, form: "instrumental") }
   *[no] { project-part-of }{ project-name }. { $is_cofunded ->
        [yes] Софинансирование
       *[no] Финансирование
    }: { $donors }
}

project-described = { GIVEN($description) ->
    [yes] { project-part-of }{ project-name } ({ $description })
   *[no] { GIVEN($name) ->
        [yes] { project-part-of }{ project-name }
       *[no] { GIVEN($aims) ->
            [yes] { project-part-of }
           *[no] {""}
        }
    }
}

project-aims = { COUNT($aims) ->
    [1] Цель проекта — { $aims }
   *[other] Цели проекта: { SEPARATED($aims) }
}

project-implementer = Исполнитель — { $implementer }{ GIVEN($partner_of) ->
    [yes] { GIVEN($partner_of, form: "genitive") ->
        [yes] , партнёр { FORM($partner_of, form: "genitive") }{ GIVEN($programme) ->
            [yes] {" "}по программе { QUOTED($programme) }
           *[no] {""}
        }
       *[no] {" "}(партнёр организации { QUOTED($partner_of) }{ GIVEN($programme) ->
            [yes] {" "}по программе { QUOTED($programme) }
           *[no] {""}
        })
    }
   *[no] { GIVEN($programme) ->
        [yes] {" "}(программа { QUOTED($programme) })
       *[no] {""}
    }
}

within-programme = Программа, в рамках которой прошло мероприятие, — { QUOTED($programme) }

programme-donors = Финансирование программы: { $donors }

partners = { COUNT($partners) ->
    [1] Партнёр мероприятия — { $partners }
   *[other] Партнёры мероприятия: { $partners }
}

donors = { COUNT($donors) ->
    [1] Донор мероприятия — { $donors }
   *[other] Доноры мероприятия: { $donors }
}

partners-and-donors = { partners }. { donors }

hosts = { COUNT($hosts) ->
    [1] Принимающая сторона — { $hosts }
   *[other] Принимающие стороны: { $hosts }
}
