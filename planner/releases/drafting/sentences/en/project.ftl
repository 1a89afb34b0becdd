### The project or programme of work of the event, and the donors of each.

project = { GIVEN(project-what) ->
    [yes] The event was part of { project-what }
   *[no] { GIVEN($aims) ->
        [yes] The event was part of a project
       *[no] {""}
    }
}

# $is_funded: the funding is confirmed. Otherwise the donors are named without mentioning funding.
project-what = { COUNT($donors) ->
    [0] { GIVEN($description) ->
        [yes] { A($description) }{ project-name }
       *[no] { GIVEN($name) ->
            [yes] a project{ project-name }
           *[no] {""}
        }
    }
   *[other] { $is_funded ->
        [yes] a project{ project-name-between-commas } { project-funded } by { $donors }
       *[no] { A(FORM($donors, form: "name")) } project{ project-name }
    }
}

project-name = { GIVEN($name) ->
    [yes] , { QUOTED($name) }
   *[no] {""}
}
project-name-between-commas = { GIVEN($name) ->
    [yes] , { QUOTED($name) },
   *[no] {""}
}
project-funded = { $is_cofunded ->
    [yes] co-funded
   *[no] funded
}

project-aims = { BEGINS($aims, text: "to ") ->
    [yes] The project sets out { $aims }
   *[no] { aims }
}

# Aims are printed as entered. An aim that neither is a noun phrase nor begins with “to” follows a
# colon, where any form is possible.
aims = { ARE_NOUNS($aims) ->
    [yes] Its { COUNT($aims) ->
        [1] aim is
       *[other] aims are
    } { $aims }
   *[no] Its { COUNT($aims) ->
        [1] aim
       *[other] aims
    }: { SEPARATED($aims) }
}

project-implementer = The project is carried out by { $implementer }{ GIVEN($partner_of) ->
    [yes] , a partner of { $partner_of }{ OPTIONAL($programme, before: " in ") }
   *[no] { OPTIONAL($programme, before: " within ") }
}

within-programme = The event was held within { $programme }

programme-donors = { $programme } is funded by { $donors }

partners = The { kind } was held in partnership with { $partners }
donors = The { kind } was held with the support of { $donors }
partners-and-donors = The { kind } was held in partnership with { $partners } and with the support of { $donors }

# $is_second: a sentence on partners or donors precedes.
hosts = { $is_second ->
    [yes] It
   *[no] The { kind }
} was hosted by { $hosts }
